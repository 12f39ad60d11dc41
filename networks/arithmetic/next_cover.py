"""What the next fee most likely covers (METHOD, Renewals)."""

from collections.abc import Iterable

from networks.arithmetic.periods import MONTHS, ONE_DAY, Period, months_later, whole_months


def next_coverage(covers: Iterable[Period]) -> Period | None:
    """ "From the day after the last"; None where there is no coverage yet."""
    covers = _in_order(covers)
    if not covers:
        return None
    start = covers[-1].last + ONE_DAY
    return Period(start, months_later(start, next_months(covers)) - ONE_DAY)


def next_months(covers: Iterable[Period]) -> int:
    """ "As long as the last two coverages were when they agree (in whole months), else 12"."""
    lengths = [whole_months(cover) for cover in _in_order(covers)[-2:]]
    agreed = lengths[0] if len(lengths) > 1 and lengths[0] == lengths[1] else None
    return agreed or MONTHS


def _in_order(covers: Iterable[Period]) -> list[Period]:
    return sorted(set(covers), key=lambda cover: (cover.last, cover.first))
