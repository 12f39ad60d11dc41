"""What a stored membership is paid for: one answer for every page (METHOD, Renewals)."""

from collections.abc import Iterator
from datetime import date

from django.db.models import prefetch_related_objects

from networks.arithmetic.coverage import (
    Payment,
    own_or_taken_over,
    paid_until,
    subscriptions,
    taken_over,
)
from networks.arithmetic.instalments import cover_until
from networks.arithmetic.money import Certainty, Payer
from networks.arithmetic.next_cover import next_coverage
from networks.arithmetic.periods import LAST_DAY, Period
from networks.models import Fee, FeeKind, Membership

# What the functions below read; a list of memberships reads it for all at once.
READ_BEFOREHAND = ("fees", "organisation__predecessors__memberships__fees")


def last_paid_day(membership: Membership, today: date) -> date | None:
    """The last day that its subscription is paid for; None without one, and for a life fee."""
    payments = payments_of(membership)
    return None if _has_life_fee(membership) else paid_until(payments, today)


def payments_of(membership: Membership) -> list[Payment]:
    """Its own, or those of the membership at a closed predecessor that it takes over."""
    prefetch_related_objects([membership], "fees")
    return _payments(membership, frozenset())


def next_cover(membership: Membership) -> Period | None:
    """What its next fee most likely covers.

    None where nothing tells, where what repeats goes on by itself, where the membership or its
    organisation is over by then, and past the last day that a ledger holds.
    """
    renewing = subscriptions(payments_of(membership))
    if any(payment.endless for payment in renewing):
        return None
    following = next_coverage([payment.covers for payment in renewing])
    if following is None or following.first > last_day(membership):
        return None
    return following if following.last <= LAST_DAY else None


def payment_of(fee: Fee, last: date) -> Payment | None:
    """In its own currency, in a membership up to that last day; None where it covers nothing."""
    first = fee.covers_from or fee.paid_on
    if fee.every:
        begins = first <= min(last, fee.repeats_until or last)
        covers = repeating_cover(fee, fee.every, last) if begins else None
    else:
        covers = Period(first, fee.covers_until) if fee.covers_until else None
    if covers is None:
        return None
    return Payment(
        covers, fee.paid_on, fee.amount, Certainty(fee.certainty), Payer(fee.paid_by), fee.kind,
        fee.every, bool(fee.every) and fee.repeats_until is None, fee.currency,
    )  # fmt: skip


def repeating_cover(fee: Fee, every: int, last: date) -> Period:
    """All that a fee of every so many months covers in a membership up to that last day.

    At least its first instalment's days.
    """
    return cover_until(fee.covers_from or fee.paid_on, every, min(last, fee.repeats_until or last))


def last_day(membership: Membership) -> date:
    """It "never outlasts its organisation: closed_on is then its last day" (METHOD, Time)."""
    return min(membership.ended_on or LAST_DAY, membership.organisation.closed_on or LAST_DAY)


def _payments(membership: Membership, seen: frozenset[int]) -> list[Payment]:
    # `seen` ends the walk where networks succeed each other in a circle.
    last = last_day(membership)
    payments = (payment_of(fee, last) for fee in membership.fees.all())
    own = [payment for payment in payments if payment]
    # Most memberships have a subscription: their predecessors need not be read.
    if subscriptions(own):
        return own
    prefetch_related_objects([membership], *READ_BEFOREHAND)
    offered = _of_predecessors(membership, seen | {membership.organisation_id})
    return own_or_taken_over(own, membership.started_on, offered)


def _of_predecessors(membership: Membership, seen: frozenset[int]) -> Iterator[list[Payment]]:
    """The payments of memberships that ran to the closing of what became its network."""
    for closed in membership.organisation.predecessors.all():
        if closed.closed_on is None or closed.pk in seen:
            continue
        for earlier in closed.memberships.all():
            earlier.organisation = closed
            if last_day(earlier) >= closed.closed_on and not _has_life_fee(earlier):
                yield taken_over(_payments(earlier, seen), closed.closed_on)


def _has_life_fee(membership: Membership) -> bool:
    return any(fee.kind == FeeKind.LIFE for fee in membership.fees.all())
