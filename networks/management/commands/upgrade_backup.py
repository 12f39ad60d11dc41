"""upgrade_backup: an older backup as one of this version."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from networks.backup.archive import CannotBackUp
from networks.backup.upgrading import upgrade
from networks.management import paths


class Command(BaseCommand):
    help = (
        "Make a backup of this version from an older one, by way of the empty database that "
        "DATABASE_URL names. `restore` does it by itself."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=paths.path, help="the older backup")
        parser.add_argument("newer", type=paths.path, help="the file to write")

    def handle(self, *, path: Path, newer: Path, **options: Any) -> None:
        try:
            upgrade(path, newer, lambda: call_command("migrate", verbosity=0))
        except CannotBackUp as error:
            raise CommandError(str(error)) from error
