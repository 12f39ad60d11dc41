"""What was not paid in the days between memberships (METHOD, Renewals)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from networks.arithmetic.coverage import Payment, subscriptions
from networks.arithmetic.money import Amount, Certainty, Payer, combine, round_half_up
from networks.arithmetic.periods import LAST_DAY, ONE_DAY, Period
from networks.arithmetic.yearly import expected
from networks.models import FeeKind
from reflections.arithmetic.worth import years
from reflections.figures.rows import Network
from reflections.history.over_time import summed


@dataclass(frozen=True, slots=True)
class FeeNotPaid:
    """What a year away goes by; `refused`: a decision names it, else it was paid before."""

    a_year: Amount
    refused: bool


def unpaid_in(gap: Period, network: Network) -> Amount | None:
    """For each day of the gap "that no subscription covers", a day of the yearly fee.

    The sum is `about`, and exactly nothing where later fees cover every day. "No such fee, no sum":
    then it is None.
    """
    days = list(uncovered(gap, network, _payments(network)))
    if not days:
        return Amount()
    fee = fee_not_paid(gap, network)
    if fee is None:
        return None
    exact = Fraction(fee.a_year.value) * sum(map(years, days), start=Fraction(0))
    return Amount(round_half_up(exact), combine((fee.a_year.certainty, Certainty.ABOUT)))


def fee_not_paid(gap: Period, network: Network) -> FeeNotPaid | None:
    """The yearly fee refused "if a decision names it; else that of the subscription before".

    Of the latter it is the person's own share: nobody saves what another pays.
    """
    memberships_before = [
        membership for membership in network.memberships if membership.days.first < gap.first
    ]
    latest = max(memberships_before, key=lambda membership: membership.days.first, default=None)
    if latest and latest.refused is not None:
        return FeeNotPaid(Amount(latest.refused), refused=True)
    before = [payment for payment in _payments(network) if payment.covers.first < gap.first]
    own = expected(before).yearly.get(Payer.SELF)
    return FeeNotPaid(own, refused=False) if own else None


def uncovered(days: Period, network: Network, payments: Iterable[Payment]) -> Iterator[Period]:
    """Those of the days, "up to the organisation's closing", that nobody ever paid for.

    Arrears paid later cover theirs; "days that a refund gives back are not covered".
    """
    paid = (
        (payment.covers, Decimal(-1 if payment.kind == FeeKind.REFUND else 1))
        for payment in payments
    )
    last, first = min(days.last, network.closed_on or LAST_DAY), days.first
    for step in summed(paid):
        if step.value > 0:
            yield from _from_to(first, min(last, step.days.first - ONE_DAY))
            first = max(first, step.days.last + ONE_DAY)
    yield from _from_to(first, last)


def _from_to(first: date, last: date) -> Iterator[Period]:
    if first <= last:
        yield Period(first, last)


def _payments(network: Network) -> list[Payment]:
    """The subscriptions of each membership, and the refunds that give days of them back."""
    payments = []
    for membership in network.memberships:
        covering = [fee.payment for fee in membership.fees if fee.covers]
        payments += subscriptions(covering)
        payments += [payment for payment in covering if payment.kind == FeeKind.REFUND]
    return payments
