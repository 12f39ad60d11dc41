"""In and out: the spells of a network, the gaps between them, and whether they were missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networks.arithmetic.periods import LAST_DAY, ONE_DAY, Period
from networks.arithmetic.spells import Spell, gaps, spells
from reflections.figures.rows import Network

# What a would-miss answer that was given while away comes to.
MISSED = {1: "not missed", 2: "hardly missed", 3: "missed a little", 4: "missed", 5: "missed badly"}


@dataclass(frozen=True, slots=True)
class Gap:
    """Days outside all memberships; `missed` is the last would-miss answer given in it, 1 to 5."""

    days: Period
    missed: int | None


def spells_of(network: Network) -> list[Spell]:
    """Memberships that touch or overlap, as one (METHOD, Time); still open has no last day."""
    ranges = (
        (membership.days.first, None if membership.days.last == LAST_DAY else membership.days.last)
        for membership in network.memberships
    )
    return spells(ranges)


def gaps_of(network: Network, answers: Sequence[tuple[date, int]]) -> list[Gap]:
    """`answers` are would-miss answers with their dates, in order of time."""
    return [Gap(days, missed_in(days, answers)) for days in gaps(spells_of(network))]


def missed_in(days: Period, answers: Sequence[tuple[date, int]]) -> int | None:
    """The last would-miss answer given in those days, 1 to 5."""
    # The day after the gap is already the next spell's; an answer given then is about the gap.
    within = [answer for day, answer in answers if days.first <= day <= days.last + ONE_DAY]
    return within[-1] if within else None


def days_out(network: Network, today: date) -> list[Period]:
    """The days outside all memberships, up to today; a gap ends at the closing.

    The days since the last spell are a gap too, and so are those before one that is yet to begin.
    """
    begun = [spell for spell in spells_of(network) if spell.first <= today]
    away, last = gaps(begun), begun[-1].last if begun else None
    end = min(today, network.closed_on or today)
    if last is not None and last < end:
        away.append(Period(last + ONE_DAY, end))
    return away
