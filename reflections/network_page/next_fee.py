"""What is said of a next fee that no longer waits for a decision, or that there is none of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from networks.arithmetic.coverage import RenewalState, paid_until
from networks.arithmetic.periods import format_day
from networks.arithmetic.words import on_or_in
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network
from reflections.history.decisions import PastDecision, latest_by_network
from reflections.models import Choice
from reflections.renewals.paid import due_of, payments_of


@dataclass(frozen=True, slots=True)
class Settled:
    """A renewal that was decided; `may_end` where one means to leave and no end is written down."""

    membership: MembershipRow
    words: str
    may_end: bool


def settled(
    ledger: Ledger, network: Network, decided: Iterable[PastDecision], today: date
) -> Settled | None:
    """Of the latest membership held today; None where none is, or none of its own is settled."""
    settling = (past for past in decided if past.choice in {Choice.LEAVE, Choice.RENEW})
    decision = latest_by_network(settling).get(network.id)
    for membership in reversed(network.held_on(today)):
        due = due_of(ledger, network, membership, today)
        if decision and due and due.state == RenewalState.SETTLED:
            on = format_day(decision.on)
            if decision.choice == Choice.RENEW and due.on > today:
                words = f"You decided on {on} to renew on {format_day(due.on)}."
                return Settled(membership, words, may_end=False)
            leaves = decision.choice == Choice.LEAVE
            words = f"{'None: you' if leaves else 'You'} decided on {on} to {decision.choice}."
            # Of what repeats without end, the instalment that runs: it may renew much later.
            if until := paid_until(payments_of(ledger, network, membership), today):
                lasts = "is paid lasts" if until >= today else "was paid lasted"
                words += f" What {lasts} until {format_day(until)}."
            return Settled(membership, words, may_end=leaves and membership.is_open)
    return None


def ends(network: Network, today: date) -> str:
    """That a membership ends on a day to come; nothing where it goes on or is over."""
    held = network.held_on(today)
    if not held or any(membership.is_open for membership in held):
        return ""
    last = max(held, key=lambda membership: membership.days.last)
    return f"None: your membership ends {on_or_in(last.end)}."
