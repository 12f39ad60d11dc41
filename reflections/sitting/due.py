"""When the next sitting falls, or that one was begun and is to be gone on with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from networks.arithmetic.words import counted
from reflections.arithmetic.sitting import asks_on, sitting_on
from reflections.figures.rows import Ledger, Network
from reflections.sitting.progress import held_now, is_said, last_answered

# The sitting is spoken of so long before it falls.
SOON = timedelta(days=30)
# One answer alone is not a sitting.
FEWEST_BEGUN = 2


@dataclass(frozen=True, slots=True)
class SittingDue:
    """That it is time for the sitting, or soon."""

    on: date
    title: str
    words: str


def sitting_due_soon(ledger: Ledger, today: date) -> SittingDue | None:
    """When it is to be spoken of; nothing is lost by sitting down late: then it is for today."""
    due = sitting_due(ledger, today)
    if due is None or due.on > today + SOON:
        return None
    return replace(due, on=max(due.on, today))


def sitting_due(ledger: Ledger, today: date) -> SittingDue | None:
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
    answered = [network for network in networks if is_said(network, today)]
    waiting = [day for day in days if day <= today]
    if len(answered) < FEWEST_BEGUN or not waiting:
        return None
    words = f"You stopped after {len(answered)} of {len(networks)}: {len(waiting)} left."
    return SittingDue(max(waiting), title, words)
