"""What each membership is paid for and renews on, its own or taken over (METHOD, Renewals)."""

from dataclasses import dataclass
from datetime import date

from networks.arithmetic.coverage import (
    Payment,
    RenewalState,
    decide_by,
    latest_payments,
    renewal_of,
    renewal_state,
    settles,
    subscriptions,
)
from networks.arithmetic.money import Amount, Payer, format_amount, known, total
from networks.arithmetic.periods import LAST_DAY, format_day
from networks.arithmetic.succession import Closed, Offers, PaidTime, handed_on, own_or_taken_over
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
    return _due(network, membership, _offers(ledger), today)


def dues_by_network(ledger: Ledger, today: date) -> dict[int, list[Due]]:
    """Every membership that renews, the settled ones among them."""
    offers = _offers(ledger)
    return {
        network.id: [
            due
            for membership in network.memberships
            if (due := _due(network, membership, offers, today))
        ]
        for network in ledger.networks.values()
    }


def _due(network: Network, membership: MembershipRow, offers: Offers, today: date) -> Due | None:
    payments = _paid(network, membership, offers).payments
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


def has_life_fee(membership: MembershipRow) -> bool:
    return any(fee.kind == FeeKind.LIFE for fee in membership.fees)


def payments_of(ledger: Ledger, network: Network, membership: MembershipRow) -> list[Payment]:
    """Its own, or those of the membership at a closed predecessor that it takes over.

    Those of a life fee are none.
    """
    return _paid(network, membership, _offers(ledger)).payments


def _paid(network: Network, membership: MembershipRow, offers: Offers) -> PaidTime:
    own = PaidTime(_own_payments(membership), network.id)
    return own_or_taken_over(own, membership.days.first, offers.get(network.id, ()))


def _own_payments(membership: MembershipRow) -> list[Payment]:
    return [fee.payment for fee in membership.fees if fee.covers]


def _offers(ledger: Ledger) -> Offers:
    """By network, the payments that a membership there may take over."""
    return handed_on(
        Closed(
            network.id,
            network.successor_id,
            network.closed_on,
            tuple(
                (membership.days.first, _own_payments(membership))
                for membership in network.memberships
                if membership.days.last >= network.closed_on and not has_life_fee(membership)
            ),
        )
        for network in ledger.networks.values()
        if network.closed_on is not None and network.successor_id is not None
    )


def paid_before(ledger: Ledger, network: Network) -> str:
    """What was paid to a network that closed, for days of this one in which it went on."""
    latest = network.latest_membership
    if latest is None or subscriptions(latest.fees):
        return ""
    paid = _paid(network, latest, _offers(ledger))
    taken = latest_payments(paid.payments)
    if not taken:
        return ""
    until, paid_to = format_day(taken[0].covers.last), ledger.networks[paid.paid_to]
    if any(payment.every for payment in taken):
        return f"Paid until {until}, to {paid_to.short}."
    amount = total(known(payment.amount, payment.certainty) for payment in taken)
    return f"Paid until {until}: {format_amount(amount, ledger.currency)} went to {paid_to.short}."
