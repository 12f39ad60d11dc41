"""The rows of `renewals`, reckoned from METHOD.md alone (Renewals)."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

from tests.reckoning.covers import cover
from tests.reckoning.ledger import FAR, half_up, least_sure, months_on, written
from tests.reckoning.summary import (
    PAYERS,
    membership_worth,
    own_figures,
    standing,
    under,
    verdict,
    year_to,
)

SHORT = 28
HALF_A_YEAR = 6


def renews(ledger, membership, today):
    """The cover of a membership that renews, settled or not; None of one that does not."""
    found = cover(ledger, membership, today)
    ends = found and membership.end != FAR
    too_soon = ends and (membership.end <= today or membership.end < found.renewal())
    return None if too_soon else found


def settled(membership, found, decide_by):
    return any(
        row["choice"] in ("renew", "leave")
        and date.fromisoformat(row["decided_on"]) >= months_on(decide_by, -HALF_A_YEAR)
        and (found.last == FAR or date.fromisoformat(row["decided_on"]) > found.first)
        for row in membership.organisation.decisions
    )


def yearly(found):
    """A year against a year: (payer, money, how sure), rounded per payer."""
    costs = []
    for payer in PAYERS:
        shares = [fee for fee in found.fees if fee[0] == payer]
        if shares:
            total = sum(
                a_year(amount or 0, months, length) for _, amount, _, months, length in shares
            )
            costs.append((payer, half_up(total), least_sure(fee[2] for fee in shares)))
    # A payer whose share comes to 0 is not named, nor what was about of it.
    costs = [cost for cost in costs if cost[1] != 0 or cost[2] == "at_least"]
    return costs


def a_year(amount, months, length):
    if months:
        return Fraction(amount) * 12 / months
    return Fraction(amount) if length < SHORT else Fraction(amount) * 365 / length


def yearly_worth(ledger, family, today):
    """(the yearly worth or None, how sure), over the memberships that hold today."""
    total, said, unsaid = Fraction(0), False, False
    for organisation in family:
        costs = [
            cost
            for membership in organisation.memberships
            if (found := renews(ledger, membership, today))
            for cost in yearly(found)
        ]
        bears = sum(c for _, c, _ in costs) != 0 or least_sure(s for *_, s in costs) != "exact"
        for membership in organisation.memberships:
            if not membership.held_on(today):
                continue
            worth = membership.answer("worth_per_year", today)
            said = said or worth is not None
            unsaid = unsaid or (worth is None and bears)
            total += worth or 0
    return (total if said else None), ("at_least" if unsaid else "exact")


def renewals(ledger, today, lens, leave_out):
    """What `renewals --format json` gives."""
    out = ledger.left_out(leave_out)
    rows = []
    for name, organisation in ledger.organisations.items():
        if name in out:
            continue
        family = ledger.with_groups(name, out)
        for membership in organisation.memberships:
            found = renews(ledger, membership, today)
            if not found:
                continue
            notice = int(membership.row.get("notice_days") or 0)
            decide_by = found.renewal() - timedelta(days=notice)
            if not settled(membership, found, decide_by):
                dates = (found.renewal(), decide_by)
                rows.append(renewal_row(ledger, membership, found, dates, (family, lens, today)))
    return sorted(rows, key=lambda row: (row["renews_on"], row["organisation"]))


def renewal_row(ledger, membership, found, dates, asked):
    family, lens, today = asked
    own = yearly(found)
    below = [
        cost
        for organisation in family[1:]
        for other in organisation.memberships
        if (its := renews(ledger, other, today))
        for cost in yearly(its)
    ]
    a, b = year_to(today)
    figures = [own_figures(ledger, each, a, b, today) for each in family]
    time = sum(each["time"] for each in figures) if lens == "time" else Fraction(0)
    worth, worth_is = yearly_worth(ledger, family, today)
    fees_below, _ = under(lens, below, 0)
    cost, cost_is = under(lens, own + below, time)
    judged = verdict(cost, cost_is, worth, worth_is)
    if_i_paid, its = None, None
    if judged == "no_cost":
        worths = [
            membership_worth(m, a, b) for organisation in family for m in organisation.memberships
        ]
        past = sum(w for w, *_ in worths) if any(said for _, said, _ in worths) else None
        its = standing(family, past, a, b, today)
        all_of_it, all_is = under("all", own + below, 0)
        if_i_paid = verdict(all_of_it + time, all_is, worth, worth_is)
    highest = None
    if worth is not None:
        limit = worth * Fraction(5, 6) - fees_below - time
        highest = max(Fraction(0), Fraction(floor(limit * 100), 100))
    renews_on, decide_by = dates
    late = "decide_now" if decide_by <= today else "ahead"
    return {
        "organisation": membership.organisation.name,
        "membership_started_on": membership.row["started_on"],
        "renews_on": renews_on.isoformat(),
        "decide_by": decide_by.isoformat(),
        "state": "overdue" if renews_on < today else late,
        "renews_itself": membership.row.get("renews_itself") or None,
        "fee": written(sum((c for _, c, _ in own), Fraction(0))),
        "fee_is": least_sure(sure for *_, sure in own),
        **{
            f"fee_{payer}": written(sum((c for p, c, _ in own if p == payer), Fraction(0)))
            for payer in PAYERS
        },
        "fees_below": written(fees_below),
        "worth": written(worth),
        "worth_is": None if worth is None else worth_is,
        "verdict": judged,
        "standing": its,
        "verdict_if_i_paid": if_i_paid,
        "highest_fee": written(highest),
    }
