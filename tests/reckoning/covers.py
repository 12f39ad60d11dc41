"""The latest coverage of a membership and the fee to expect (METHOD.md, Renewals)."""

from dataclasses import dataclass
from datetime import date

from tests.reckoning.ledger import DAY, FAR, months_on


@dataclass
class Cover:
    """The latest coverage of a membership, and the fees that it expects next time."""

    first: date
    last: date  # the far future where it repeats without a last day of its own
    fees: list  # (payer, home money or None, how sure, months or None, days)
    renews_on: date | None  # where it repeats without a last day of its own

    def renewal(self):
        return self.renews_on or self.last + DAY


def span(fee, membership):
    """First and last day of a subscription, all that its instalments cover being one."""
    if fee.every and not fee.until:
        return (fee.first, FAR) if fee.first <= membership.end else None
    covers = list(fee.instalments(membership.end))
    return (covers[0][0], covers[-1][1]) if covers else None


def covered(membership):
    """Renewals: a subscription is a fee with coverage dates, or one that repeats."""
    found = [
        (kind, fee)
        for fee in membership.fees
        for kind in [fee.kind]
        if (fee.every or fee.last) and kind in ("subscription", "practising", "registration")
    ]
    if any(kind != "registration" for kind, _ in found):
        found = [pair for pair in found if pair[0] != "registration"]
    return [(span(fee, membership), fee) for _, fee in found if span(fee, membership)]


def whole_months(first, last):
    months = 1
    while months_on(first, months) <= last:
        months += 1
    return months if months_on(first, months) == last + DAY else None


def closed_on(closing, subscriptions):
    """Renewals: "the closing is the last day of what repeats", which still counts together."""
    together = max((first for (first, last), _ in subscriptions if last == FAR), default=None)
    return [
        (
            (together if last == FAR else first, min(last, closing))
            if fee.every
            else (first, last),
            fee,
        )
        for (first, last), fee in subscriptions
    ]


def own_cover(membership, today, closing=None):
    subscriptions = covered(membership)
    if closing:
        subscriptions = closed_on(closing, subscriptions)
    if not subscriptions:
        return None
    open_ended = [fee for (_, last), fee in subscriptions if last == FAR]
    if open_ended:
        fees = [(f.payer, f.amount, f.sure, f.every, None) for f in open_ended]
        latest = max(open_ended, key=lambda fee: (fee.first, -max(12, fee.every)))
        return Cover(latest.first, FAR, fees, next_step(latest, subscriptions, today))
    groups = sorted({(last, first) for (first, last), _ in subscriptions}, reverse=True)
    shared = [
        [fee for spanned, fee in subscriptions if spanned == (first, last)]
        for last, first in groups
    ]
    last, first = groups[0]
    fees = expected(membership, first, last, shared[0])
    free = all(nil(fee) for fee in shared[0]) and not any(fee.every for fee in shared[0])
    if free and len(shared) > 1 and not all(nil(fee) for fee in shared[1]):
        fees = expected(membership, groups[1][1], groups[1][0], shared[1])
    return Cover(first, last, fees, None)


def nil(fee):
    """Of exactly 0: one of "at least 0" says something of the next."""
    return fee.amount == 0 and fee.sure == "exact"


def expected(membership, first, last, fees):
    """Expected fee: with the refunds over the same days taken off, unless all of them repeat."""
    months, length = whole_months(first, last), (last - first).days + 1
    found = [(f.payer, f.amount, f.sure, f.every or months, length) for f in fees]
    if not all(fee.every for fee in fees):
        found += [
            (f.payer, f.amount, f.sure, months, length)
            for f in membership.fees
            if f.kind == "refund" and (f.first, f.last) == (first, last)
        ]
    return found


def next_step(latest, subscriptions, today):
    """The first day, today or later, whole steps (at least one) after the first of its chain."""
    first, repeating = latest.first, [(s, fee) for s, fee in subscriptions if fee.every]
    while True:
        before = [s[0] for s, _ in repeating if s[0] < first and s[1] >= first - DAY]
        if not before:
            break
        first = min(before)
    step = max(12, latest.every)
    number = 1
    while months_on(first, number * step) < today:
        number += 1
    return months_on(first, number * step)


def cover(ledger, membership, today, closing=None):
    """The latest coverage, its own or the one taken over from a body that closed."""
    if any(fee.kind == "life" for fee in membership.fees):
        return None
    if covered(membership):
        return own_cover(membership, today, closing)
    taken = []
    for before in ledger.organisations.values():
        if before.row.get("successor") != membership.organisation.name or before.closed == FAR:
            continue
        for old in before.memberships:
            if old.end != before.closed:
                continue
            found = cover(ledger, old, today, before.closed)
            if found and membership.start <= found.last + DAY:
                taken.append(found)
    return max(taken, key=lambda c: (c.last, c.first), default=None)
