"""Frozen rows with what they must have; dates as text, amounts as text or None."""

from datetime import date
from decimal import Decimal
from itertools import count

from networks.arithmetic.instalments import cover_until
from networks.arithmetic.money import Certainty, Payer
from networks.arithmetic.periods import LAST_DAY, Period, VagueDate
from reflections.arithmetic.worth import Valuation
from reflections.figures.membership_row import Answers, MembershipRow
from reflections.figures.rows import (
    ActivityRow,
    FeeRow,
    Ledger,
    Network,
    RoleRow,
)

ids = count(1)
# A day after all that these rows hold.
LATER = date(2199, 12, 31)


def day(text):
    return VagueDate.parse(text).first


def period(first, last):
    return Period(day(first), day(last))


def money(text):
    return None if text is None else Decimal(text)


def a_fee(amount, first, last=None, *, paid_by=Payer.SELF, kind="subscription", **more):
    """Covers its payment date alone when there is no last day, and it does not repeat."""
    every, until = more.get("every"), more.get("repeats_until")
    cover = period(first, last or first)
    if every:
        cover = cover_until(day(first), every, day(until) if until else LAST_DAY)
    return FeeRow(
        id=next(ids),
        kind=kind,
        amount=money(amount),
        certainty=more.get("certainty", Certainty.EXACT),
        paid_on=day(more.get("paid_on", first)),
        cover=cover,
        covers=last is not None or every is not None,
        paid_by=paid_by,
        every=every,
        repeats_until=until and day(until),
    )


def an_activity(on, *, hours=None, cost=None, paid_by=Payer.SELF, saved=None, rating=None):
    return ActivityRow(day(on), money(hours), money(cost), paid_by, money(saved), rating)


def a_membership(first, last=None, *, fees=(), worths=(), **more):
    """`worths` are pairs of a date and what a year is worth, `misses` of a date and an answer."""
    return MembershipRow(
        id=more.get("id") or next(ids),
        category=more.get("category", ""),
        days=Period(day(first), day(last) if last else LAST_DAY),
        is_open=last is None,
        notice_days=more.get("notice_days"),
        fees=tuple(fees),
        valuations=tuple(Valuation(day(on), Decimal(worth)) for on, worth in worths),
        answers=tuple(Answers(day(on), None, None, miss) for on, miss in more.get("misses", ())),
        held_for=tuple(more.get("held_for", ())),
        refused=money(more.get("refused")),
        renews_itself=more.get("renews_itself"),
    )


def a_role(first, last=None, *, title="Chair"):
    return RoleRow(title, Period(day(first), day(last) if last else LAST_DAY))


def a_network(pk, *, parent_id=None, memberships=(), activities=(), setting="offline", **more):
    return Network(
        id=pk,
        name=more.get("name", f"Network {pk}"),
        short=more.get("name", f"Network {pk}"),
        kind="other",
        setting=setting,
        parent_id=parent_id,
        tax_percent=Decimal(more.get("tax_percent", 100 if more.get("tax_relief") else 0)),
        last_choice=more.get("last_choice"),
        last_decided_on=more.get("last_decided_on"),
        memberships=tuple(memberships),
        activities=tuple(sorted(activities, key=lambda activity: activity.date)),
        closed_on=more.get("closed_on") and day(more["closed_on"]),
        roles=tuple(more.get("roles", ())),
        host_id=more.get("host_id"),
        successor_id=more.get("successor_id"),
    )


def a_ledger(*networks, **more):
    return Ledger({network.id: network for network in networks}, **more)
