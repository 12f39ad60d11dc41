"""What the charts draw: marks, columns, spells and steps with their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from networks.addresses import address
from networks.arithmetic.money import ZERO, format_amount, format_money
from networks.arithmetic.periods import Precision, format_day, format_period, format_vague
from networks.arithmetic.words import counted, listed
from networks.charts import Mark, Series, Step, Year
from reflections.arithmetic.wording import format_worth
from reflections.figures import Row
from reflections.figures.each_year import YearFigures
from reflections.figures.rows import Ledger, Network
from reflections.history.over_time import (
    FeeStep,
    Level,
    answer_steps,
    fee_steps,
    worth_steps,
)
from reflections.scope import Scope
from reflections.templatetags.judgements import borne

MOST_NAMED = 3
# More dots than these hide one another, and make a page too long to be kept.
MOST_DRAWN = 50


def cost_and_worth(rows: Iterable[Row], scope: Scope) -> list[Mark]:
    """The networks at the top of the tree, each with its groups, whose worth has been said."""
    return [
        _mark(row, worth, scope)
        for row in rows
        if row.depth == 0 and (worth := row.whole.worth) is not None
    ]


def _mark(row: Row, worth: Decimal, scope: Scope) -> Mark:
    whole = row.whole
    cost = format_amount(whole.cost, row.currency)
    worth_words = format_worth(worth, whole.worth_is, row.currency)
    note = f"cost {cost}, worth {worth_words}, {counted(whole.hours, 'hour')}"
    return Mark(
        row.network.short, whole.cost.value, worth, whole.hours, row.network.setting,
        _address(row.network, scope), note, _alone(row),
    )  # fmt: skip


def _alone(row: Row) -> tuple[Decimal, Decimal] | None:
    """Where a body would stand without its groups, if that is elsewhere."""
    own, whole = row.own, row.whole
    if not row.has_groups or own.worth is None:
        return None
    alone = own.cost.value, own.worth
    return None if alone == (whole.cost.value, whole.worth) else alone


def lifted(rows: Iterable[Row]) -> str:
    """CILIP itself lies below the line; its groups lift it over."""
    names = [
        row.network.short
        for row in rows
        if row.depth == 0
        and row.whole.worth is not None
        and (alone := _alone(row))
        and alone[1] < alone[0]
        and row.whole.worth >= row.whole.cost.value
    ]
    if not names:
        return ""
    if len(names) > 1:
        return f"{listed(names)} themselves lie below the line; their groups lift them over it."
    return f"{names[0]} itself lies below the line; its groups lift it over."


def hours_and_worth(rows: Iterable[Row], scope: Scope) -> list[Mark]:
    """Every network held in the period, its groups apart: the pairs that the motto rests on."""
    return [
        _own_mark(row, worth, scope)
        for row in rows
        if row.own.held and (worth := row.own.worth) is not None
    ]


def _own_mark(row: Row, worth: Decimal, scope: Scope) -> Mark:
    own = row.own
    worth_words = format_worth(worth, own.worth_is, row.currency)
    note = f"{counted(own.hours, 'hour')}, worth {worth_words}"
    return Mark(
        row.network.short,
        own.hours,
        worth,
        ZERO,
        row.network.setting,
        _address(row.network, scope),
        note,
    )


def farthest(marks: list[Mark], which: str) -> tuple[list[Mark], str]:
    """Those that lie farthest to the right, as many as a picture has room for, and a sentence that
    says `which` they are where some are left out."""
    if len(marks) <= MOST_DRAWN:
        return marks, ""
    drawn = sorted(marks, key=lambda mark: mark.x, reverse=True)[:MOST_DRAWN]
    return drawn, f"Drawn are the {MOST_DRAWN} of {len(marks)} networks {which}."


def _address(network: Network, scope: Scope) -> str:
    return address("organisation", network.id) + scope.query


def undrawn(rows: Iterable[Row]) -> str:
    """Which of the networks at the top are not in the picture, for nothing was said of them."""
    names = [row.network.short for row in rows if row.depth == 0 and row.whole.worth is None]
    if not names:
        return ""
    left = listed(names) if len(names) <= MOST_NAMED else counted(len(names), "network")
    return f"Not in the picture, for you have not said what it gave you: {left}."


@dataclass(frozen=True)
class YearLine:
    """A year's cost, cash and worth in words; a dash for what is nothing or was not said."""

    label: str
    so_far: bool
    cost: str
    paid: str
    worth: str


def years_down(figures: Iterable[YearFigures], currency: str) -> list[YearLine]:
    """The newest first."""
    lines = [
        YearLine(
            year.label,
            year.so_far,
            borne(year.cost, currency),
            borne(year.paid, currency),
            format_worth(year.worth, year.worth_is, currency),
        )
        for year in figures
    ]
    return lines[::-1]


def years(figures: Iterable[YearFigures], currency: str) -> list[Year]:
    return [
        Year(year.label, year.cost.value, year.worth, _year_note(year, currency))
        for year in figures
    ]


def _year_note(year: YearFigures, currency: str) -> str:
    """Cost £220.92, worth £270.00, so far."""
    cost, worth = format_amount(year.cost, currency), "not said"
    if year.worth is not None:
        worth = format_worth(year.worth, year.worth_is, currency)
    return f"cost {cost}, worth {worth}{', so far' if year.so_far else ''}"


def fee_and_worth(
    history: list[FeeStep], group: list[Network], ledger: Ledger, today: date
) -> list[Series]:
    """What a year of it has cost, whoever paid, and what a year of it and its groups is worth."""
    money = ledger.currency
    worth = _in_money(worth_steps(group, today), money, _vague_starts(group))
    return _if_enough(
        Series("Worth a year", "worth", worth),
        Series("Fee a year", "cost", _in_money(fee_steps(history), money, {})),
    )


def worth_lines(groups: list[list[Network]], currency: str, today: date) -> list[Series]:
    """Networks side by side; the first of each group is the one that it is named after."""
    lines = []
    for at, group in enumerate(groups, 1):
        worth = _in_money(worth_steps(group, today), currency, _vague_starts(group))
        lines.append(Series(group[0].short, f"line-{at}", worth))
    return _if_enough(*lines)


def put_in_and_got_out(network: Network) -> list[Series]:
    starts = _vague_starts([network])
    return _if_enough(
        Series("Got out", "got-out", _of_five(answer_steps(network, "got_out"), starts)),
        Series("Put in", "put-in", _of_five(answer_steps(network, "put_in"), starts)),
    )


def _if_enough(*series: Series) -> list[Series]:
    """None of them where they have fewer than two steps in all: too little for a picture."""
    return list(series) if sum(len(line.steps) for line in series) > 1 else []


def _vague_starts(group: Iterable[Network]) -> dict[date, str]:
    """How the first days of memberships are told of which nobody knows the day."""
    return {
        membership.days.first: format_vague(membership.start)
        for network in group
        for membership in network.memberships
        if membership.start.precision != Precision.DAY
    }


def _in_money(levels: Iterable[Level], currency: str, starts: dict[date, str]) -> tuple[Step, ...]:
    return tuple(
        _step(level, f"{format_money(level.value, currency)} a year", starts) for level in levels
    )


def _of_five(levels: Iterable[Level], starts: dict[date, str]) -> tuple[Step, ...]:
    return tuple(_step(level, f"{level.value} of 5", starts) for level in levels)


def _step(level: Level, words: str, starts: dict[date, str]) -> Step:
    days = format_period(level.days)
    if level.days.first in starts:
        days = f"{starts[level.days.first]} to {format_day(level.days.last)}"
    return Step(level.days.first, level.days.last, level.value, f"{words}, {days}")
