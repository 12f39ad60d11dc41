"""What a new row most likely says, from what was typed last time."""

from datetime import date

from networks.arithmetic.coverage import RENEWING_KINDS
from networks.arithmetic.periods import LAST_DAY, ONE_DAY, Period, months_later, whole_months
from networks.models import Activity, Fee, FeeKind, Membership


def next_fee(owner, membership: Membership | None, today: date) -> dict:
    """Kind, payer and currency as last time, for the time after the latest coverage.

    What a membership has no fee of its own to tell, the last one of the same network does; with no
    `membership` nothing is guessed.
    """
    network = membership.organisation_id if membership else None
    fees = Fee.objects.of(owner).filter(membership__organisation=network)
    fees = fees.exclude(kind=FeeKind.REFUND).order_by("paid_on", "id")
    own = fees.filter(membership=membership) if membership and membership.pk else fees.none()
    latest = own.exclude(covers_until=None).order_by("covers_until", "paid_on", "id").last()
    return {"paid_on": today} | _as_before(latest or own.last() or fees.last(), latest)


def _as_before(similar: Fee | None, latest: Fee | None) -> dict:
    values = {"currency": similar.currency, "paid_by": similar.paid_by} if similar else {}
    if similar and similar.kind in RENEWING_KINDS:
        values["kind"] = similar.kind
    return values | (next_cover(latest.covers_from, latest.covers_until) if latest else {})


def next_cover(first: date, last: date) -> dict:
    """As many months as before, from the day after; as many days where they were no whole months.

    Nothing when it would run past the last day that a ledger holds.
    """
    start = last + ONE_DAY
    months = whole_months(Period(first, last))
    end = months_later(start, months) - ONE_DAY if months else start + (last - first)
    return {"covers_from": start, "covers_until": end} if end <= LAST_DAY else {}


REMEMBERED = ("kind", "currency", "cost_paid_by")


def next_activity(owner, network: int | None, today: date) -> dict:
    """Kind, currency and payer as the last time with the network of that id, today."""
    last = Activity.objects.of(owner).filter(organisation=network).order_by("id").last()
    return {"date": today} | as_last_time(last)


def as_last_time(last: Activity | None) -> dict:
    return {name: getattr(last, name) for name in REMEMBERED} if last else {}
