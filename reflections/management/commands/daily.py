from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, close_old_connections
from django.utils import timezone

from networks.management import paths

LONGEST_SLEEP = 60.0


class Command(BaseCommand):
    help = "Send what is due, clean up and back up, once; or with --at every day, for a container."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", type=_time, metavar="HH:MM", help="every day, and go on")
        parser.add_argument(
            "--backups", type=paths.path, metavar="FOLDER", help="default: no backup"
        )

    def handle(self, *, at: tuple[int, int] | None, backups: Path | None, **options: Any) -> None:
        if at is None:
            if failed := self._do_all(backups):
                raise CommandError(f"Failed: {', '.join(failed)}.")
            return
        while True:
            _wait_until(at)
            # The database may have ended meanwhile what was opened yesterday.
            close_old_connections()
            self._do_all(backups)

    def _do_all(self, backups: Path | None) -> list[str]:
        """The names of what failed; one that fails keeps nothing from the others."""
        # The backup first: should the rest go wrong, all is kept as it was.
        jobs = {"backup": partial(self._back_up, backups)} if backups else {}
        jobs |= {name: partial(self._call, name) for name in ("send_reminders", "clean_up")}
        failed = []
        for name, job in jobs.items():
            try:
                job()
            except (CommandError, Error, OSError) as error:
                failed.append(name)
                self.stderr.write(f"{name}: {error}")
                if isinstance(error, Error):
                    close_old_connections()
        return failed

    def _back_up(self, folder: Path) -> None:
        # Without its parents: nothing is written beside a disk that is away.
        folder.mkdir(mode=0o700, exist_ok=True)
        self._call("backup", folder)

    def _call(self, name: str, *arguments: Any) -> None:
        call_command(name, *arguments, stdout=self.stdout, stderr=self.stderr)


def next_run(now: datetime, at: tuple[int, int]) -> datetime:
    """The first moment after `now` when the clock of its time zone shows `at`."""
    hour, minute = at
    run = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return run if run > now else run + timedelta(days=1)


def _wait_until(at: tuple[int, int]) -> None:
    now = timezone.localtime()
    run = next_run(now, at)
    # In short sleeps, for the clock may be set meanwhile.
    while (now := timezone.localtime()) < run:
        sleep(min((run - now).total_seconds(), LONGEST_SLEEP))


def _time(text: str) -> tuple[int, int]:
    moment = datetime.strptime(text, "%H:%M")
    return moment.hour, moment.minute
