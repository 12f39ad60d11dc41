"""A fee that repeats every so many whole months, as its instalments (METHOD, Money).

The k-th covers from k times so many months after the first one's first day, "each date counted
from the first one's (31 January, 28 February, 31 March), up to the day before the next one's
first, so that no day is left out".
"""

from datetime import date

from networks.arithmetic.periods import ONE_DAY, Period, full_months, months_later


def instalment(first: date, every: int, number: int) -> Period:
    """What the instalment covers; the first is number 0."""
    # Both from the first one's day: from 31 January by way of 28 February, March would begin on 28.
    start = months_later(first, number * every)
    return Period(start, months_later(first, (number + 1) * every) - ONE_DAY)


def running_at(first: date, every: int, day: date) -> int:
    """The number of the instalment that covers the day; below 0 before the first."""
    return full_months(first, day) // every


def cover_until(first: date, every: int, last_start: date) -> Period:
    """All that the instalments cover which begin on or before a day.

    At least the first one's, whose own beginning nothing can undo.
    """
    last = max(running_at(first, every, last_start), 0)
    return Period(first, instalment(first, every, last).last)


def instalments_in(cover: Period, every: int, period: Period) -> list[Period]:
    """Those that touch the period, of a fee that covers all of `cover`."""
    touched = cover.overlap(period)
    if touched is None:
        return []
    first, last = (running_at(cover.first, every, day) for day in (touched.first, touched.last))
    return [instalment(cover.first, every, number) for number in range(first, last + 1)]


def paid_days(paid_on: date, cover: Period, every: int, until: date) -> list[date]:
    """When the instalments are paid, up to a day: each as long after the first as it covers."""
    last = min(running_at(cover.first, every, cover.last), running_at(paid_on, every, until))
    return [months_later(paid_on, number * every) for number in range(last + 1)]


def next_paid(paid_on: date, cover: Period, every: int, today: date) -> tuple[date, Period] | None:
    """The first to be paid after today, and what it covers; None when all are paid."""
    # A first payment that lies ahead itself is the next one: number 0.
    number = max(running_at(paid_on, every, today) + 1, 0)
    covered = instalment(cover.first, every, number)
    if covered.first > cover.last:
        return None
    return months_later(paid_on, number * every), covered


def first_from(first: date, every: int, day: date) -> date:
    """The first day of the first instalment that begins on a day or after it."""
    number = max(running_at(first, every, day - ONE_DAY) + 1, 0)
    return instalment(first, every, number).first
