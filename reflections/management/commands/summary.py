"""`manage.py summary`: the dashboard's figures, to standard output."""

import argparse

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from networks.arithmetic.money import Lens, format_amount, format_money
from networks.arithmetic.periods import Period, format_period, last_12_months, parse_day
from networks.models import Organisation
from reflections.arithmetic.wording import format_worth
from reflections.figures import Row, Summary, summarise
from reflections.figures.load import read_ledger
from reflections.figures.summary_csv import csv_lines, json_text
from reflections.management.people import find_person

COLUMNS = ("Network", "Cost", "Worth", "Back", "Hours", "Verdict")


def day(text: str):
    try:
        return parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class Command(BaseCommand):
    help = "Print what each network cost, what it was worth and the result, offline against online."

    def add_arguments(self, parser):
        parser.add_argument("--user", required=True, metavar="NAME")
        parser.add_argument(
            "--from", dest="first", type=day, metavar="D", help="default: a year ago"
        )
        parser.add_argument("--until", dest="last", type=day, metavar="D", help="default: today")
        parser.add_argument("--lens", choices=[lens.value for lens in Lens], default=Lens.MINE)
        parser.add_argument("--leave-out", action="append", default=[], metavar="NAME")
        parser.add_argument("--format", choices=["table", "csv", "json"], default="table")

    def handle(self, *, user, first, last, lens, leave_out, **options):
        owner = find_person(user)
        left_out = [_named(owner, name) for name in leave_out]
        ledger, today = read_ledger(owner).without(left_out), timezone.localdate()
        summary = summarise(ledger, _period(first, last, today), Lens(lens), today)
        for line in WRITERS[options["format"]](summary):
            self.stdout.write(line, ending="")


def _named(owner, name: str) -> int:
    """The id of one's own network of that name, or short name."""
    own = Organisation.objects.of(owner)
    found = own.named(name).first() or own.filter(short_name__iexact=name.strip()).first()
    if found is None:
        raise CommandError(f"No network in this ledger is called {name}.")
    return found.pk


def _period(first, last, today) -> Period:
    last = last or today
    try:
        return Period(first or last_12_months(last).first, last)
    except ValueError as error:
        raise CommandError(str(error)) from None


def table_lines(summary: Summary):
    """For people: a column-aligned table, then the result and the motto."""
    yield f"{format_period(summary.period)}, lens {summary.lens}\n\n"
    rows = [COLUMNS, *(_words(row, summary.currency) for row in summary.rows)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(COLUMNS))]
    for row in rows:
        figures = "  ".join(
            cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)
        )
        yield f"{row[0].ljust(widths[0])}  {figures}  {row[-1]}\n"
    yield from _closing_lines(summary)


def _words(row: Row, currency: str) -> tuple[str, ...]:
    whole = row.whole
    return (
        "  " * row.depth + row.network.short,
        format_amount(whole.cost, currency),
        format_worth(whole.worth, whole.worth_is, currency),
        "—" if whole.back is None else format_money(whole.back, currency),
        str(whole.hours),
        row.label,
    )


def _closing_lines(summary: Summary):
    sides = [
        format_money(side, summary.currency)
        for side in (summary.sides.offline, summary.sides.online)
    ]
    yield f"\nOffline {summary.score.offline} : {summary.score.online} online"
    yield f" ({sides[0]} against {sides[1]})\n"
    if summary.motto:
        yield f"You get out what you put in: rho {summary.motto.rho}, {summary.motto.n} networks\n"


WRITERS = {
    "table": table_lines,
    "csv": csv_lines,
    "json": lambda summary: [json_text(summary), "\n"],
}
