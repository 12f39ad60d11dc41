"""When a membership renews, what that will cost and whether it is settled (METHOD, Renewals)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from networks.arithmetic.money import Amount, Certainty, Payer, known, total
from networks.arithmetic.periods import ONE_DAY, Period, last_12_months

RENEWING_KINDS = frozenset({"subscription", "practising"})


@dataclass(frozen=True, slots=True)
class Payment:
    """A fee with coverage, in home money, None when unknown."""

    covers: Period
    paid_on: date
    amount: Decimal | None
    certainty: Certainty
    paid_by: Payer
    kind: str


class RenewalState(StrEnum):
    SETTLED = "settled"
    OVERDUE = "overdue"
    DECIDE_NOW = "decide_now"
    AHEAD = "ahead"


def latest_payments(payments: Iterable[Payment]) -> list[Payment]:
    """Subscriptions and practising fees "that share the latest coverage" (METHOD, Renewals).

    The latest coverage ends last; of several that end on that day, it starts last. Payments of
    other kinds are passed over.
    """
    renewing = [payment for payment in payments if payment.kind in RENEWING_KINDS]
    latest = max((p.covers for p in renewing), key=lambda c: (c.last, c.first), default=None)
    return [payment for payment in renewing if payment.covers == latest]


def renewal_of(
    payments: Iterable[Payment], *, has_life_fee: bool, membership_open: bool
) -> date | None:
    """On "the day after its latest subscription coverage ends", even when that is past.

    None without coverage, with a life fee or when the membership has ended (METHOD, Renewals).
    """
    latest = latest_payments(payments)
    if has_life_fee or not membership_open or not latest:
        return None
    return latest[0].covers.last + ONE_DAY


def expected_fee(payments: Iterable[Payment]) -> dict[Payer, Amount]:
    """From "the latest subscription payments, by payer"; only those who paid are there."""
    latest = latest_payments(payments)
    paid = {
        payer: [known(p.amount, p.certainty) for p in latest if p.paid_by == payer]
        for payer in Payer
    }
    return {payer: total(amounts) for payer, amounts in paid.items() if amounts}


def decide_by(renewal: date, notice_days: int | None) -> date:
    """The renewal wants deciding `notice_days` before; without notice, by the day itself."""
    return renewal - timedelta(days=notice_days or 0)


def advice_period(renewal: date, today: date) -> Period:
    """Ends on "the day before it (or up to today, if that is sooner)" (METHOD, Renewals)."""
    return last_12_months(min(renewal - ONE_DAY, today))


def settles(decided_on: date, payments: Iterable[Payment]) -> bool:
    """Whether a decision to renew or leave is about the renewal that these payments lead to.

    It is when dated after the latest coverage started and after the last of its payments: an
    earlier one settled the renewal that they paid for.
    """
    latest = latest_payments(payments)
    return bool(latest) and all(decided_on > max(p.covers.first, p.paid_on) for p in latest)


def renewal_state(renewal: date, decide_on: date, today: date, *, settled: bool) -> RenewalState:
    """A settled renewal is never overdue; on the renewal date itself it can still be decided."""
    if settled:
        return RenewalState.SETTLED
    if renewal < today:
        return RenewalState.OVERDUE
    return RenewalState.DECIDE_NOW if decide_on <= today else RenewalState.AHEAD
