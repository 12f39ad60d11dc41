"""What to do first in a new ledger."""

from dataclasses import dataclass

from django.urls import reverse

from reflections.figures.rows import Ledger


@dataclass(frozen=True)
class FirstStep:
    """`href` is where it is done; of the steps that are not done, one `is_next`."""

    name: str
    done: bool
    href: str
    is_next: bool = False


def first_steps(ledger: Ledger) -> list[FirstStep]:
    """The way from a first network to a first verdict; empty once something has a worth."""
    networks = list(ledger.networks.values())
    memberships = [membership for network in networks for membership in network.memberships]
    if any(membership.valuations for membership in memberships):
        return []
    active = any(network.activities for network in networks)
    joining = (
        reverse("membership_add", args=[networks[0].id]) if networks else reverse("network_add")
    )
    appraising = reverse("appraisal_add", args=[memberships[0].id]) if memberships else joining
    ways = [
        ("Add a network, and what it costs", bool(memberships), joining),
        ("Log what you do there", active, reverse("log")),
        ("Say what it gave you", False, appraising),
    ]
    following = next(at for at, (_, done, _) in enumerate(ways) if not done)
    return [FirstStep(*way, is_next=at == following) for at, way in enumerate(ways)]
