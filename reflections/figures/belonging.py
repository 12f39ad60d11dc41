"""Where the person stands with each network on a day."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from reflections.figures.rows import Ledger, Network


class Belonging(StrEnum):
    MEMBER = "member"
    AHEAD = "ahead"
    LEFT = "left"
    CLOSED = "closed"
    NEVER = "never"


PAST = frozenset({Belonging.LEFT, Belonging.CLOSED})


def belonging(network: Network, today: date) -> Belonging:
    """`closed` comes before `left`; `ahead` is a membership that starts after today."""
    if network.closed_on is not None and network.closed_on < today:
        return Belonging.CLOSED
    if any(today in stay.days for stay in network.stays):
        return Belonging.MEMBER
    if any(stay.days.first > today for stay in network.stays):
        return Belonging.AHEAD
    return Belonging.LEFT if network.stays else Belonging.NEVER


def was_left(ledger: Ledger, network: Network, today: date) -> bool:
    """Whether "a membership ended and none followed, in it or in its successor" (METHOD, Renewals).

    One that ended because the network closed was not left behind; nor was what one never joined.
    """
    ended = over_since(ledger, network, today)
    return ended is not None and ended < (network.closed_on or today)


def over_since(ledger: Ledger, network: Network, today: date) -> date | None:
    """Its last day for the person; None where it holds today or later, in it or its successor."""
    ended = max((stay.days.last for stay in network.stays), default=None)
    if ended is None or ended >= today:
        return None
    follows = (stay for successor in _became(ledger, network) for stay in successor.stays)
    return None if any(stay.days.last > ended for stay in follows) else ended


def _became(ledger: Ledger, network: Network) -> Iterator[Network]:
    """What it became, and what that became in turn."""
    while network.successor_id in ledger.networks:
        network = ledger.networks[network.successor_id]
        yield network


def past(ledger: Ledger, today: date) -> set[int]:
    """Networks that were left or have closed, with nothing below them that is still alive."""
    gone: set[int] = set()
    for pk in reversed(ledger.depths):
        is_past = belonging(ledger.networks[pk], today) in PAST
        if is_past and gone.issuperset(ledger.children[pk]):
            gone.add(pk)
    return gone
