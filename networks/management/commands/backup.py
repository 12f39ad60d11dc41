from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from networks.backup import CannotBackUp, back_up


class Command(BaseCommand):
    help = "Write all of the database to one file, also while the site is in use."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, help="the file to write, such as ledger.backup")

    def handle(self, *, path: Path, **options):
        try:
            contents = back_up(path)
        except CannotBackUp as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in contents.values())
        self.stdout.write(f"{path}: {rows:,} rows of {len(contents)} tables, read back and right.")
