"""Which networks the year's sitting asks about, and which of them are said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reflections.arithmetic.sitting import is_of_this_sitting
from reflections.figures import Row
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network


@dataclass(frozen=True, slots=True)
class SittingNetwork:
    """One network that is asked about, by its latest membership that holds today.

    `row` has its figures of the last 12 months; None where there are none.
    """

    network: Network
    membership: MembershipRow
    is_said: bool
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Every network that is held, in the order of the tree; it stays as one answers."""

    networks: tuple[SittingNetwork, ...]

    @property
    def count(self) -> int:
        return len(self.networks)

    @property
    def said_count(self) -> int:
        return sum(asked.is_said for asked in self.networks)

    @property
    def left(self) -> list[SittingNetwork]:
        return [asked for asked in self.networks if not asked.is_said]

    @property
    def said_of(self) -> str:
        """6 of 15 said."""
        return f"{self.said_count} of {self.count} said"

    def asked_about(self, network_id: int) -> SittingNetwork | None:
        return next((asked for asked in self.networks if asked.network.id == network_id), None)

    def number_of(self, asked: SittingNetwork) -> int:
        return self.networks.index(asked) + 1

    def after(self, asked: SittingNetwork) -> SittingNetwork | None:
        """The next one that is not said yet; None at the end."""
        behind = self.networks[self.number_of(asked) :]
        return next((network for network in behind if not network.is_said), None)


def sitting(ledger: Ledger, rows: Iterable[Row], today: date) -> Sitting:
    figures = {row.network.id: row for row in rows}
    networks = []
    # The order of the tree stays while one answers; that of need would jump about.
    for pk in ledger.depths:
        network = ledger.networks[pk]
        if membership := held_now(network, today):
            networks.append(
                SittingNetwork(network, membership, is_said(network, today), figures.get(pk))
            )
    return Sitting(tuple(networks))


def held_now(network: Network, today: date) -> MembershipRow | None:
    """The latest of its memberships that hold today."""
    holding = network.held_on(today)
    return max(holding, key=lambda membership: membership.days.first, default=None)


def is_said(network: Network, today: date) -> bool:
    return any(
        is_of_this_sitting(answer.on, today)
        for membership in network.memberships
        for answer in membership.answers
    )


def last_answered(network: Network) -> date | None:
    return max(
        (answer.on for membership in network.memberships for answer in membership.answers),
        default=None,
    )
