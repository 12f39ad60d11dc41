"""restore: a backup in the place of what the database holds."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from networks.backup import CannotBackUp, restore
from networks.management import paths


class Command(BaseCommand):
    help = "Put a backup in the place of everything that the database holds: all of it or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=paths.path, help="a file that `backup` wrote")
        parser.add_argument(
            "--over", action="store_true", help="also where the database holds ledgers already"
        )

    def handle(self, *, path: Path, over: bool, **options: Any) -> None:
        try:
            contents = restore(path, over=over)
        except CannotBackUp as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in contents.values())
        self.stdout.write(
            f"{rows:,} rows of {len(contents)} tables are back, compared with the file row by row. "
            "Everybody signs in anew."
        )
