"""What a new row most likely says, from what was typed last time."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User

from networks.arithmetic.coverage import RENEWING_KINDS
from networks.arithmetic.periods import ONE_DAY, year_before
from networks.models import Activity, Fee, FeeKind, Membership
from networks.models.prepared import PreparedQuery
from networks.payments import next_cover, payments_of

# The last ones first.
FEES_OF_NETWORK = PreparedQuery(
    lambda owner, network: (
        Fee.objects.of(owner)
        .filter(membership__organisation=network)
        .exclude(kind=FeeKind.REFUND)
        .order_by("-paid_on", "-id")
        .values("membership_id", "covers_until", "kind", "currency", "paid_by")
    )
)


def next_fee(owner: User, membership: Membership | None, today: date) -> dict:
    """Kind, payer and currency as last time, for the time after the latest coverage.

    Where a membership has no fee of its own to go by, the last one of the same network counts; with
    no `membership` nothing is guessed.
    """
    fees = FEES_OF_NETWORK.rows(owner.pk, membership.organisation_id) if membership else []
    own = [fee for fee in fees if membership and fee.membership_id == membership.pk]
    covering = [fee for fee in own if fee.covers_until]
    latest = max(covering, key=lambda fee: fee.covers_until, default=None)
    similar = latest or next(iter(own or fees), None)
    cover = cover_after(membership)
    # Who enters a year that is over was not asked for its fee today.
    paid_on = cover["covers_from"] if cover and cover["covers_until"] < today else today
    return {"paid_on": paid_on} | _as_before(similar) | cover


def _as_before(similar: Any) -> dict:
    values = {"currency": similar.currency, "paid_by": similar.paid_by} if similar else {}
    if similar and similar.kind in RENEWING_KINDS:
        values["kind"] = similar.kind
    return values


def year_up_to(membership: Membership, last: date) -> dict:
    """The twelve months up to a day that is paid for, or fewer, back to what is paid before them.

    From the membership's start at the earliest; paid on the first of them, as nobody said
    otherwise.
    """
    paid = [payment.covers.last for payment in payments_of(membership)]
    follows = [day + ONE_DAY for day in paid if day < last]
    # A year before the day after: the last of February is that of a leap year or not.
    first = max(year_before(last + ONE_DAY), membership.started_on, *follows)
    return {"paid_on": first, "covers_from": first, "covers_until": last}


def cover_after(membership: Membership | None) -> dict:
    """The days after those that are paid for (METHOD, "The next coverage"), where they tell."""
    following = next_cover(membership) if membership and membership.pk else None
    return {"covers_from": following.first, "covers_until": following.last} if following else {}


REMEMBERED = ("kind", "currency", "cost_paid_by")


def next_activity(owner: User, network: int | None, today: date) -> dict:
    """Kind, currency and payer as the last time with the network of that id, today."""
    last = Activity.objects.of(owner).filter(organisation=network).order_by("id").last()
    return {"date": today} | as_last_time(last)


def as_last_time(last: Activity | None) -> dict:
    return {name: getattr(last, name) for name in REMEMBERED} if last else {}
