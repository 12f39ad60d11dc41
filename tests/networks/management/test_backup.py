import json
import stat
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from networks.backup import archive
from networks.changing import throw_away
from networks.changing.undo import undo
from networks.models import Activity, Change, Fee, Organisation
from reflections.models import StoryLoad
from tests.factories import (
    OrganisationFactory,
    UserFactory,
)
from tests.networks.management.backups import change_member, everything, refusal, rewrite

pytestmark = pytest.mark.django_db


def test_backup_restores_every_row_as_it_was(kept):
    before = everything()
    Fee.objects.update(amount="1.00")
    Activity.objects.all().delete()
    OrganisationFactory(name="Since then")
    call_command("restore", kept, "--over", stdout=StringIO())
    assert everything() == before


def test_next_row_after_a_restore_gets_an_id_of_its_own(kept):
    call_command("restore", kept, "--over", stdout=StringIO())
    taken = set(Organisation.objects.values_list("pk", flat=True))
    assert OrganisationFactory().pk not in taken


def test_next_row_after_a_restore_has_the_id_of_none_that_lies_in_the_bin(tmp_path):
    gone = OrganisationFactory()
    binned = throw_away(gone.owner, gone)
    number = binned.rows.get().row
    call_command("backup", tmp_path / "ledger.backup", stdout=StringIO())
    call_command("restore", tmp_path / "ledger.backup", stdout=StringIO())
    assert OrganisationFactory().pk > number
    undo(Change.objects.get())
    assert Organisation.objects.filter(pk=number, name=gone.name).exists()


def test_restore_refuses_a_database_with_a_ledger_until_told(kept):
    before = everything()
    assert refusal(kept) == (
        "This database holds ledgers already. To put the backup in their place, add --over."
    )
    assert everything() == before


def test_restore_into_an_empty_database_asks_nothing(kept):
    get_user_model().objects.all().delete()
    call_command("restore", kept, stdout=StringIO())
    assert Activity.objects.get().title == "Soirée à Évora"


def test_backup_is_its_owners_alone(kept):
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_backup_takes_the_place_of_a_backup_alone(kept, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear CILIP")
    with pytest.raises(CommandError, match="is there already and is no backup"):
        call_command("backup", letter, stdout=StringIO())
    assert letter.read_text() == "Dear CILIP"
    with pytest.raises(CommandError, match="null is there"):
        call_command("backup", "/dev/null", stdout=StringIO())
    made_for_it = tmp_path / "empty"
    made_for_it.touch()
    kept.write_bytes(kept.read_bytes()[:100])
    for path in (made_for_it, kept):
        call_command("backup", path, stdout=StringIO())
        assert archive.read_contents(path)


def test_backup_leaves_nothing_beside_it(kept):
    assert list(kept.parent.iterdir()) == [kept]


FIRST_EDITION = settings.BASE_DIR / "tests" / "first_edition" / "before.backup"
SECOND_EDITION = settings.BASE_DIR / "tests" / "second_edition" / "before.backup"


def test_backup_of_an_earlier_version_is_brought_up_to_date(tmp_path):
    """That of the story, made with SQLite on 25 November 2026, before migrations were squashed."""
    call_command("restore", FIRST_EDITION, stdout=StringIO())
    connection.check_constraints()
    assert {model.__name__: model.objects.count() for model in (Organisation, Fee, Activity)} == {
        "Organisation": 15,
        "Fee": 8,
        "Activity": 76,
    }
    for row in Organisation.objects.all():
        row.full_clean()
    # Not there then: the search of today reads it.
    assert Organisation.objects.get(search_text__endswith="\ncilip").short_name == "CILIP"
    taken = set(Organisation.objects.values_list("pk", flat=True))
    assert OrganisationFactory(owner=get_user_model().objects.get()).pk not in taken


def test_backup_from_before_the_second_edition_was_squashed_needs_no_upgrade():
    """That of the story, made with SQLite on 27 November 2026."""
    assert not archive.is_older(SECOND_EDITION)
    call_command("restore", SECOND_EDITION, stdout=StringIO())
    undo(Change.objects.get(kind="deleted"))
    assert {model.__name__: model.objects.count() for model in (Organisation, Fee, Activity)} == {
        "Organisation": 17,
        "Fee": 9,
        "Activity": 76,
    }


def test_backup_whose_keys_stand_in_another_order_is_the_same(kept):
    """As those of before they were sorted do; PostgreSQL never kept that order."""
    load = StoryLoad.objects.create(owner=UserFactory(), rows={"roles": [2], "fees": [1]})
    call_command("backup", kept, stdout=StringIO())
    name = "tables/reflections.StoryLoad.jsonl"

    def other_order(members):
        written = json.loads(members[name])
        change_member(members, name, dict(reversed(written.items())) | {"rows": load.rows})

    rewrite(kept, other_order)
    call_command("restore", kept, "--over", stdout=StringIO())
    assert StoryLoad.objects.get().rows == {"fees": [1], "roles": [2]}


def test_backup_that_cannot_be_written_leaves_the_last_one(kept, monkeypatch):
    whole = kept.read_bytes()

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_through", full)
    with pytest.raises(CommandError, match="could not be written: No space left on device"):
        call_command("backup", kept)
    assert kept.read_bytes() == whole
    assert list(kept.parent.iterdir()) == [kept]
