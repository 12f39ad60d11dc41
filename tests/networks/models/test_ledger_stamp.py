"""Every change of a ledger moves its stamp, whatever made it, and no other ledger's."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models, transaction
from django.db.models import F

from networks.migrations.parts import ledger_stamp
from networks.models import Activity, Organisation, Preference
from reflections.models import MailedMessage, Reflection, StoryLoad
from tests.factories import OrganisationFactory, UserFactory
from tests.keepers import fill_ledger

pytestmark = pytest.mark.django_db

MIGRATIONS = [
    import_module("networks.migrations.0004_second_edition_rules"),
    import_module("reflections.migrations.0004_second_edition_rules"),
]
WATCHED = {table for migration in MIGRATIONS for table in migration.WATCHED}


def stamps():
    with connection.cursor() as cursor:
        cursor.execute("SELECT owner_id, stamp FROM networks_ledger_stamp")
        return dict(cursor.fetchall())


@pytest.fixture
def ada():
    return UserFactory(username="ada")


@pytest.fixture
def rows(ada):
    fill_ledger(UserFactory(username="bob"))
    StoryLoad.objects.create(owner=ada)
    return fill_ledger(ada)


@pytest.fixture
def moves(ada):
    """A function that does something and says whose stamps it moved."""

    def whose(do):
        before = stamps()
        do()
        after = stamps()
        return [table for table in before if before[table] != after.get(table)]

    return whose


def every_row(rows):
    return [*rows.values(), *StoryLoad.objects.filter(owner=rows[Organisation].owner)]


def test_everyone_has_a_stamp_of_their_own(ada, rows):
    found = stamps()
    assert found.keys() == set(get_user_model().objects.values_list("pk", flat=True))
    assert len(set(found.values())) == len(found)


def test_every_update_moves_it(ada, rows, moves):
    for row in every_row(rows):
        same, name = type(row)._base_manager.filter(pk=row.pk), row._meta.concrete_fields[-1].name
        assert moves(lambda same=same, name=name: same.update(**{name: F(name)})) == [ada.pk], row


def test_every_deletion_and_every_new_row_moves_it(ada, rows, moves):
    for row in every_row(rows)[::-1]:
        again = type(row)._base_manager.get(pk=row.pk)
        with transaction.atomic():
            assert moves(lambda row=row: type(row)._base_manager.filter(pk=row.pk).delete()) == [
                ada.pk
            ], row
            assert moves(lambda again=again: again.save_base(raw=True, force_insert=True)) == [
                ada.pk
            ], row
            transaction.set_rollback(True)


def test_links_of_an_entry_and_rows_in_bulk_move_it(ada, rows, moves):
    network, entry = rows[Organisation], rows[Reflection]
    assert moves(lambda: entry.organisations.clear()) == [ada.pk]
    assert moves(lambda: entry.organisations.add(network)) == [ada.pk]
    many = [Organisation(owner=ada, name=f"One of {n}") for n in range(3)]
    assert moves(lambda: Organisation.objects.bulk_create(many)) == [ada.pk]
    more = [Activity(organisation=network, date="2011-03-16", title=f"{n}", currency="GBP",
                     exchange_rate=1) for n in range(3)]  # fmt: skip
    assert moves(lambda: Activity.objects.bulk_create(more)) == [ada.pk]
    assert moves(lambda: Activity.objects.bulk_update(more, ["title"])) == [ada.pk]


def test_mail_that_waits_moves_it(ada, rows, moves):
    waiting = {"owner": ada, "fingerprint": "1", "title": "A talk", "day": "2011-03-16"}
    assert moves(lambda: MailedMessage.objects.create(**waiting)) == [ada.pk]
    assert moves(lambda: MailedMessage.objects.update(is_sorted=True)) == [ada.pk]
    assert moves(lambda: MailedMessage.objects.all().delete()) == [ada.pk]


def test_what_is_taken_back_leaves_the_stamp_as_it_was(ada, rows):
    before = stamps()
    with transaction.atomic():
        Preference.objects.filter(owner=ada).delete()
        assert stamps() != before
        transaction.set_rollback(True)
    assert stamps() == before


def test_row_that_moves_between_two_ledgers_by_sql_moves_both(ada, rows, moves):
    theirs = OrganisationFactory()
    own = Activity.objects.filter(pk=rows[Activity].pk)
    assert set(moves(lambda: own.update(organisation=theirs))) == {ada.pk, theirs.owner_id}


def test_stamp_goes_with_its_person(ada, rows):
    ada.delete()
    assert ada.pk not in stamps()


def belongs_to_a_ledger(model):
    """Whether a page with figures could show it: what hangs on people, but logs and letters."""
    told_elsewhere = {
        "ChangedRow", "SentForm", "CalendarFeed", "CalendarEvent", "ReminderChoice", "Reminded",
        "ReminderRule", "Upload", "Matching", "MailAddress", "Invitation", "AccessToken",
    }  # fmt: skip
    return model._meta.app_label in {"networks", "reflections"} and (
        model.__name__ not in told_elsewhere
    )


def test_every_table_of_the_ledger_is_watched():
    found = [
        model for model in apps.get_models(include_auto_created=True) if belongs_to_a_ledger(model)
    ]
    assert {model._meta.db_table for model in found if issubclass(model, models.Model)} == WATCHED


def test_no_later_migration_lost_a_trigger():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'ledger_stamp_%'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    expected = {name for table in WATCHED for name in ledger_stamp.names(table, connection.vendor)}
    assert expected - there == set()
