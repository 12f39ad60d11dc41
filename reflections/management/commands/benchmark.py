"""`manage.py benchmark`: how time grows with the size of a ledger, as ratios; nothing is kept."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from networks import csvfiles
from networks.arithmetic.money import Lens
from networks.arithmetic.periods import last_12_months
from networks.models import Organisation
from reflections.csv_tables import LEDGER
from reflections.figures import summarise
from reflections.figures.load import read_ledger

FIRST = date(2000, 1, 1)
DAYS = 9000
NETWORKS = 60


class Command(BaseCommand):
    help = "Import and sum up a small and a ten times larger ledger, and print the ratios."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rows", type=int, default=10_000, help="activities of the small one")

    def handle(self, *, rows: int, **options: Any) -> None:
        steps = ("import", "import again", "dashboard's figures")
        small, large = _measure(rows), _measure(10 * rows)
        self.stdout.write(f"From {rows:,} to {10 * rows:,} activities, in seconds:")
        for step, before, after in zip(steps, small, large, strict=True):
            ratio = after / before
            self.stdout.write(f"{step:<20} {before:7.2f} {after:7.2f}   {ratio:5.1f} times as long")


def _measure(rows: int) -> tuple[float, ...]:
    """Seconds for each step, with a person who is gone again afterwards."""
    text = _activities(rows)
    with transaction.atomic():
        owner = get_user_model().objects.create(username="benchmark of one moment")
        Organisation.objects.bulk_create(
            Organisation(owner=owner, name=f"Network {n}") for n in range(NETWORKS)
        )
        taken = (
            _seconds(lambda: _import(owner, text)),
            _seconds(lambda: _import(owner, text)),
            _seconds(lambda: _figures(owner)),
        )
        transaction.set_rollback(True)
    return taken


def _seconds(step: Callable[[], object]) -> float:
    start = perf_counter()
    step()
    return perf_counter() - start


def _import(owner: User, text: str) -> None:
    sources = csvfiles.from_stream(LEDGER, "activities.csv", io.BytesIO(text.encode()))
    plan = csvfiles.bring_in(owner, sources)
    assert plan.ok, plan.problems[:3]


def _figures(owner: User) -> None:
    today = FIRST + timedelta(days=DAYS)
    summarise(read_ledger(owner), last_12_months(today), Lens.ALL, today)


def _activities(rows: int) -> str:
    lines = ["organisation,date,title,hours,cost,rating"]
    for n in range(rows):
        day = FIRST + timedelta(days=n % DAYS)
        lines.append(f"Network {n % NETWORKS},{day},Meeting {n},2.50,6.20,{n % 5 + 1}")
    return "\n".join(lines) + "\n"
