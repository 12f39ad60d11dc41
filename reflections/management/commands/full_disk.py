"""`manage.py full_disk`: what a person and a command are told when the disk is full."""

import os
from contextlib import suppress
from io import StringIO
from pathlib import Path
from shutil import disk_usage
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

NAME, WORDS = "full-disk", "All that I wrote"
MOST = 100 * 1024 * 1024
FORM = {"name": WORDS, "kind": "other", "setting": "offline", "note": WORDS * 20_000}


class Command(BaseCommand):
    help = (
        "Fill the small disk on which DATABASE_URL's SQLite file lies, save, back up, make room "
        "and save again. For a tmpfs of its own: mount -t tmpfs -o size=12m none /mnt/small."
    )

    def handle(self, **options: Any) -> None:
        place = Path(settings.DATABASES["default"]["NAME"]).parent
        if (
            connection.vendor != "sqlite"
            or not place.is_absolute()
            or disk_usage(place).free > MOST
        ):
            raise CommandError("Name a SQLite file on a disk with less than 100 MB of room.")
        owner = get_user_model().objects.create_user(NAME)
        filler = place / "filler"
        try:
            with override_settings(DEBUG=False, ALLOWED_HOSTS=["testserver"]):
                outcomes = self._try(owner, place, filler)
        finally:
            filler.unlink(missing_ok=True)
            owner.delete()
        if wrong := [what for what, is_right in outcomes.items() if not is_right]:
            raise CommandError(f"Not so: {', '.join(wrong)}.")

    def _try(self, owner: User, place: Path, filler: Path) -> dict[str, bool]:
        client = Client(raise_request_exception=False)
        client.force_login(owner)
        _fill(filler)
        full = client.post("/networks/add/", FORM, secure=True)
        kept = owner.organisations.count()
        told = _back_up(place / "ledger.backup")
        left = sorted(path.name for path in place.glob("*ledger.backup*"))
        filler.unlink()
        roomy = client.post("/networks/add/", FORM, secure=True)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            whole = cursor.fetchone()[0]
        self.stdout.write(
            f"A full disk: the save answers {full.status_code}, its text is "
            f"{'' if WORDS in full.text else 'not '}on the page, {kept} rows are kept. "
            f"backup: {told or 'written'} Left of it: {left or 'nothing'}.\n"
            f"With room again: the save answers {roomy.status_code}; integrity_check: {whole}."
        )
        return {
            "507 with the text": full.status_code == 507 and WORDS in full.text,
            "nothing half saved": kept == 0,
            "a sentence of the backup": "No space left" in told and not left,
            "saved when there was room": roomy.status_code == 302,
            "a file that is whole": whole == "ok",
        }


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while file.write(b"\1" * size):
                    pass
        os.fsync(file.fileno())


def _back_up(path: Path) -> str:
    try:
        call_command("backup", path, stdout=StringIO())
    except CommandError as error:
        return str(error)
    return ""
