from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from networks import csvfiles
from networks.csvfiles import Plan
from reflections.csv_tables import LEDGER
from reflections.management.people import find_person


class Command(BaseCommand):
    help = "Import a ledger's CSV files, all of them or, when anything is wrong, nothing."

    def add_arguments(self, parser):
        parser.add_argument("--user", required=True, metavar="NAME", help="whose ledger")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("path", type=Path, help="a folder, a .zip or one .csv")

    def handle(self, *, user, path, dry_run, **options):
        step = csvfiles.plan if dry_run else csvfiles.bring_in
        done = step(find_person(user), csvfiles.from_path(LEDGER, path))
        if done.problems:
            self._refuse(done)
        self._report(done, dry_run)

    def _refuse(self, done: Plan):
        for problem in done.problems:
            self.stderr.write(str(problem))
        count = len(done.problems)
        raise CommandError(
            f"Nothing was imported: {count:,} {'problem' if count == 1 else 'problems'}, see above."
        )

    def _report(self, done: Plan, dry_run: bool):
        for batch in done.batches:
            self.stdout.write(
                f"{batch.file}: {batch.added:,} added, {batch.changed:,} changed, "
                f"{batch.left_alone:,} left alone"
            )
        if others := done.sources.left_alone:
            self.stdout.write(f"Not files of a ledger, left alone: {', '.join(others)}")
        if dry_run:
            self.stdout.write("This was a dry run: nothing was saved.")
        elif done.changes_nothing:
            self.stdout.write("Everything was there already: nothing has changed.")
