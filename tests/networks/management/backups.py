"""Backups that are changed behind the program's back, and what is said of them."""

import hashlib
import json
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.management import CommandError, call_command

from networks.backup import rows


def everything():
    return {model: list(model._base_manager.order_by("pk").values()) for model in rows.tables()}


def refusal(path, *options):
    with pytest.raises(CommandError) as error:
        call_command("restore", path, *options)
    return str(error.value)


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
