"""What a membership was worth in a period, by its appraisals (METHOD, Worth in a period)."""

from calendar import isleap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from networks.arithmetic.money import round_half_up
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
    exact = (Fraction(value.worth_per_year) * years(stretch) for stretch, value in segments)
    return round_half_up(sum(exact, start=Fraction(0)))


def years(period: Period) -> Fraction:
    """How many years long, each day being 1/365 of one, or 1/366 in a leap year."""
    last, first = _year_run(period.last), _year_run(period.first)
    return last - first + Fraction(1, _days_in(period.first.year))


def _year_run(day: date) -> Fraction:
    """Years from the start of year 0 to the end of the day."""
    return day.year + Fraction(day.timetuple().tm_yday, _days_in(day.year))


def _days_in(year: int) -> int:
    return 366 if isleap(year) else 365
