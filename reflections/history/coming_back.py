"""What it cost to come back after a time away: to join once more, to be reinstated."""

from networks.arithmetic.money import Amount, Payer, total
from networks.arithmetic.periods import ONE_DAY, Period, months_later
from networks.models import FeeKind
from reflections.figures.rows import Network

# Of a fee that is neither for joining nor for any days, paid later than this nothing tells why.
MONTHS_AFTER = 1
NOT_FOR_COMING = frozenset({FeeKind.LIFE, FeeKind.REFUND})


def cost_of_coming_back(gap: Period, network: Network) -> Amount:
    """The person's own fees for no days, of the memberships that begin right after the gap."""
    start = gap.last + ONE_DAY
    until = months_later(start, MONTHS_AFTER)
    return total(
        fee.known
        for membership in network.memberships
        for fee in membership.fees
        if membership.days.first == start
        and fee.paid_by == Payer.SELF
        and not fee.covers
        and fee.kind not in NOT_FOR_COMING
        and (fee.kind == FeeKind.JOINING or fee.paid_on <= until)
    )
