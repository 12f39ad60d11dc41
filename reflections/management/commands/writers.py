"""`manage.py writers`: many processes write at once into one ledger; what failed, who waited."""

from datetime import date
from functools import partial
from time import perf_counter
from typing import Any, TextIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, connections

from networks.changing import save
from networks.models import Activity, Organisation
from reflections.management import forked

NAME = "writers"
DAY = date(2011, 3, 12)


class Command(BaseCommand):
    help = "Let 20 processes save 100 activities each, with a look at the ledger before each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--processes", type=int, default=20)
        parser.add_argument("--each", type=int, default=100)

    def handle(self, *, processes: int, each: int, **options: Any) -> None:
        owner = get_user_model().objects.create_user(NAME)
        try:
            network = save_network(owner)
            begun = perf_counter()
            waits, failed = _all_at_once(owner, network, processes, each)
            seconds = perf_counter() - begun
            kept = Activity.objects.of(owner).count()
        finally:
            owner.delete()
        self.stdout.write(
            f"{kept} of {processes * each} kept, {failed} failed, in {seconds:.1f} s; the longest "
            f"wait was {max(waits):.2f} s, in the middle {sorted(waits)[len(waits) // 2]:.3f} s."
        )
        if failed or kept != processes * each:
            raise CommandError("Something was lost.")


def save_network(owner: User) -> Organisation:
    network = Organisation(owner=owner, name="Society", kind="other", setting="offline")
    save(owner, network)
    return network


def _all_at_once(
    owner: User, network: Organisation, processes: int, each: int
) -> tuple[list[float], int]:
    """How long each save took, in seconds, and how many failed."""
    writers = [
        forked.begin(partial(_write, owner, network, number, each)) for number in range(processes)
    ]
    lines = [line for report in writers for line in forked.end(report).split()]
    waits = [float(line) for line in lines if line != "failed"] or [0.0]
    return waits, lines.count("failed")


def _write(owner: User, network: Organisation, number: int, each: int, report: TextIO) -> None:
    for turn in range(each):
        begun = perf_counter()
        try:
            known = Activity.objects.of(owner).count()
            title = f"Writer {number}, turn {turn}, after {known}"
            save(owner, Activity(organisation=network, title=title, date=DAY, currency="GBP"))
            report.write(f"{perf_counter() - begun}\n")
        except Error:
            report.write("failed\n")
    connections.close_all()
