"""Backups that are damaged, changed or none: nothing of them is restored."""

import json
from io import StringIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.networks.management.backups import change_member, everything, refusal, rewrite

pytestmark = pytest.mark.django_db


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
