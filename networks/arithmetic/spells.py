"""Stretches of membership, and the gaps between them (METHOD, Time)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from networks.arithmetic.periods import ONE_DAY, Period


@dataclass(frozen=True, slots=True)
class Spell:
    """An unbroken stretch of membership; `last` is None while it is still open."""

    first: date
    last: date | None


def spells(ranges: Iterable[tuple[date, date | None]]) -> list[Spell]:
    """Joins ranges that overlap or follow on the next day, in order of time (METHOD, Time)."""
    joined: list[Spell] = []
    for first, last in sorted(ranges, key=lambda pair: (pair[0], pair[1] or date.max)):
        current = joined[-1] if joined else None
        if current and (current.last is None or first <= current.last + ONE_DAY):
            # A longer membership may enclose this one, such as one that an institution holds.
            if current.last is not None:
                last = None if last is None else max(current.last, last)
                joined[-1] = Spell(current.first, last)
        else:
            joined.append(Spell(first, last))
    return joined


def gaps(stretches: Iterable[Spell]) -> list[Period]:
    """The days between spells, as `spells` returns them: "a day outside them all is a gap"."""
    return [
        Period(stretch.last + ONE_DAY, other.first - ONE_DAY)
        for stretch, other in pairwise(stretches)
        if stretch.last is not None
    ]
