"""What if I paid for all of it myself? What if the fee rose? A ledger of what is not so."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from networks.arithmetic.coverage import RENEWING_KINDS
from networks.arithmetic.money import Payer, round_half_up
from reflections.figures.rows import ActivityRow, FeeRow, Ledger, Network

LEAST_CHANGE = -100


def imagined(ledger: Ledger, *, if_mine: bool = False, fee_change: int = 0) -> Ledger:
    """The ledger under a scenario; the ledger itself when there is none."""
    if fee_change:
        ledger = with_fees_changed(ledger, fee_change)
    return all_mine(ledger) if if_mine else ledger


def all_mine(ledger: Ledger) -> Ledger:
    """Every fee and every cost of an activity as if the person had paid it."""
    return _each(
        ledger, lambda network: _with_fees(network, _paid_by_self, _own_costs(network.activities))
    )


def with_fees_changed(ledger: Ledger, percent: int) -> Ledger:
    """Subscriptions and practising fees by so much more, or less, each rounded to the penny.

    The least is -100: no fee falls below nothing.
    """
    if percent < LEAST_CHANGE:
        raise ValueError(f"A fee can fall by {-LEAST_CHANGE} % at most.")
    factor = 1 + Fraction(percent, 100)

    def changed(fee: FeeRow) -> FeeRow:
        if fee.kind not in RENEWING_KINDS or fee.amount is None:
            return fee
        return replace(fee, amount=round_half_up(Fraction(fee.amount) * factor))

    return _each(ledger, lambda network: _with_fees(network, changed, network.activities))


def _each(ledger: Ledger, change: Callable[[Network], Network]) -> Ledger:
    return replace(ledger, networks={pk: change(n) for pk, n in ledger.networks.items()})


def _with_fees(
    network: Network, change: Callable[[FeeRow], FeeRow], activities: Iterable[ActivityRow]
) -> Network:
    memberships = tuple(
        replace(membership, fees=tuple(map(change, membership.fees)))
        for membership in network.memberships
    )
    return replace(network, memberships=memberships, activities=tuple(activities))


def _paid_by_self(fee: FeeRow) -> FeeRow:
    return fee if fee.paid_by == Payer.SELF else replace(fee, paid_by=Payer.SELF)


def _own_costs(activities: Iterable[ActivityRow]) -> Iterable[ActivityRow]:
    return (
        activity
        if activity.cost is None or activity.paid_by == Payer.SELF
        else activity._replace(paid_by=Payer.SELF)
        for activity in activities
    )
