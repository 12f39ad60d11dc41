"""The rows of `summary`, reckoned day by day from METHOD.md alone."""

from calendar import isleap
from datetime import date, timedelta
from fractions import Fraction

from tests.reckoning.ledger import DAY, days, first_day, half_up, last_day, least_sure, written

PAYERS = ("self", "employer", "other")
HELD_QUIETLY = {"cover", "letters", "cause", "news"}
EVERYDAY = 90


def accrued(amount, first, last, day):
    """Cost: R(t) = round(A x clamp(t - c + 1, 0, N) / N)."""
    length = (last - first).days + 1
    gone = max(0, min((day - first).days + 1, length))
    return half_up(amount * Fraction(gone, length))


def fee_costs(membership, a, b):
    """(payer, cost in [a, b], how sure) of each fee whose coverage touches the period."""
    for fee in membership.fees:
        for first, last in fee.instalments(min(membership.end, b)):
            if first <= b and last >= a:
                known = fee.amount or Fraction(0)
                cost = accrued(known, first, last, b) - accrued(known, first, last, a - DAY)
                yield fee.payer, cost, fee.sure


def membership_worth(membership, a, b):
    """Worth: (rounded once, whether a worth is in force, whether a day lies in the period)."""
    total, said, held = Fraction(0), False, False
    for day in days(max(a, membership.start), min(b, membership.end)):
        held = True
        a_year = membership.answer("worth_per_year", day)
        if a_year is None:
            break
        said = True
        total += a_year / (366 if isleap(day.year) else 365)
    return half_up(total), said, held


def activities_in(organisation, a, b, today):
    for row in organisation.activities:
        if a <= date.fromisoformat(row["date"]) <= min(b, today):
            yield row


def own_figures(ledger, organisation, a, b, today):
    """Everything that is the organisation's own in [a, b], without its groups."""
    costs = [
        cost for membership in organisation.memberships for cost in fee_costs(membership, a, b)
    ]
    bears = sum(cost for _, cost, _ in costs) != 0 or least_sure(s for *_, s in costs) != "exact"
    worths = [membership_worth(membership, a, b) for membership in organisation.memberships]
    rows = list(activities_in(organisation, a, b, today))
    fees = bool(costs)
    for row in rows:
        rate = Fraction(row.get("exchange_rate") or 1)
        spent = half_up(Fraction(row.get("cost") or 0) * rate)
        costs.append((row.get("cost_paid_by") or "self", spent, "exact"))
    hours = sum((Fraction(row.get("hours") or 0) for row in rows), Fraction(0))
    return {
        "costs": costs,
        "worth": sum((worth for worth, said, held in worths if held), Fraction(0)),
        "said": any(said for _, said, _ in worths),
        "unsaid": bears and any(held and not said for _, said, held in worths),
        "held": any(held for *_, held in worths),
        "hours": hours,
        "time": half_up(hours * ledger.hour),
        "activities": len(rows),
        "ratings": [Fraction(row["rating"]) for row in rows if row.get("rating")],
        "saved": sum(
            (
                half_up(Fraction(row["saved"]) * Fraction(row.get("exchange_rate") or 1))
                for row in rows
                if row.get("saved")
            ),
            Fraction(0),
        ),
        "row": any(held for *_, held in worths) or fees or bool(rows),
    }


def under(lens, costs, time):
    """Cost: whose money counts, and how sure the sum is."""
    counted = [cost for cost in costs if lens == "all" or cost[0] == "self"]
    total = sum((cost for _, cost, _ in counted), Fraction(0))
    return total + (time if lens == "time" else 0), least_sure(sure for *_, sure in counted)


def verdict(cost, cost_is, worth, worth_is):
    """Verdict: in this order."""
    if cost <= 0 and cost_is == "exact":
        return "no_cost"
    if worth is None or cost <= 0:
        return "no_evidence"
    if worth >= Fraction(6, 5) * cost and cost_is != "at_least":
        return "worth_it"
    enough = worth >= Fraction(4, 5) * cost
    if worth_is == "at_least" or (cost_is == "at_least" and enough):
        return "no_evidence"
    return "borderline" if enough else "not_worth_it"


def standing(family, worth, a, b, today):
    """Standing: of the organisations of a network with its groups."""
    acted = any(True for each in family for _ in activities_in(each, a, b, today))
    roles = any(
        first_day(row["started_on"]) <= b
        and (not row.get("ended_on") or last_day(row["ended_on"]) >= a)
        for each in family
        for row in each.roles
    )
    touching = [
        membership
        for each in family
        for membership in each.memberships
        if any(membership.held_on(day) for day in days(a, b))
    ]
    long = any(sum(m.held_on(day) for day in days(a, b)) > EVERYDAY for m in touching)
    quiet = any(
        HELD_QUIETLY & set((membership.row.get("held_for") or "").split("; "))
        for membership in touching
    )
    if not acted and not roles and (worth == 0 or (worth is None and long and not quiet)):
        return "unused"
    if worth is None:
        return "no_evidence"
    if worth == 0:
        return "not_worth_it"
    missed = [answer for each in family if (answer := would_miss(each, a, b)) is not None]
    return "borderline" if missed and max(missed) <= 2 else "worth_it"


def would_miss(organisation, a, b):
    held = [m for m in organisation.memberships if m.start <= b and m.end >= max(a, m.start)]
    if not held:
        return None
    latest = max(held, key=lambda membership: membership.start)
    return latest.answer("would_miss", min(b, latest.end))


def summary(ledger, a, b, lens, leave_out, today):
    """What `summary --format json` gives."""
    out = ledger.left_out(leave_out)
    own = {
        name: own_figures(ledger, organisation, a, b, today)
        for name, organisation in ledger.organisations.items()
        if name not in out
    }
    rows = []
    for name in own:
        family = ledger.with_groups(name, out)
        if any(own[each.name]["row"] for each in family):
            rows.append(summary_row(ledger, name, family, own, (a, b, lens, today)))
    return {"rows": rows, **score(ledger, own), "motto": motto(own)}


def summary_row(ledger, name, family, own, asked):
    a, b, lens, today = asked
    each = [own[organisation.name] for organisation in family]
    costs = [cost for figures in each for cost in figures["costs"]]
    time = sum(figures["time"] for figures in each)
    cost, cost_is = under(lens, costs, time)
    worth = sum(f["worth"] for f in each) if any(f["said"] for f in each) else None
    worth_is = "at_least" if any(f["unsaid"] for f in each) else "exact"
    hours, number = sum(f["hours"] for f in each), sum(f["activities"] for f in each)
    ratings = [rating for figures in each for rating in figures["ratings"]]
    judged = verdict(cost, cost_is, worth, worth_is)
    row = ledger.organisations[name].row
    return {
        "organisation": name,
        "parent": row.get("parent") or None,
        "setting": row.get("setting") or "offline",
        "period_from": a.isoformat(),
        "period_until": b.isoformat(),
        "lens": lens,
        "cost": written(cost),
        "cost_is": cost_is,
        **{
            f"cost_{payer}": written(sum((c for p, c, _ in costs if p == payer), Fraction(0)))
            for payer in PAYERS
        },
        "worth": written(worth),
        "net": None if worth is None else written(worth - cost),
        "back": None if worth is None or cost <= 0 else written(worth / cost),
        "saved": written(sum(f["saved"] for f in each)),
        "hours": written(hours),
        "activities": str(number),
        "rating": written(sum(ratings) / len(ratings), 1) if ratings else None,
        "cost_per_hour": written(cost / hours) if hours else None,
        "cost_per_activity": written(cost / number) if number else None,
        "own_cost": written(under(lens, own[name]["costs"], own[name]["time"])[0]),
        "own_worth": written(own[name]["worth"]),
        "own_hours": written(own[name]["hours"]),
        "verdict": judged,
        "standing": standing(family, worth, a, b, today) if judged == "no_cost" else None,
        "worth_is": None if worth is None else worth_is,
    }


def score(ledger, own):
    """Offline against online."""
    sides = {"offline": Fraction(0), "online": Fraction(0)}
    for name, figures in own.items():
        setting = ledger.organisations[name].row.get("setting") or "offline"
        for side in sides:
            share = {side: Fraction(1), "both": Fraction(1, 2)}.get(setting, Fraction(0))
            sides[side] += figures["worth"] * share
    most = max(sides.values())
    points = {side: int(most > 0 and worth * 5 >= most * 4) for side, worth in sides.items()}
    return {"score": points, "sides": sides}


def ranks(numbers):
    """Mean ranks for ties."""
    return [
        Fraction(sum(other < n for other in numbers) + sum(other <= n for other in numbers) + 1, 2)
        for n in numbers
    ]


def motto(own):
    """You get out what you put in: Spearman's rank correlation."""
    pairs = [(f["hours"], f["worth"]) for f in own.values() if f["said"]]
    n = len(pairs)
    if n < 4:
        return None
    hours, worths = (ranks(side) for side in zip(*pairs, strict=True))
    mean = Fraction(n + 1, 2)
    spread = [sum((rank - mean) ** 2 for rank in side) for side in (hours, worths)]
    if not all(spread):
        return None
    both = sum((x - mean) * (y - mean) for x, y in zip(hours, worths, strict=True))
    return {"rho": float(both) / float(spread[0] * spread[1]) ** 0.5, "n": n}


def year_to(today):
    """Time: from the day after the same date a year ago."""
    ago = date(today.year - 1, today.month, min(today.day, 28 if today.month == 2 else 31))
    return ago + timedelta(days=1), today
