from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from networks.forms import LedgerForm, is_row_id, refusal
from networks.forms.record import CHANGED_MEANWHILE
from networks.models import Fee, Membership, Organisation, Preference
from tests.factories import FeeFactory, MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


class OrganisationForm(LedgerForm):
    class Meta:
        model = Organisation
        fields = ["name", "kind", "setting", "parent", "website", "closed_on", "notes"]


class MembershipForm(LedgerForm):
    class Meta:
        model = Membership
        fields = ["organisation", "started_on", "ended_on", "held_by", "notice_days"]


class PreferenceForm(LedgerForm):
    class Meta:
        model = Preference
        fields = ["setting", "currency", "number", "since"]


NAMED = {"name": "CILIP", "kind": "professional_body", "setting": "offline"}


def opened(row, **data):
    return data | {"opened_version": row.version}


@pytest.mark.parametrize("text", ["1", "9223372036854775807", 12])
def test_key_that_a_database_can_hold_is_a_row_id(text):
    assert is_row_id(text)


@pytest.mark.parametrize("text", ["", "-1", "9223372036854775808", "9" * 5000, "１", "1.0", "a"])
def test_anything_else_is_no_row_id(text):
    assert not is_row_id(text)


def test_new_row_belongs_to_the_owner_of_the_form(alice):
    row = OrganisationForm(NAMED, owner=alice).try_save()
    assert row.owner == alice


def test_reference_takes_own_rows_alone(alice):
    foreign = OrganisationFactory()
    form = OrganisationForm(NAMED | {"parent": foreign.pk}, owner=alice)
    assert form.errors["parent"] == [
        "Select a valid choice. That choice is not one of the available choices."
    ]


def test_name_that_the_owner_has_already_is_refused_beside_the_name(alice):
    OrganisationFactory(owner=alice, name="Cilip")
    form = OrganisationForm(NAMED, owner=alice)
    assert form.errors == {"name": ["You already have a network called “CILIP”."]}


def test_name_that_someone_else_has_is_free(alice):
    OrganisationFactory(name="CILIP")
    assert OrganisationForm(NAMED, owner=alice).is_valid()


def test_preference_set_twice_is_told_rather_than_raised(alice):
    Preference.objects.create(owner=alice, setting="hour_value", number=15)
    form = PreferenceForm({"setting": "hour_value", "number": "20"}, owner=alice)
    assert form.errors == {"__all__": ["You have set this already: change that one."]}


def test_home_currency_stays_while_there_is_money(alice):
    MembershipFactory(organisation__owner=alice)
    form = PreferenceForm({"setting": "home_currency", "currency": "EUR"}, owner=alice)
    assert form.errors == {
        "currency": ["Your ledger is kept in GBP; change that in your preferences."]
    }


def test_overlap_is_told_beside_the_start(alice):
    first = MembershipFactory(organisation__owner=alice, started_on=date(2010, 1, 1))
    data = {"organisation": first.organisation_id, "started_on": "2011", "held_by": "self"}
    assert MembershipForm(data, owner=alice).errors == {
        "started_on": ["It overlaps the membership that started on 1 January 2010."]
    }


def test_vague_dates_keep_how_vague_they_are(alice):
    organisation = OrganisationFactory(owner=alice)
    data = {"organisation": organisation.pk, "held_by": "self", "started_on": "2004"}
    row = MembershipForm(data | {"ended_on": "2007-02"}, owner=alice).try_save()
    row.refresh_from_db()
    assert (str(row.start), str(row.end)) == ("2004", "2007-02")
    assert (row.started_on, row.ended_on) == (date(2004, 1, 1), date(2007, 2, 28))


def test_vague_date_left_alone_is_no_change(alice):
    row = MembershipFactory(organisation__owner=alice, started_on_precision="year")
    data = {"organisation": row.organisation_id, "held_by": "self", "started_on": "2009"}
    assert not MembershipForm(data, instance=row, owner=alice).has_changed()


def test_first_save_of_two_counts(alice):
    row = OrganisationFactory(owner=alice, name="CILIP")
    data = opened(row, **NAMED, notes="mine")
    assert OrganisationForm(data, instance=row, owner=alice).try_save().version == 1


@pytest.fixture
def stale(alice):
    """A form opened before someone else saved the row."""
    row = OrganisationFactory(owner=alice, **NAMED)
    data = opened(row, **NAMED, notes="typed here")
    other = Organisation.objects.get(pk=row.pk)
    other.notes = "saved there"
    other.save()
    return OrganisationForm(data, instance=Organisation.objects.get(pk=row.pk), owner=alice)


def test_row_saved_meanwhile_is_not_overwritten(stale):
    assert stale.try_save() is None
    assert Organisation.objects.get().notes == "saved there"


def test_stale_form_says_what_is_stored_and_keeps_what_was_typed(stale):
    assert not stale.try_save()
    assert stale.errors["__all__"] == [CHANGED_MEANWHILE, "Stored now, notes: saved there"]
    assert stale["notes"].value() == "typed here"


def test_stale_form_sent_again_replaces_what_is_stored(stale, alice):
    stale.try_save()
    again = OrganisationForm(stale.data, instance=Organisation.objects.get(), owner=alice)
    assert again.try_save().notes == "typed here"


def test_form_without_the_version_it_was_opened_at_is_stale(alice):
    row = OrganisationFactory(owner=alice)
    form = OrganisationForm(NAMED, instance=row, owner=alice)
    assert (form.try_save(), form.errors.as_data()["__all__"][0].code) == (None, "stale")


def test_row_deleted_meanwhile_is_told(alice):
    row = OrganisationFactory(owner=alice)
    form = OrganisationForm(opened(row, **NAMED), instance=row, owner=alice)
    Organisation.objects.all().delete()
    assert form.try_save() is None
    assert form.errors == {"__all__": ["This was deleted in another window meanwhile."]}


def test_message_about_a_column_that_the_form_leaves_out_is_about_the_row(alice):
    class NameForm(LedgerForm):
        class Meta:
            model = Organisation
            fields = ["name"]

    parent = OrganisationFactory(owner=alice)
    child = OrganisationFactory(owner=alice, parent=parent)
    parent.parent = child
    form = NameForm(opened(parent, name="CILIP"), instance=parent, owner=alice)
    assert form.errors == {
        "__all__": ["A network cannot lie inside itself, not even by way of others."]
    }


def test_what_only_the_database_refuses_is_told(alice, monkeypatch):
    first = MembershipFactory(organisation__owner=alice)
    monkeypatch.setattr(Membership, "validate_unique", lambda self, exclude=None: None)
    data = {"organisation": first.organisation_id, "started_on": "2010", "held_by": "self"}
    form = MembershipForm(data, owner=alice)
    assert form.try_save() is None
    assert form.errors == {"__all__": ["It overlaps another membership of the same organisation."]}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"amount": Decimal(-1)}, "A refund is negative, and nothing else is."),
        ({"covers_from": date(2011, 1, 1)}, "Give both days of what it covers, or neither."),
        ({"exchange_rate": None, "amount": 1}, "Give the exchange rate."),
    ],
)
def test_broken_constraint_is_told_in_its_own_words(change, words):
    fee = FeeFactory()
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Fee.objects.filter(pk=fee.pk).update(**change)
    assert refusal(caught.value) == words


def test_doubled_row_is_told_in_words():
    first, second = OrganisationFactory.create_batch(2, owner=UserFactory())
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Organisation.objects.filter(pk=second.pk).update(name_key=first.name.casefold())
    assert refusal(caught.value) == "There is one like it already."


ODD_TEXTS = ["\0", "\ud800", "a\ud800b", "\u200b", "\u202e", "a\x07b", "; ", "x" * 5000]


@pytest.mark.parametrize("text", ODD_TEXTS)
@pytest.mark.parametrize("name", ["name", "notes", "website", "kind", "closed_on", "parent"])
def test_odd_text_is_kept_or_told_and_never_raises(alice, name, text):
    form = OrganisationForm(NAMED | {name: text}, owner=alice)
    row = form.try_save()
    assert row or form.errors[name]
