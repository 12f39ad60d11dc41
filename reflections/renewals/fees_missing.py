"""Days of a paid membership for which no fee is entered: they cost nothing, and pages say so.

Who begins a ledger enters this year's fee, and the figures reach back beyond it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from networks.arithmetic.coverage import Payment, subscriptions
from networks.arithmetic.periods import FIRST_DAY, Period, format_period
from networks.arithmetic.words import listed
from networks.models import FeeKind
from reflections.figures import bears
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network
from reflections.history.unpaid import uncovered
from reflections.renewals.paid import has_life_fee

# Fewer days lie between a start known to the month and the first day of a fee.
LEAST_DAYS = 32


@dataclass(frozen=True, slots=True)
class FeesMissing:
    """A membership that bears a fee, with the days of it that none covers.

    `until` is the last of them before another fee; None where none follows.
    """

    network: Network
    membership: MembershipRow
    days: tuple[Period, ...]
    until: date | None

    @property
    def words(self) -> str:
        days = listed([format_period(days) for days in self.days])
        return f"No fee is entered for {days}, so that those days count as free."

    @property
    def fee_href(self) -> str:
        """The address of a form for the fee before the one that follows, open for more."""
        until = f"until={self.until:%Y-%m-%d}&" if self.until else ""
        return f"{reverse('fee_add', args=[self.membership.id])}?{until}"


def fees_missing(
    ledger: Ledger, network: Network, period: Period, today: date
) -> FeesMissing | None:
    """Of the latest membership of which such days lie in the period, up to today."""
    so_far = period.overlap(Period(FIRST_DAY, today))
    for membership in reversed(network.memberships):
        days = so_far and so_far.overlap(membership.days)
        if days is None or has_life_fee(membership) or not _bears_a_fee(membership):
            continue
        payments = list(_payments(ledger, network))
        bare = tuple(
            stretch for stretch in uncovered(days, network, payments) if stretch.days >= LEAST_DAYS
        )
        if bare:
            before = [stretch.last for stretch in bare if stretch.last < days.last]
            return FeesMissing(network, membership, bare, max(before, default=None))
    return None


def _bears_a_fee(membership: MembershipRow) -> bool:
    return any(bears(fee.known) for fee in subscriptions(membership.fees) if fee.covers)


def _payments(ledger: Ledger, network: Network) -> Iterator[Payment]:
    """What was paid to the network and to those that became it: a fee there may cover days here.

    Of whatever kind, for a levy costs something on its days as a subscription does; without
    refunds, for a fee was entered for the days that came back.
    """
    # A loop and no recursion, for a chain may be long, or a circle.
    waiting, seen = [network.id], set()
    while waiting:
        pk = waiting.pop()
        if pk not in seen:
            seen.add(pk)
            fees = (fee for fee in ledger.networks[pk].fees if fee.kind != FeeKind.REFUND)
            yield from (fee.payment for fee in fees if fee.covers)
            waiting += ledger.predecessors[pk]
