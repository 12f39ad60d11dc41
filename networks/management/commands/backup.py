"""backup: all of the database in one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from networks.backup import CannotBackUp, back_up, back_up_into
from networks.management import paths


class Command(BaseCommand):
    help = (
        "Write all of the database to one file, also while the site is in use. In a folder, the "
        "file is named by the time, and of older ones 7 daily, 4 weekly and 12 monthly are kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "path", type=paths.path, help="the file to write, such as ledger.backup, or a folder"
        )

    def handle(self, *, path: Path, **options: Any) -> None:
        try:
            if path.is_dir():
                path, contents = back_up_into(path, timezone.now())
            else:
                contents = back_up(path)
        except CannotBackUp as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in contents.values())
        self.stdout.write(f"{path}: {rows:,} rows of {len(contents)} tables, read back and right.")
