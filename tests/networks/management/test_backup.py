import hashlib
import json
import stat
from io import StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from networks.backup import archive, rows
from networks.changing import throw_away
from networks.changing.undo import undo
from networks.models import Activity, Change, Fee, Organisation
from reflections.models import StoryLoad
from tests.factories import (
    ActivityFactory,
    FeeFactory,
    OrganisationFactory,
    ReflectionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(tmp_path):
    """A backup of a ledger with one fee, one activity and one entry about their network."""
    fee = FeeFactory(amount="184.00")
    network = fee.membership.organisation
    ActivityFactory(organisation=network, title="Soirée à Évora", hours="1.25")
    entry = ReflectionFactory(owner=network.owner)
    entry.organisations.add(network)
    path = tmp_path / "ledger.backup"
    call_command("backup", path, stdout=StringIO())
    return path


def everything():
    return {model: list(model._base_manager.order_by("pk").values()) for model in rows.tables()}


def rewrite(path, change):
    """The backup again, with `change` made to its members."""
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def change_member(members, name, row):
    """One row in the place of those of the table, and what the manifest says of it."""
    members[name] = json.dumps(row).encode() + b"\n"
    manifest = json.loads(members["manifest.json"])
    table = name.removeprefix("tables/").removesuffix(".jsonl")
    manifest["tables"][table]["sha256"] = hashlib.sha256(members[name]).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()


def refusal(path, *options):
    with pytest.raises(CommandError) as error:
        call_command("restore", path, *options)
    return str(error.value)


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


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -30])
def test_backup_that_is_cut_is_refused(kept, cut):
    before = everything()
    kept.write_bytes(kept.read_bytes()[:cut])
    assert refusal(kept, "--over") == f"{kept} is damaged, cut short or no backup at all."
    assert everything() == before


def test_flipped_byte_is_refused_wherever_it_is(kept):
    whole = kept.read_bytes()
    before = everything()
    for at in range(0, len(whole), max(1, len(whole) // 97)):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1 :])
        try:
            call_command("restore", kept, "--over", stdout=StringIO())
        except CommandError:
            continue
        # Some bytes of a .zip mean nothing, such as the time at which a member was made.
        assert everything() == before
    assert everything() == before


def test_changed_row_is_refused(kept):
    def cheaper(members):
        name = "tables/networks.Fee.jsonl"
        members[name] = members[name].replace(b"184.00", b"184.01")

    rewrite(kept, cheaper)
    assert refusal(kept, "--over") == (
        f"{kept} is damaged: its part tables/networks.Fee.jsonl was changed."
    )


def test_backup_of_a_newer_version_is_refused(kept):
    def later(members):
        manifest = json.loads(members["manifest.json"])
        manifest["migrations"].append(["networks", "9999_later"])
        members["manifest.json"] = json.dumps(manifest).encode()

    rewrite(kept, later)
    assert refusal(kept, "--over") == (
        f"{kept} was made by a newer version: upgrade first, then restore."
    )


def test_backup_of_a_database_between_two_editions_is_refused(kept):
    def halfway(members):
        manifest = json.loads(members["manifest.json"])
        manifest["migrations"].remove(["reflections", "0012_mail_in"])
        members["manifest.json"] = json.dumps(manifest).encode()

    rewrite(kept, halfway)
    said = refusal(kept, "--over")
    assert said.startswith(
        f"The database of {kept} stopped halfway to the second edition (at reflections."
    )


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


@pytest.mark.parametrize("members", [{}, {"manifest.json": "{}"}, {"manifest.json": "[]"}])
def test_zip_of_something_else_is_refused(tmp_path, members):
    path = tmp_path / "other.zip"
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert refusal(path) == f"{path} is not a backup of Worth Renewing."


def test_missing_file_is_said(tmp_path):
    path = tmp_path / "none.backup"
    assert refusal(path) == f"{path} could not be read: No such file or directory."


def test_backup_that_cannot_be_written_leaves_the_last_one(kept, monkeypatch):
    whole = kept.read_bytes()

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_through", full)
    with pytest.raises(CommandError, match="could not be written: No space left on device"):
        call_command("backup", kept)
    assert kept.read_bytes() == whole
    assert list(kept.parent.iterdir()) == [kept]


def test_row_that_the_database_refuses_leaves_everything_as_it_was(kept):
    before = everything()

    def no_owner(members):
        name = "tables/networks.Organisation.jsonl"
        change_member(members, name, json.loads(members[name]) | {"kind": "club"})

    rewrite(kept, no_owner)
    assert refusal(kept, "--over") == (
        f"{kept} does not fit into this database; nothing was changed."
    )
    connection.check_constraints()
    assert everything() == before
