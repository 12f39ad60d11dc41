"""What a membership was worth in a period, by its appraisals (METHOD, Worth in a period)."""

from calendar import isleap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from networks.arithmetic.money import rounded
from networks.arithmetic.periods import ONE_DAY, Period


@dataclass(frozen=True, slots=True, order=True)
class Valuation:
    """An appraisal that names the most one would pay for a year, in home money."""

    on: date
    worth_per_year: Decimal


def in_force(valuations: Iterable[Valuation], day: date) -> Valuation | None:
    """The "first appraisal dated that day or later; past the last one, the last one's"."""
    ordered = sorted(valuations)
    later = (valuation for valuation in ordered if valuation.on >= day)
    return next(later, ordered[-1] if ordered else None)


def used(
    days: Period, valuations: Iterable[Valuation], period: Period
) -> list[tuple[Period, Valuation]]:
    """The membership's days in the period, in order of time, cut where another valuation starts.

    Empty when the membership has no day in the period or no valuation.
    """
    left = days.overlap(period)
    ordered = sorted(valuations)
    segments: list[tuple[Period, Valuation]] = []
    for valuation in ordered:
        if left is None:
            break
        # An answer reaches back to the one before it; the last one goes on, too.
        until = left.last if valuation == ordered[-1] else min(valuation.on, left.last)
        if until >= left.first:
            segments.append((Period(left.first, until), valuation))
            left = Period(until + ONE_DAY, left.last) if until < left.last else None
    return segments


def worth(days: Period, valuations: Sequence[Valuation], period: Period) -> Decimal | None:
    """Home money, "exact, rounded once per membership"; None when there is no evidence.

    "A day adds worth_per_year / (365, or 366 in a leap year)" (METHOD, Worth in a period).
    """
    segments = used(days, valuations, period)
    if not segments:
        return None
    # Whole numbers and one division at the end: Fractions shorten themselves after every sum.
    total, parts = 0, 1
    for stretch, value in segments:
        numerator, denominator = value.worth_per_year.as_integer_ratio()
        total = total * denominator + numerator * _length(stretch) * parts
        parts *= denominator
    return rounded(total, parts * PARTS)


def worth_each_year(days: Period, valuations: Sequence[Valuation]) -> dict[int, Decimal]:
    """Its worth in every calendar year that these days touch, in one walk over them."""
    fractions: dict[int, tuple[int, int]] = {}
    for stretch, value in used(days, valuations, days):
        top, bottom = value.worth_per_year.as_integer_ratio()
        for year in range(stretch.first.year, stretch.last.year + 1):
            first = max(stretch.first, date(year, 1, 1))
            last = min(stretch.last, date(year, 12, 31))
            before, parts = fractions.get(year, (0, 1))
            added = top * ((last - first).days + 1) * parts
            fractions[year] = before * bottom + added, parts * bottom
    return {
        year: rounded(total, parts * (366 if isleap(year) else 365))
        for year, (total, parts) in fractions.items()
    }


def years(period: Period) -> Fraction:
    """How many years long, each day being 1/365 of one, or 1/366 in a leap year."""
    return Fraction(_length(period), PARTS)


# A year in so many equal parts is whole both in days of a common year and in those of a leap year.
PARTS = 365 * 366


def _length(period: Period) -> int:
    """How long, in such parts of a year."""
    first = period.first
    _, a_day = _year(first.year)
    return _run(period.last) - _run(first) + a_day


def _run(day: date) -> int:
    """Parts of years from the start of year 0 to the end of the day."""
    before, a_day = _year(day.year)
    return day.year * PARTS + (day.toordinal() - before) * a_day


@cache
def _year(year: int) -> tuple[int, int]:
    """The ordinal of the day before it, and how many parts of a year each of its days is."""
    return date(year, 1, 1).toordinal() - 1, 365 if isleap(year) else 366
