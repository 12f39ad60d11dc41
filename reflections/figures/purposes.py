"""What each network is held for, and what nothing else would serve."""

from dataclasses import dataclass

from networks.arithmetic.periods import Period
from networks.arithmetic.words import listed
from networks.models import HeldFor
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network

MANY = 3
WORDS = {
    HeldFor.LEARNING: "Learning",
    HeldFor.PEOPLE: "People",
    HeldFor.LETTERS: "Letters after your name",
    HeldFor.COVER: "Cover: insurance, advice",
    HeldFor.CAUSE: "The cause",
    HeldFor.NEWS: "News",
    HeldFor.JOB: "The job",
}


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose, and the networks with a membership in the period that is held for it."""

    value: HeldFor
    networks: tuple[Network, ...]

    @property
    def words(self) -> str:
        return WORDS[self.value]

    @property
    def is_alone(self) -> bool:
        return len(self.networks) == 1

    @property
    def is_many(self) -> bool:
        return len(self.networks) >= MANY

    @property
    def sentence(self) -> str:
        """What it means that so many serve it."""
        if not self.networks:
            return "None of your networks is held for it."
        if self.is_alone:
            return "Leave it out, and nothing else serves this."
        if self.is_many:
            return f"{len(self.networks)} serve it: would fewer do?"
        return "Either would still be there without the other."


@dataclass(frozen=True, slots=True)
class HeldNetwork:
    """A network and what it is held for; `membership` is the latest of its memberships."""

    network: Network
    membership: MembershipRow
    purposes: frozenset[str]


def held_networks(ledger: Ledger, period: Period) -> list[HeldNetwork]:
    """Of every network with a membership day in the period, in the order of the tree."""
    every = []
    for pk in ledger.depths:
        network = ledger.networks[pk]
        memberships = [
            membership for membership in network.memberships if membership.days.overlap(period)
        ]
        if memberships:
            served = frozenset(
                purpose for membership in memberships for purpose in membership.held_for
            )
            every.append(HeldNetwork(network, memberships[-1], served))
    return every


def purposes(networks: list[HeldNetwork]) -> list[Purpose]:
    """All seven, in the order in which a membership asks for them."""
    return [
        Purpose(value, tuple(entry.network for entry in networks if value.value in entry.purposes))
        for value in HeldFor
    ]


def unserved(everything: Ledger, ledger: Ledger, period: Period) -> str:
    """What nothing else would serve without what is left out, as a sentence; else nothing."""
    before, after = (
        {purpose.value for purpose in purposes(held_networks(each, period)) if purpose.networks}
        for each in (everything, ledger)
    )
    lost = [
        WORDS[value][0].lower() + WORDS[value][1:] for value in HeldFor if value in before - after
    ]
    return f"Nothing else would serve {listed(lost)}." if lost else ""
