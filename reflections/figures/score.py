"""The result, offline against online, and what one network changes about it."""

from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.money import ZERO
from networks.arithmetic.periods import Period
from reflections.arithmetic.scoreboard import Score, Sides, score, sides
from reflections.figures import own_worth
from reflections.figures.rows import Ledger, Network


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The result with, or without, some networks."""

    networks: tuple[Network, ...]
    score: Score
    sides: Sides


def with_all(everything: Ledger, left: Ledger, period: Period) -> WhatIf:
    """The result with everything that `left` leaves out."""
    gone = everything.networks.keys() - left.networks.keys()
    tops = tuple(
        network
        for pk, network in everything.networks.items()
        if pk in gone and gone.isdisjoint({network.parent_id, network.host_id})
    )
    every = _sides(everything, own_worths(everything, period))
    return WhatIf(tops, score(every), every)


def decisive(ledger: Ledger, period: Period) -> WhatIf | None:
    """The one network whose absence would change the result, the worthiest if several would.

    Where nothing of worth would be left there is no result to change.
    """
    worths = own_worths(ledger, period)
    result = score(_sides(ledger, worths))
    tops = sorted(
        ledger.children[None],
        key=lambda pk: -sum((worths[network.id] for network in ledger.with_groups(pk)), ZERO),
    )
    for top in tops:
        # The worths stay as they are: only which of them count changes.
        without = _sides(ledger.without([top]), worths)
        if score(without) != result and (without.offline or without.online):
            return WhatIf((ledger.networks[top],), score(without), without)
    return None


def own_worths(ledger: Ledger, period: Period) -> dict[int, Decimal]:
    """What does not exist counts as 0 here (INTERFACE)."""
    return {pk: own_worth(network, period) or ZERO for pk, network in ledger.networks.items()}


def _sides(ledger: Ledger, worths: dict[int, Decimal]) -> Sides:
    return sides((network.setting, worths[network.id]) for network in ledger.networks.values())
