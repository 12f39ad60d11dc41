"""Until when a membership is paid, when it renews and at what fee (METHOD, Renewals)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from networks.arithmetic.instalments import instalment, running_at
from networks.arithmetic.money import Certainty, Payer
from networks.arithmetic.periods import (
    MONTHS,
    ONE_DAY,
    Period,
    full_months,
    months_later,
)

RENEWING_KINDS = frozenset({"subscription", "practising"})
# A decision is about a renewal from so many months before it has to be decided.
DECIDED_WITHIN = 6


@dataclass(frozen=True, slots=True)
class Payment:
    """A fee with coverage, in home money where no `currency` is named; None is an unknown amount.

    With `every` it repeats after so many months: `amount` is then an instalment's, and `covers` has
    the days of all of them. `endless`: it has no last day of its own, and `covers` ends where
    the ledger or the membership does.
    """

    covers: Period
    paid_on: date
    amount: Decimal | None
    certainty: Certainty
    paid_by: Payer
    kind: str
    every: int | None = None
    endless: bool = False
    currency: str = ""

    @property
    def is_nil(self) -> bool:
        return self.amount == 0 and self.certainty == Certainty.EXACT

    @property
    def step(self) -> int:
        """After how many months what repeats renews."""
        return max(self.every or MONTHS, MONTHS)

    def shares(self, other: "Payment") -> bool:
        """Whether the two cover the same; "those that repeat without a last day" all do."""
        if self.endless or other.endless:
            return self.endless and other.endless
        return self.covers == other.covers


class RenewalState(StrEnum):
    SETTLED = "settled"
    OVERDUE = "overdue"
    DECIDE_NOW = "decide_now"
    AHEAD = "ahead"


class OfKind(Protocol):
    @property
    def kind(self) -> str: ...


Paid = TypeVar("Paid", bound=OfKind)


def subscriptions(payments: Iterable[Paid]) -> list[Paid]:
    """Those of kind "subscription or practising, or registration where [there are] none"."""
    payments = list(payments)
    renewing = [payment for payment in payments if payment.kind in RENEWING_KINDS]
    return renewing or [payment for payment in payments if payment.kind == "registration"]


def coverages(payments: Iterable[Payment]) -> list[list[Payment]]:
    """Subscriptions by what they cover, the latest last: "by last day, then first"."""
    groups: list[list[Payment]] = []
    for payment in sorted(subscriptions(payments), key=_last_then_first_day):
        if groups and groups[-1][0].shares(payment):
            groups[-1].append(payment)
        else:
            groups.append([payment])
    return groups


def _last_then_first_day(payment: Payment) -> tuple[bool, date, date]:
    # What repeats without end comes last of all: its `covers` ends only where today's ledger does.
    last = date.max if payment.endless else payment.covers.last
    return payment.endless, last, payment.covers.first


def latest_payments(payments: Iterable[Payment]) -> list[Payment]:
    """The subscriptions "that share the latest coverage" (METHOD, Renewals)."""
    groups = coverages(payments)
    return groups[-1] if groups else []


def paid_until(payments: Iterable[Payment], today: date) -> date | None:
    """The last day that is paid for; None without a subscription."""
    return max(
        (_last_paid_day(payment, today) for payment in latest_payments(payments)), default=None
    )


def _last_paid_day(payment: Payment, today: date) -> date:
    if payment.every is None or not payment.endless:
        return payment.covers.last
    # Nobody has paid for all that a fee without end will cover: the instalment that runs counts.
    first = payment.covers.first
    number = running_at(first, payment.every, min(today, payment.covers.last))
    return instalment(first, payment.every, max(number, 0)).last


def renewal_day(payments: Iterable[Payment], today: date) -> date | None:
    """The day after the latest coverage ends, even when that is past; None without coverage.

    What repeats without a last day renews on "the first day, today or later, that lies whole
    steps (at least one) after the first day it covered", or after that of the chain it is in.
    """
    payments = list(payments)
    latest = latest_payments(payments)
    if not latest:
        return None
    if not latest[0].endless:
        return latest[0].covers.last + ONE_DAY
    # "Of several, the latest, then the shortest step".
    leading = min(latest, key=lambda payment: (-payment.covers.first.toordinal(), payment.step))
    start, step = chain_start(leading, subscriptions(payments)), leading.step
    # Counted to yesterday, so that a renewal due today is still today's.
    steps = max(full_months(start, today - ONE_DAY) // step, 0) + 1
    return months_later(start, steps * step)


def chain_start(payment: Payment, payments: Iterable[Payment]) -> date:
    """The first day of the repeating fees that lead up to this one "without a hole"."""
    start = payment.covers.first
    before = [
        repeating for repeating in payments if repeating.every and repeating.covers.first < start
    ]
    # A new price is a new fee: the renewal keeps to the day on which the first of them began.
    for earlier in sorted(before, key=lambda payment: payment.covers.last, reverse=True):
        if earlier.covers.last + ONE_DAY < start:
            break
        start = min(start, earlier.covers.first)
    return start


def renewal_of(
    payments: Iterable[Payment], today: date, *, has_life_fee: bool, ends_on: date | None
) -> date | None:
    """When a membership renews, if it does (METHOD, Renewals).

    `ends_on` is its last day, or its organisation's; None while it is open. One that ends renews
    "only when that day is after today and not before the renewal".
    """
    renewal = renewal_day(payments, today)
    if has_life_fee or renewal is None:
        return None
    if ends_on is not None and (ends_on <= today or ends_on < renewal):
        return None
    return renewal


def decide_by(renewal: date, notice_days: int | None) -> date:
    """The renewal wants deciding `notice_days` before; without notice, by the day itself."""
    return renewal - timedelta(days=notice_days or 0)


def settles(decided_on: date, wanted_by: date, payments: Iterable[Payment]) -> bool:
    """Whether a decision to renew or leave is about the renewal that these payments lead to.

    It is "in the six months before its decide-by date, or later, and after the first day of the
    latest coverage (where that has a last day)".
    """
    latest = latest_payments(payments)
    if not latest or decided_on < months_later(wanted_by, -DECIDED_WITHIN):
        return False
    # A decision from before the present year of membership was about the renewal that began it.
    return latest[0].endless or decided_on > latest[0].covers.first


def renewal_state(renewal: date, decide_on: date, today: date, *, settled: bool) -> RenewalState:
    """A settled renewal is never overdue; on the renewal date itself it can still be decided."""
    if settled:
        return RenewalState.SETTLED
    if renewal < today:
        return RenewalState.OVERDUE
    return RenewalState.DECIDE_NOW if decide_on <= today else RenewalState.AHEAD
