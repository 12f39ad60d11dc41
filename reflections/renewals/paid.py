"""What each membership is paid for and renews on, its own or taken over (METHOD, Renewals)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from networks.arithmetic.coverage import (
    Payment,
    RenewalState,
    decide_by,
    latest_payments,
    own_or_taken_over,
    renewal_of,
    renewal_state,
    settles,
    subscriptions,
    taken_over,
)
from networks.arithmetic.money import Amount, Payer, format_amount, known, total
from networks.arithmetic.periods import LAST_DAY, format_day
from networks.arithmetic.yearly import Expected, expected
from networks.models import FeeKind
from reflections.figures import bears
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network


@dataclass(frozen=True, slots=True)
class Due:
    """A membership that renews: on which day, and at what fee a year, by payer."""

    network: Network
    membership: MembershipRow
    on: date
    decide_by: date
    state: RenewalState
    expected: Expected
    yearly: dict[Payer, Amount]

    @property
    def fee(self) -> Amount:
        """The yearly fee, whoever pays it."""
        return total(self.yearly.values())

    @property
    def bears(self) -> bool:
        return bears(self.fee)


def due_of(ledger: Ledger, network: Network, membership: MembershipRow, today: date) -> Due | None:
    """None where the membership does not renew."""
    payments = payments_of(ledger, network, membership)
    # LAST_DAY stands for no end in rows; the arithmetic says it by None.
    ends_on = min(membership.days.last, network.closed_on or LAST_DAY)
    on = renewal_of(
        payments,
        today,
        has_life_fee=has_life_fee(membership),
        ends_on=None if ends_on == LAST_DAY else ends_on,
    )
    if on is None:
        return None
    wanted_by, decided_on = decide_by(on, membership.notice_days), network.last_decided_on
    settled = decided_on is not None and settles(decided_on, wanted_by, payments)
    state, fee = renewal_state(on, wanted_by, today, settled=settled), expected(payments)
    return Due(network, membership, on, wanted_by, state, fee, fee.yearly)


def dues_by_network(ledger: Ledger, today: date) -> dict[int, list[Due]]:
    """Every membership that renews, the settled ones among them."""
    return {
        network.id: [
            due
            for membership in network.memberships
            if (due := due_of(ledger, network, membership, today))
        ]
        for network in ledger.networks.values()
    }


def has_life_fee(membership: MembershipRow) -> bool:
    return any(fee.kind == FeeKind.LIFE for fee in membership.fees)


def payments_of(ledger: Ledger, network: Network, membership: MembershipRow) -> list[Payment]:
    """Its own, or those of the membership at a closed predecessor that it takes over.

    Those of a life fee are none.
    """
    return _payments(ledger, network, membership, frozenset()).payments


class PaidTo(NamedTuple):
    """Payments of one membership, and the network that they were paid to."""

    network: Network
    payments: list[Payment]


def _payments(
    ledger: Ledger, network: Network, membership: MembershipRow, seen: frozenset[int]
) -> PaidTo:
    # `seen` ends the walk where networks succeed each other in a circle.
    own = [fee.payment for fee in membership.fees if fee.covers]
    offers = list(_of_predecessors(ledger, network, seen | {network.id}))
    taken = own_or_taken_over(own, membership.days.first, (offer.payments for offer in offers))
    paid_to = next((offer.network for offer in offers if offer.payments is taken), network)
    return PaidTo(paid_to, taken)


def _of_predecessors(ledger: Ledger, network: Network, seen: frozenset[int]) -> Iterator[PaidTo]:
    """The payments of memberships that ran to the closing of what became this network."""
    for closed_id in ledger.predecessors[network.id]:
        closed = ledger.networks[closed_id]
        if closed.closed_on is None or closed_id in seen:
            continue
        for membership in closed.memberships:
            if membership.days.last >= closed.closed_on and not has_life_fee(membership):
                paid_to, payments = _payments(ledger, closed, membership, seen)
                yield PaidTo(paid_to, taken_over(payments, closed.closed_on))


def paid_before(ledger: Ledger, network: Network) -> str:
    """What was paid to a network that closed, for days of this one in which it went on."""
    latest = network.latest_membership
    if latest is None or subscriptions(latest.fees):
        return ""
    paid_to, payments = _payments(ledger, network, latest, frozenset())
    taken = latest_payments(payments)
    if not taken:
        return ""
    until = format_day(taken[0].covers.last)
    if any(payment.every for payment in taken):
        return f"Paid until {until}, to {paid_to.short}."
    paid = total(known(payment.amount, payment.certainty) for payment in taken)
    return f"Paid until {until}: {format_amount(paid, ledger.currency)} went to {paid_to.short}."
