"""Networks that were left half a year ago: do you miss them? (METHOD, Renewals: Left)"""

from dataclasses import dataclass
from datetime import date

from networks.arithmetic.periods import months_later
from networks.arithmetic.typed_dates import length_in_words
from networks.arithmetic.words import on_or_in
from reflections.figures.belonging import was_left
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network

ASKED_AFTER, ASKED_UNTIL = 6, 24


@dataclass(frozen=True, slots=True)
class LeftNetwork:
    """`membership` is the last one, and `on` its last day."""

    network: Network
    membership: MembershipRow
    on: date
    today: date

    @property
    def ago(self) -> str:
        ago = length_in_words(self.on, self.today)
        return f"You left {on_or_in(self.membership.end)}, {ago} ago."


def parting_of(ledger: Ledger, network: Network, today: date) -> LeftNetwork | None:
    """None where it was not left, or ended because the network closed."""
    if not was_left(ledger, network, today):
        return None
    last = max(network.memberships, key=lambda membership: membership.days.last)
    return LeftNetwork(network, last, last.days.last, today)


def to_ask_about(ledger: Ledger, today: date) -> list[LeftNetwork]:
    """Left from 6 months to 2 years ago and not asked since, the latest first.

    A group goes without saying where what it is part of was left with it.
    """
    gone = {
        network.id: parting
        for network in ledger.networks.values()
        if (parting := parting_of(ledger, network, today))
    }
    latest, earliest = months_later(today, -ASKED_AFTER), months_later(today, -ASKED_UNTIL)
    asked = [
        parting
        for parting in gone.values()
        if earliest <= parting.on <= latest
        and parting.network.parent_id not in gone
        and not any(on > parting.on for on, _ in parting.network.would_miss)
    ]
    return sorted(asked, key=lambda parting: (-parting.on.toordinal(), parting.network.id))
