"""Groups whose membership stands open although that of their body is over (METHOD, Time).

Nothing says when they ended, so they count on: the person is asked. Whoever did something there
since, paid, held a role or said what it gave them has answered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from networks.arithmetic.periods import VagueDate
from networks.arithmetic.words import on_or_in
from reflections.figures.belonging import over_since
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """`ended` is when `above` was over, the nearest body that is."""

    network: Network
    membership: MembershipRow
    above: Network
    ended: VagueDate

    @property
    def question(self) -> str:
        return (
            f"{self.above.short} ended for you {on_or_in(self.ended)}. "
            f"Did {self.network.short} end with it?"
        )


def left_open(ledger: Ledger, today: date) -> list[LeftOpen]:
    return [
        group
        for network in ledger.networks.values()
        if (group := left_open_in(ledger, network, today))
    ]


def left_open_in(ledger: Ledger, network: Network, today: date) -> LeftOpen | None:
    held = network.held_on(today)
    membership = next((membership for membership in held if membership.is_open), None)
    if membership is None:
        return None
    for above in ledger.above(network.id):
        on = over_since(ledger, above, today)
        if on is not None and membership.days.first <= on:
            goes_on = any(day > on for day in _signs_of_life(ledger, network))
            last = max(above.memberships, key=lambda membership: membership.days.last)
            return None if goes_on else LeftOpen(network, membership, above, last.end)
    return None


def _signs_of_life(ledger: Ledger, network: Network) -> Iterator[date]:
    for member in ledger.with_groups(network.id):
        yield from (activity.date for activity in member.activities)
        yield from (role.days.first for role in member.roles)
        for membership in member.memberships:
            yield from (answers.on for answers in membership.answers)
            yield from (fee.paid_on for fee in membership.fees)
