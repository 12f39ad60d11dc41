from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from networks import csvfiles
from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.words import counted
from networks.csvfiles import Plan
from networks.csvfiles.importing.doubtful import doubtful_rows
from networks.management import paths
from reflections.csv_tables import LEDGER
from reflections.management.people import find_person


class Command(BaseCommand):
    help = "Import a ledger's CSV files, all of them or, when anything is wrong, nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", required=True, metavar="NAME", help="whose ledger")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument(
            "--dates",
            choices=list(map(str, DateOrder)),
            help="which comes first in dates such as 05/01/2025: the day (dmy) or the month (mdy)",
        )
        parser.add_argument("path", type=paths.path, help="a folder, a .zip or one .csv")

    def handle(
        self, *, user: str, path: Path, dry_run: bool, dates: str | None, **options: Any
    ) -> None:
        step = csvfiles.plan if dry_run else csvfiles.bring_in
        order = DateOrder(dates) if dates else None
        done = step(find_person(user), csvfiles.from_path(LEDGER, path), order)
        if others := done.sources.left_alone:
            warning = f"Not files of a ledger, left alone: {', '.join(others)}"
            self.stdout.write(self.style.WARNING(warning))
        for note in (*done.notes, *doubtful_rows(done, timezone.localdate())):
            self.stdout.write(note)
        if not done.ok:
            self._refuse(done)
        self._report(done, dry_run)

    def _refuse(self, done: Plan) -> None:
        for problem in done.problems:
            self.stderr.write(str(problem))
        if done.question:
            self.stderr.write(done.question)
            raise CommandError("Nothing was imported: say it with --dates dmy or --dates mdy.")
        count = len(done.problems)
        raise CommandError(f"Nothing was imported: {counted(count, 'problem')}, see above.")

    def _report(self, done: Plan, dry_run: bool) -> None:
        for batch in done.batches:
            self.stdout.write(
                f"{batch.file}: {batch.added:,} added, {batch.changed:,} changed, "
                f"{batch.left_alone:,} left alone"
            )
        if dry_run:
            self.stdout.write("This was a dry run: nothing was saved.")
        elif done.changes_nothing:
            self.stdout.write("Everything was there already: nothing has changed.")
