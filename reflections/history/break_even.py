"""Break-even: what membership saved on tickets against the fee."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from networks.arithmetic.accrual import cost_in
from networks.arithmetic.money import ZERO, Amount, Lens, ratio
from networks.arithmetic.periods import Period
from reflections.figures import activities_in
from reflections.figures.rows import Network


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The fees of a period, and what was saved how many times; activities' costs are no fee."""

    fee: Amount
    saved: Decimal
    times: int

    @property
    def left(self) -> Decimal:
        """What the savings do not cover; below 0 they more than cover the fee."""
        return self.fee.value - self.saved

    @property
    def spare(self) -> Decimal:
        """What was saved beyond the fee."""
        return max(-self.left, ZERO)

    @property
    def each(self) -> Decimal | None:
        return ratio(self.saved, self.times)

    @property
    def more(self) -> int | None:
        """How many more such savings would cover the fee; None where there was none yet."""
        # Whole times: half a ticket saves nothing.
        return ceil(max(self.left, ZERO) * self.times / self.saved) if self.saved else None


def break_even(networks: Iterable[Network], period: Period, lens: Lens) -> BreakEven:
    networks = list(networks)
    paid = cost_in(period, [fee.share for network in networks for fee in network.fees])
    saved = [
        row.saved for network in networks for row in activities_in(network, period) if row.saved
    ]  # fmt: skip
    return BreakEven(paid.under(lens, ZERO, None), sum(saved, ZERO), len(saved))
