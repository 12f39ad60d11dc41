"""Fees dated after today: what is still to pay, and when it was or will be paid (METHOD)."""

from dataclasses import dataclass
from datetime import date

from networks.arithmetic.fee_names import span
from networks.arithmetic.instalments import next_paid
from networks.arithmetic.money import Amount, Payer, total
from networks.arithmetic.periods import Period, format_period
from reflections.figures.cash import paid_by_day
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import FeeRow, Ledger, Network


@dataclass(frozen=True, slots=True)
class ToPay:
    """A fee dated after today, "of a repeating fee, the next instalment alone"."""

    network: Network
    membership: MembershipRow
    fee: FeeRow
    on: date
    covers: Period | None

    @property
    def paid_by(self) -> Payer:
        return self.fee.paid_by

    @property
    def amount(self) -> Amount:
        return self.fee.known

    @property
    def is_coming_back(self) -> bool:
        """A refund that was promised for a day to come."""
        return self.amount.value < 0

    @property
    def rhythm(self) -> str:
        """How often it is paid: a month, every 6 months; empty where it is paid once."""
        return span(self.fee.every) if self.fee.every else ""

    @property
    def for_what(self) -> str:
        return f"for {format_period(self.covers)}" if self.covers else self.fee.kind


def to_pay(ledger: Ledger, today: date) -> list[ToPay]:
    """The earliest first, then by name."""
    dues = [
        waiting
        for network in ledger.networks.values()
        for membership in network.memberships
        for fee in membership.fees
        if (waiting := _waiting(network, membership, fee, today))
    ]
    return sorted(dues, key=lambda due: (due.on, due.network.short.casefold(), due.fee.id))


def _waiting(network: Network, membership: MembershipRow, fee: FeeRow, today: date) -> ToPay | None:
    if fee.every is None:
        covers = fee.cover if fee.covers else None
        return ToPay(network, membership, fee, fee.paid_on, covers) if fee.paid_on > today else None
    # Its instalments never end, perhaps: the next alone is to pay.
    following = next_paid(fee.paid_on, fee.cover, fee.every, today)
    return following and ToPay(network, membership, fee, *following)


def fees_paid_in(ledger: Ledger, period: Period) -> dict[Payer, Amount]:
    """What was paid in it, refunds taken off, whatever it covers."""
    fees = [fee for network in ledger.networks.values() for fee in network.fees]
    return {
        payer: total(
            amount for fee in fees if fee.paid_by == payer for _, amount in paid_by_day(fee, period)
        )
        for payer in Payer
    }
