"""The figures of networks side by side: a line for each figure, its words for each network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.money import MINUS, Lens, format_amount, format_money, money_or_dash
from networks.arithmetic.periods import format_day
from networks.arithmetic.words import MISSING, plain
from reflections.arithmetic.wording import format_worth
from reflections.figures import Figures, Row
from reflections.history.compared import NetworkColumn
from reflections.history.gaps import GapFigures, SpellFigures
from reflections.history.spells import MISSED


@dataclass(frozen=True, slots=True)
class FigureCell:
    """`aside` is said more quietly, behind the words."""

    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class FigureLine:
    label: str
    cells: tuple[FigureCell, ...]


def figure_lines(
    columns: Sequence[NetworkColumn], lens: Lens, currency: str, symbol: str
) -> list[FigureLine]:
    """In the order of the page; `symbol` stands before a sum of `currency`."""
    by_anyone = ", by anyone" if lens == Lens.ALL else ""
    cells: dict[str, Callable[[NetworkColumn], FigureCell]] = {
        "Cost": _whole(lambda whole: format_amount(whole.cost, currency)),
        "Worth": lambda column: FigureCell(_worth(column.row, currency)),
        "Worth less cost": _whole(lambda whole: money_or_dash(whole.net, currency)),
        f"Back per {symbol}1": _whole(lambda whole: money_or_dash(whole.back, currency)),
        "Your part of the cost": _whole(lambda whole: format_amount(whole.paid.own, currency)),
        "Others’ part of the cost": _whole(
            lambda whole: format_amount(whole.paid_by_others, currency)
        ),
        f"Handed over in these days{by_anyone}": lambda column: FigureCell(
            format_amount(column.handed_over, currency)
        ),
        "Latest fee, a year": lambda column: _latest_fee(column, currency),
        "Hours put in": _whole(lambda whole: plain(whole.hours) if whole.hours else MISSING),
        "of them given to others": _given,
        "Activities": _whole(lambda whole: str(whole.activities)),
        "How good they were": _whole(
            lambda whole: f"{whole.rating} of 5, by {whole.rated}" if whole.rated else MISSING
        ),
        "Cost an hour": lambda column: _each(column.row, "cost_per_hour", currency),
        "Cost an activity": lambda column: _each(column.row, "cost_per_activity", currency),
        "Saved on tickets": lambda column: _saved(column, currency),
        "Last activity": lambda column: FigureCell(
            format_day(column.last_activity) if column.last_activity else "none yet"
        ),
    }
    return [FigureLine(label, tuple(map(cell, columns))) for label, cell in cells.items()]


def in_and_out(column: NetworkColumn, currency: str) -> list[FigureCell]:
    """2009 to today: 2 years, £184.00; or, as an aside, out for 2 years, not missed."""
    return [
        FigureCell(_member(time, currency))
        if isinstance(time, SpellFigures)
        else FigureCell("", _out(time))
        for time in column.times
    ]


def _whole(words: Callable[[Figures], str]) -> Callable[[NetworkColumn], FigureCell]:
    """Of the figures with groups; a dash for a network of which nothing falls in the period."""
    return lambda column: FigureCell(words(column.row.whole) if column.row else MISSING)


def _worth(row: Row | None, currency: str) -> str:
    if row is None or not row.whole.appraised:
        return "not said"
    return format_worth(row.whole.worth, row.whole.worth_is, currency)


def _latest_fee(column: NetworkColumn, currency: str) -> FigureCell:
    fee = column.latest_fee
    if fee is None:
        return FigureCell(MISSING)
    return FigureCell(money_or_dash(fee.a_year, currency), _change(fee.change))


def _change(percent: Decimal | None) -> str:
    """With its sign: +366 %, −4 %; or as before; nothing for a first fee."""
    if percent is None:
        return ""
    if not percent:
        return "as before"
    return f"{'+' if percent > 0 else MINUS}{abs(percent)} %"


def _given(column: NetworkColumn) -> FigureCell:
    given = column.given
    return FigureCell(plain(given.given) if given.hours else MISSING)


def _each(row: Row | None, figure: str, currency: str) -> FigureCell:
    if row is None or row.is_free:
        return FigureCell(MISSING)
    if row.whole.too_few:
        return FigureCell("too few to say")
    return FigureCell(money_or_dash(getattr(row.whole, figure), currency))


def _saved(column: NetworkColumn, currency: str) -> FigureCell:
    savings = column.break_even
    aside = f"{savings.more} more would cover the fee" if savings.more and savings.fee.value else ""
    return FigureCell(format_money(savings.saved, currency), aside)


def _member(time: SpellFigures, currency: str) -> str:
    last = "today" if time.is_open else time.days.last.year
    cost = format_amount(time.figures.cost, currency)
    return f"{time.days.first.year} to {last}: {time.length}, {cost}"


def _out(time: GapFigures) -> str:
    return f"out for {time.length}, {MISSED[time.missed] if time.missed else 'no answer'}"
