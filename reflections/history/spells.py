"""In and out: the spells of a network, the gaps between them, and whether they were missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from networks.arithmetic.coverage import latest_payments
from networks.arithmetic.money import Amount, Certainty, Payer, combine, known, round_half_up, total
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
        (stay.days.first, None if stay.days.last == LAST_DAY else stay.days.last)
        for stay in network.stays
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


def unpaid_in(gap: Period, network: Network) -> Amount | None:
    """What the person did not pay in days outside all memberships (method notes, In and out).

    The own money of the last subscription before the gap, per day of its coverage, for each day
    of the gap that it does not cover. Never surer than `about`; None without such a subscription.
    """
    before = (fee.payment for fee in network.fees if fee.covers and fee.cover.first < gap.first)
    last = latest_payments(before)
    if not last:
        return None
    cover = last[0].covers
    days = (gap.last - max(gap.first - ONE_DAY, cover.last)).days
    own = total(known(one.amount, one.certainty) for one in last if one.paid_by == Payer.SELF)
    if days <= 0 or own == Amount():
        return Amount()
    value = round_half_up(Fraction(own.value) * days / cover.days)
    return Amount(value, combine((own.certainty, Certainty.ABOUT)))
