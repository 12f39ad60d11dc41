"""Whose turn it is in the year's sitting, and when the next one falls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from networks.arithmetic.words import counted
from reflections.arithmetic.sitting import asks_on, is_of_this_sitting, sitting_on
from reflections.figures import Row
from reflections.figures.rows import Ledger, MembershipRow, Network

# The sitting is spoken of so long before it falls.
SOON = timedelta(days=30)
# One answer alone is not a sitting.
FEWEST_BEGUN = 2


@dataclass(frozen=True, slots=True)
class Turn:
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

    turns: tuple[Turn, ...]

    @property
    def count(self) -> int:
        return len(self.turns)

    @property
    def said(self) -> int:
        return sum(turn.is_said for turn in self.turns)

    @property
    def left(self) -> list[Turn]:
        return [turn for turn in self.turns if not turn.is_said]

    @property
    def said_of(self) -> str:
        """6 of 15 said."""
        return f"{self.said} of {self.count} said"

    def turn_of(self, network_id: int) -> Turn | None:
        return next((turn for turn in self.turns if turn.network.id == network_id), None)

    def number_of(self, turn: Turn) -> int:
        return self.turns.index(turn) + 1

    def after(self, turn: Turn) -> Turn | None:
        """The next one that is not said yet; None at the end."""
        rest = self.turns[self.number_of(turn) :]
        return next((later for later in rest if not later.is_said), None)


def sitting(ledger: Ledger, rows: Iterable[Row], today: date) -> Sitting:
    figures = {row.network.id: row for row in rows}
    turns = []
    for pk in ledger.depths:
        network = ledger.networks[pk]
        if membership := held_now(network, today):
            turns.append(Turn(network, membership, _is_said(network, today), figures.get(pk)))
    return Sitting(tuple(turns))


def held_now(network: Network, today: date) -> MembershipRow | None:
    """The latest of its memberships that hold today."""
    holding = [membership for membership in network.memberships if today in membership.days]
    return max(holding, key=lambda membership: membership.days.first, default=None)


def _is_said(network: Network, today: date) -> bool:
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


@dataclass(frozen=True, slots=True)
class SittingDue:
    """That it is time for the sitting, or soon."""

    on: date
    title: str
    words: str


def call_soon(ledger: Ledger, today: date) -> SittingDue | None:
    """When it is to be spoken of; nothing is lost by sitting down late: then it is for today."""
    called = call(ledger, today)
    if called is None or called.on > today + SOON:
        return None
    return replace(called, on=max(called.on, today))


def call(ledger: Ledger, today: date) -> SittingDue | None:
    """When the next sitting falls, or that one was begun; None where there is nothing to ask."""
    held = [(network, held_now(network, today)) for network in ledger.networks.values()]
    asked = [(network, membership) for network, membership in held if membership]
    days = [asks_on(membership.days.first, last_answered(network)) for network, membership in asked]
    falls_on = sitting_on(days)
    if falls_on is None:
        return None
    title = "What did each give you this year?"
    return _begun([network for network, _ in asked], days, today, title) or SittingDue(
        falls_on, title, f"{counted(len(asked), 'network')} in one sitting."
    )


def _begun(
    networks: Sequence[Network], days: Sequence[date], today: date, title: str
) -> SittingDue | None:
    """One that was stopped before its end, as long as what was said in it is fresh."""
    said = [network for network in networks if _is_said(network, today)]
    waiting = [day for day in days if day <= today]
    if len(said) < FEWEST_BEGUN or not waiting:
        return None
    words = f"You stopped after {len(said)} of {len(networks)}: {len(waiting)} left."
    return SittingDue(max(waiting), title, words)
