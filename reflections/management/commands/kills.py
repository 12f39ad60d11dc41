"""`manage.py kills`: kill -9 at any moment of what changes a ledger, and look what is left."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections
from django.utils import timezone

from networks import csvfiles
from networks.backup import back_up, restore
from networks.backup.archive import contents_of, read_contents
from networks.backup.rows import lines, tables
from networks.changing import throw_away
from networks.models import Organisation
from reflections.csv_tables import LEDGER
from reflections.models import Reminded
from reflections.reminders.sending import remind
from reflections.story import FOLDER, retold

NAME = "kills"
BEFORE_RULES = "0003_second_edition_rows"


class Command(BaseCommand):
    help = "Kill import, delete, restore, migrate, backup and letters at chance; an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--times", type=int, default=100, help="kills in all; default: 100")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, times: int, seed: int, **options: Any) -> None:
        if get_user_model().objects.exclude(username=NAME).exists():
            raise CommandError("Somebody keeps a ledger here: name an empty one in DATABASE_URL.")
        chance, wrong = Random(seed), 0
        with TemporaryDirectory() as folder:
            trials = [_imports, _deletes, _restores, _migrates, _backs_up, _writes_letters]
            for number, trial in enumerate(trials):
                kills = len(range(number, times, len(trials)))
                outcomes = trial(Path(folder), kills, chance)
                wrong += outcomes.get("neither", 0)
                self.stdout.write(f"{trial.__name__.strip('_')}: {kills} kills, {outcomes}")
        _afresh().delete()
        if wrong:
            raise CommandError(f"{wrong} were half done.")


def _imports(folder: Path, kills: int, chance: Random) -> dict:
    def act() -> None:
        csvfiles.bring_in(get_user_model().objects.get(), csvfiles.from_path(LEDGER, FOLDER))

    return _all_or_nothing(_afresh, act, kills, chance)


def _deletes(folder: Path, kills: int, chance: Random) -> dict:
    def act() -> None:
        owner = get_user_model().objects.get()
        throw_away(owner, *Organisation.objects.of(owner).filter(parent=None))

    return _all_or_nothing(_with_story, act, kills, chance)


def _restores(folder: Path, kills: int, chance: Random) -> dict:
    path = folder / "ledger.backup"
    _with_story()
    back_up(path)

    def start() -> None:
        _afresh()
        get_user_model().objects.update(first_name="Somebody else by now")

    return _all_or_nothing(start, lambda: restore(path, over=True), kills, chance)


def _migrates(folder: Path, kills: int, chance: Random) -> dict:
    """A migration that was killed is carried out by the next run, and no row is lost."""

    def back() -> None:
        call_command("migrate", "networks", BEFORE_RULES, verbosity=0)

    def forward() -> None:
        call_command("migrate", verbosity=0)

    _with_story()
    rows, outcomes = _rows(), {"completed by the next run": 0, "neither": 0}
    back()
    longest = _seconds(forward)
    for _ in range(kills):
        back()
        _kill(forward, chance.uniform(0, longest))
        forward()
        outcomes["completed by the next run" if _rows() == rows else "neither"] += 1
    return outcomes


def _backs_up(folder: Path, kills: int, chance: Random) -> dict:
    path, outcomes = folder / "kept.backup", {"old one whole": 0, "new one whole": 0}
    _with_story()
    back_up(path)
    longest = _seconds(lambda: back_up(path))
    for _ in range(kills):
        before = path.stat().st_ino
        _kill(lambda: back_up(path), chance.uniform(0, longest))
        read_contents(path)
        outcomes["old one whole" if path.stat().st_ino == before else "new one whole"] += 1
    return outcomes


def _writes_letters(folder: Path, kills: int, chance: Random) -> dict:
    """Letters go into files; what was told is noted when the mail server has the letter."""
    outcomes = {"sent once": 0, "sent twice": 0, "neither": 0}
    mail = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=folder)

    def act() -> None:
        with _letters_into(mail):
            remind(get_user_model().objects.get(), timezone.localdate())

    _with_story()
    longest = _seconds(act)
    for _ in range(kills):
        Reminded.objects.all().delete()
        for letter in folder.glob("*.log"):
            letter.unlink()
        _kill(act, chance.uniform(0, longest))
        _kill(act, None)
        letters = sum(log.read_text().count("\nSubject:") for log in folder.glob("*.log"))
        outcomes[{1: "sent once", 2: "sent twice"}.get(letters, "neither")] += 1
    return outcomes


@contextmanager
def _letters_into(mail: BaseEmailBackend) -> Iterator[None]:
    # A letter asks for its own connection when it is sent, deep inside `remind`.
    usual = EmailMessage.get_connection  # type: ignore[attr-defined]  # not in the stubs
    EmailMessage.get_connection = lambda *a, **k: mail  # type: ignore[attr-defined]
    try:
        yield
    finally:
        EmailMessage.get_connection = usual  # type: ignore[attr-defined]


def _all_or_nothing(start: Callable, act: Callable, kills: int, chance: Random) -> dict:
    outcomes = {"nothing": 0, "all": 0, "neither": 0}
    start()
    nothing = _rows()
    longest = _seconds(act)
    everything = _rows()
    for _ in range(kills):
        start()
        _kill(act, chance.uniform(0, longest))
        left = _rows()
        outcomes["nothing" if left == nothing else "all" if left == everything else "neither"] += 1
    return outcomes


def _seconds(act: Callable) -> float:
    begun = perf_counter()
    _kill(act, None)
    return perf_counter() - begun


def _kill(act: Callable, after: float | None) -> None:
    """Do it in a process of its own, and kill that after so many seconds; None lets it finish."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        status = 1
        with suppress(BaseException):
            act()
            status = 0
        os._exit(status)
    if after is not None:
        sleep(after)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if after is None and status:
        raise CommandError("It failed without being killed.")


def _rows() -> dict[str, int]:
    """How many rows each table holds; ids and moments differ from run to run."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            if cursor.fetchall() != [("ok",)]:
                raise CommandError("The file is not whole.")
    return {model._meta.label: contents_of(lines(model)).rows for model in tables()}


def _afresh() -> User:
    """The one person, with an empty ledger."""
    get_user_model().objects.filter(username=NAME).delete()
    return get_user_model().objects.create_user(NAME, email="kills@example.org")


def _with_story() -> None:
    csvfiles.bring_in(_afresh(), retold(timezone.localdate())[0])
