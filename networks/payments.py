"""What a stored membership is paid for: one answer for every page (METHOD, Renewals)."""

from datetime import date

from django.db.models import prefetch_related_objects

from networks.arithmetic.coverage import Payment, paid_until, subscriptions
from networks.arithmetic.instalments import cover_until
from networks.arithmetic.money import Certainty, Payer
from networks.arithmetic.next_cover import next_coverage
from networks.arithmetic.periods import LAST_DAY, Period
from networks.arithmetic.succession import (
    Closed,
    Offers,
    PaidTime,
    handed_on,
    own_or_taken_over,
)
from networks.models import Fee, FeeKind, Membership, Organisation


def offers_to(owner_id: int) -> Offers:
    """What memberships of one person may take over; a list of them reads it once for all."""
    own = Organisation.objects.filter(owner_id=owner_id)
    became = own.exclude(closed_on=None).exclude(successor=None)
    return handed_on(
        Closed(
            network.pk,
            network.successor_id,
            network.closed_on,
            tuple(
                (membership.started_on, _own_payments(membership))
                for membership in network.memberships.all()
                if last_day(membership) >= network.closed_on and not _has_life_fee(membership)
            ),
        )
        for network in became.prefetch_related("memberships__fees")
        # Said again for who reads the types.
        if network.closed_on is not None and network.successor_id is not None
    )


def last_paid_day(membership: Membership, today: date, offers: Offers | None = None) -> date | None:
    """The last day that its subscription is paid for; None without one, and for a life fee."""
    payments = payments_of(membership, offers)
    return None if _has_life_fee(membership) else paid_until(payments, today)


def payments_of(membership: Membership, offers: Offers | None = None) -> list[Payment]:
    """Its own, or those of the membership at a closed predecessor that it takes over."""
    prefetch_related_objects([membership], "fees")
    own, network = _own_payments(membership), membership.organisation
    # Most memberships have a subscription: what others hand on need not be read.
    if subscriptions(own):
        return own
    offers = offers_to(network.owner_id) if offers is None else offers
    offered = offers.get(network.pk, ())
    return own_or_taken_over(PaidTime(own, network.pk), membership.started_on, offered).payments


def next_cover(membership: Membership, offers: Offers | None = None) -> Period | None:
    """What its next fee most likely covers.

    None where nothing tells, where what repeats goes on by itself, where the membership or its
    organisation is over by then, and past the last day that a ledger holds.
    """
    renewing = subscriptions(payments_of(membership, offers))
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


def _own_payments(membership: Membership) -> list[Payment]:
    last = last_day(membership)
    payments = (payment_of(fee, last) for fee in membership.fees.all())
    return [payment for payment in payments if payment]


def _has_life_fee(membership: Membership) -> bool:
    return any(fee.kind == FeeKind.LIFE for fee in membership.fees.all())
