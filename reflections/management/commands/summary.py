"""`manage.py summary`: the dashboard's figures, to standard output."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from networks.arithmetic.money import Lens, format_amount, format_money, money_or_dash
from networks.arithmetic.periods import Period, format_period, last_12_months
from networks.models import Preference
from reflections.arithmetic.wording import format_worth
from reflections.figures import Row, Summary, summarise
from reflections.figures.load import read_ledger
from reflections.figures.summary_csv import csv_lines, json_text
from reflections.management.arguments import add_scope, aligned, day, ids_named
from reflections.management.people import find_person

COLUMNS = ("Network", "Cost", "Worth", "Back", "Hours", "Judgement")


class Command(BaseCommand):
    help = "Print what each network cost, what it was worth and the result, offline against online."

    def add_arguments(self, parser: CommandParser) -> None:
        add_scope(parser)
        parser.add_argument(
            "--from", dest="first", type=day, metavar="D", help="default: a year ago"
        )
        parser.add_argument("--until", dest="last", type=day, metavar="D", help="default: today")

    def handle(
        self,
        *,
        user: str,
        first: date | None,
        last: date | None,
        lens: str,
        leave_out: list[str],
        **options: Any,
    ) -> None:
        owner = find_person(user)
        ledger = read_ledger(owner).without(ids_named(owner, leave_out))
        today = Preference.objects.today(owner.pk)
        summary = summarise(ledger, _period(first, last, today), Lens(lens), today)
        for line in WRITERS[options["format"]](summary):
            self.stdout.write(line, ending="")


def _period(first: date | None, last: date | None, today: date) -> Period:
    last = last or today
    try:
        return Period(first or last_12_months(last).first, last)
    except ValueError as error:
        raise CommandError(str(error)) from None


def table_lines(summary: Summary) -> Iterator[str]:
    """For people: a column-aligned table, then the result and the motto."""
    yield f"{format_period(summary.period)}, lens {summary.lens}\n\n"
    yield from aligned([COLUMNS, *(_words(row, summary.currency) for row in summary.rows)])
    yield from _closing_lines(summary)


def _words(row: Row, currency: str) -> tuple[str, ...]:
    whole = row.whole
    return (
        "  " * row.depth + row.network.short,
        format_amount(whole.cost, currency),
        format_worth(whole.worth, whole.worth_is, currency),
        money_or_dash(whole.back, currency),
        str(whole.hours),
        row.label,
    )


def _closing_lines(summary: Summary) -> Iterator[str]:
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
