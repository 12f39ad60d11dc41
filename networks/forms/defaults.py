"""What a new row most likely says, from what was typed last time."""

from datetime import date

from networks.arithmetic.coverage import RENEWING_KINDS
from networks.arithmetic.periods import LAST_DAY, ONE_DAY, Period, months_later, whole_months
from networks.models import Activity, Fee, FeeKind, Membership


def next_fee(owner, membership: Membership | None, today: date) -> dict:
    """Kind, payer and currency as last time, for the time after the latest coverage.

    `membership` may be None or new; then the last fee of the whole ledger tells what it can.
    """
    fees = Fee.objects.of(owner).exclude(kind=FeeKind.REFUND)
    own = fees.filter(membership=membership) if membership and membership.pk else fees.none()
    latest = own.order_by("covers_until", "paid_on", "id").exclude(covers_until=None).last()
    before = latest or own.order_by("paid_on", "id").last()
    return {"paid_on": today} | _as_before(before or fees.order_by("id").last(), before, latest)


def _as_before(similar: Fee | None, same: Fee | None, latest: Fee | None) -> dict:
    known = {"currency": similar.currency, "paid_by": similar.paid_by} if similar else {}
    if same and same.kind in RENEWING_KINDS:
        known["kind"] = same.kind
    return known | (next_cover(latest.covers_from, latest.covers_until) if latest else {})


def next_cover(first: date, last: date) -> dict:
    """As many months as before, from the day after; as many days where they were no whole months.

    Nothing when it would run past the last day that a ledger holds.
    """
    start = last + ONE_DAY
    months = whole_months(Period(first, last))
    end = months_later(start, months) - ONE_DAY if months else start + (last - first)
    return {"covers_from": start, "covers_until": end} if end <= LAST_DAY else {}


def next_activity(owner, today: date) -> dict:
    """Currency and payer as last time, today."""
    last = Activity.objects.of(owner).order_by("id").last()
    known = {"currency": last.currency, "cost_paid_by": last.cost_paid_by} if last else {}
    return {"date": today} | known
