"""The result, offline against online, and what one network changes about it."""

from dataclasses import dataclass

from networks.periods import Period
from reflections.scoreboard import Score, Sides, score, sides
from reflections.summaries.figures import own_worth
from reflections.summaries.ledger import Ledger, Network


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
        for one, network in everything.networks.items()
        if one in gone and network.parent_id not in gone
    )
    every = _sides(everything, period)
    return WhatIf(tops, score(every), every)


def decisive(ledger: Ledger, period: Period) -> WhatIf | None:
    """The one network whose absence would change the result, the worthiest if several would."""
    result = score(_sides(ledger, period))
    tops = sorted(ledger.children[None], key=lambda one: -_worth(ledger, one, period))
    for one in tops:
        without = _sides(ledger.without([one]), period)
        if score(without) != result:
            return WhatIf((ledger.networks[one],), score(without), without)
    return None


def _sides(ledger: Ledger, period: Period) -> Sides:
    return sides((one.setting, own_worth(one, period)) for one in ledger.networks.values())


def _worth(ledger: Ledger, top: int, period: Period):
    return sum(own_worth(one, period) for one in ledger.with_groups(top))
