"""Where the person stands with each network on a day."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from networks.arithmetic.periods import ONE_DAY
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
    if network.held_on(today):
        return Belonging.MEMBER
    if any(membership.days.first > today for membership in network.memberships):
        return Belonging.AHEAD
    return Belonging.LEFT if network.memberships else Belonging.NEVER


def was_left(ledger: Ledger, network: Network, today: date) -> bool:
    """Whether "a membership ended and none followed, in it or in its successor" (METHOD, Renewals).

    One that ended because the network closed was not left behind; nor was what one never joined.
    """
    ended = over_since(ledger, network, today)
    return ended is not None and ended < (network.closed_on or today)


def over_since(ledger: Ledger, network: Network, today: date) -> date | None:
    """Its last day for the person; None where it holds today or later, in it or its successor."""
    ended = max((membership.days.last for membership in network.memberships), default=None)
    if ended is None or ended >= today:
        return None
    follows = (
        membership for successor in _became(ledger, network) for membership in successor.memberships
    )
    return None if any(membership.days.last > ended for membership in follows) else ended


def _became(ledger: Ledger, network: Network) -> Iterator[Network]:
    """What it became, and what that became in turn."""
    while network.successor_id in ledger.networks:
        network = ledger.networks[network.successor_id]
        yield network


def names_before(ledger: Ledger, network: Network) -> list[Network]:
    """The networks that this one was before, the earliest first: memberships there went on here.

    A membership there ran up to the closing; one here had begun by the day after, and ran on.
    """
    earlier_names: list[Network] = []
    waiting = [network]
    while waiting:
        heir = waiting.pop()
        before = [
            ledger.networks[pk]
            for pk in ledger.predecessors[heir.id]
            if _went_on(ledger.networks[pk], heir)
        ]
        earlier_names += before
        waiting += before
    return sorted(earlier_names, key=lambda earlier: earlier.closed_on or date.max)


def went_on_elsewhere(ledger: Ledger, network: Network) -> bool:
    heir = ledger.networks.get(network.successor_id or 0)
    return heir is not None and _went_on(network, heir)


def _went_on(closed: Network, heir: Network) -> bool:
    end = closed.closed_on
    return (
        end is not None
        and any(membership.days.last >= end for membership in closed.memberships)
        and any(
            membership.days.first <= end + ONE_DAY and membership.days.last > end
            for membership in heir.memberships
        )
    )


def past_networks(ledger: Ledger, today: date) -> set[int]:
    """Networks that were left or have closed, with nothing below them that is still alive."""
    gone: set[int] = set()
    for pk in reversed(ledger.depths):
        # From the leaves up, so that what lies below is known already.
        is_past = belonging(ledger.networks[pk], today) in PAST
        if is_past and gone.issuperset(ledger.children[pk]):
            gone.add(pk)
    return gone
