"""`manage.py renewals`: every open membership that renews and is not settled, on a day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from networks.arithmetic.money import Lens, format_amount
from networks.arithmetic.periods import format_day
from networks.models import Preference
from reflections.arithmetic.wording import format_worth
from reflections.figures.load import read_ledger
from reflections.management.arguments import add_scope, aligned, day, ids_named
from reflections.management.people import find_person
from reflections.renewals.due import Renewal, renewals
from reflections.renewals.renewals_csv import csv_lines, json_text

COLUMNS = ("Network", "Renews", "Decide by", "Fee a year", "Worth a year", "Judgement")


class Command(BaseCommand):
    help = "Print what renews when, what a year of it costs and what that is worth."

    def add_arguments(self, parser: CommandParser) -> None:
        add_scope(parser)
        parser.add_argument("--on", type=day, metavar="D", help="default: today")

    def handle(
        self, *, user: str, on: date | None, lens: str, leave_out: list[str], **options: Any
    ) -> None:
        owner = find_person(user)
        ledger = read_ledger(owner).without(ids_named(owner, leave_out))
        waiting = renewals(ledger, on or Preference.objects.today(owner.pk), Lens(lens))
        for line in WRITERS[options["format"]](waiting):
            self.stdout.write(line, ending="")


def table_lines(waiting: list[Renewal]) -> Iterator[str]:
    """For people: a column-aligned table."""
    yield from aligned([COLUMNS, *map(_words, waiting)])


def _words(renewal: Renewal) -> tuple[str, ...]:
    return (
        renewal.network.short,
        format_day(renewal.on),
        format_day(renewal.decide_by),
        format_amount(renewal.fee, renewal.currency),
        format_worth(renewal.worth, renewal.worth_is, renewal.currency),
        renewal.label,
    )


WRITERS = {
    "table": table_lines,
    "csv": csv_lines,
    "json": lambda waiting: [json_text(waiting), "\n"],
}
