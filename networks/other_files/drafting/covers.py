"""Which days a fee covers and when it was paid, from what a sheet says of them."""

from dataclasses import dataclass, replace
from datetime import date

from networks.arithmetic.cell_dates import TwoWays, read_cell_date
from networks.arithmetic.periods import ONE_DAY, Precision, VagueDate, months_later
from networks.arithmetic.typed_dates import DateOrder
from networks.other_files.grids import without_time

YEAR = 12


class UndatedFee(ValueError):
    """A fee of which nothing says when it was paid or what it covers."""


class UncertainDate(ValueError):
    """A date that the ledger's own column will refuse or ask about: leave its text as it is."""


@dataclass(frozen=True)
class TypedFeeDates:
    """The dates of one fee as its row has them; `every` is 0 for a fee by the year or once."""

    joined: VagueDate | None = None
    left: VagueDate | None = None
    paid_on: date | None = None
    renews_on: date | None = None
    covers_from: date | None = None
    covers_until: date | None = None
    every: int = 0


@dataclass(frozen=True)
class Cover:
    """As the file of fees has it."""

    paid_on: date
    first: date | None = None
    last: date | None = None


def read_vague_cell(text: str, order: DateOrder | None) -> VagueDate | None:
    """None for an empty cell; raises UncertainDate for what is no date, or could be two."""
    text = without_time(text)
    if not text:
        return None
    try:
        return read_cell_date(text, order) or VagueDate.parse(text)
    except (TwoWays, ValueError) as error:
        raise UncertainDate(text) from error


def read_day_cell(text: str, order: DateOrder | None) -> date | None:
    vague = read_vague_cell(text, order)
    if vague is None:
        return None
    if vague.precision != Precision.DAY:
        raise UncertainDate(text)
    return vague.first


def cover_of(dates: TypedFeeDates, today: date) -> Cover:
    """Raises UndatedFee where nothing says when.

    A fee covers up to the day before it renews, a year of it unless it is paid more often; one
    of which only the joining is known covers the year that began last.
    """
    if dates.every:
        return _repeating(dates)
    if dates.renews_on and not dates.covers_until:
        dates = replace(dates, covers_until=dates.renews_on - ONE_DAY)
    first, last = dates.covers_from, dates.covers_until
    if last and not first:
        first = months_later(last + ONE_DAY, -YEAR)
        if dates.joined and dates.joined.precision == Precision.DAY:
            first = max(first, min(dates.joined.first, last))
    if first and not last:
        last = months_later(first, YEAR) - ONE_DAY
    if dates.paid_on:
        return Cover(dates.paid_on, first, last)
    if first:
        return Cover(first, first, last)
    return _since_joining(dates, today)


def _repeating(dates: TypedFeeDates) -> Cover:
    first = dates.covers_from or dates.paid_on
    if not first and dates.joined and dates.joined.precision == Precision.DAY:
        first = dates.joined.first
    if not first and dates.renews_on:
        first = months_later(dates.renews_on, -dates.every)
    if not first:
        raise UndatedFee
    return Cover(dates.paid_on or first, first)


def _since_joining(dates: TypedFeeDates, today: date) -> Cover:
    if not dates.joined or dates.joined.precision != Precision.DAY:
        raise UndatedFee
    until = min(today, dates.left.last) if dates.left else today
    # Whole years after the joining, counted from it each time: 29 February must not become 28.
    years = max(0, until.year - dates.joined.first.year)
    first = months_later(dates.joined.first, years * YEAR)
    if first > until and years:
        first = months_later(dates.joined.first, (years - 1) * YEAR)
    return Cover(first, first, months_later(first, YEAR) - ONE_DAY)
