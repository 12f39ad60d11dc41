"""What came of a network since it was judged last, and what it took."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User

from networks.arithmetic.money import ZERO, Amount, Lens, Payer, format_amount, format_money
from networks.arithmetic.periods import ONE_DAY, Period, format_day, last_12_months
from networks.arithmetic.text import same_name
from networks.arithmetic.words import counted, plain
from networks.models import Activity
from reflections.figures import activities_in, add_up, bears, own_figures
from reflections.figures.own import activity_costs
from reflections.figures.rows import ActivityRow, Ledger, Network

MOST_NAMED = 4
WHO = {Payer.SELF: "You", Payer.EMPLOYER: "Your employer", Payer.OTHER: "Others"}


@dataclass(frozen=True, slots=True)
class SinceLine:
    """What was done there, once or several times under one title; or a role."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Since:
    """`lines` are the weightiest, `more` says how many others there are, `sum` the hours."""

    period: Period
    lines: tuple[SinceLine, ...]
    more: str
    sum: str
    took: str


def since(
    owner: User, ledger: Ledger, network: Network, answered_on: date | None, today: date
) -> Since:
    """Of the network itself, its groups apart, as the question is. One query."""
    period = stretch(answered_on, today)
    active = activities_in(network, period)
    rows = Activity.objects.of(owner).filter(
        organisation=network.id, date__range=(period.first, period.last)
    )
    titles = dict(rows.values_list("pk", "title")) if active else {}
    done = _done(active, titles, ledger.currency)
    roles = [
        SinceLine(role.title, f"since {format_day(role.days.first)}")
        for role in network.roles
        if role.days.overlap(period)
    ]
    more = len(done) - MOST_NAMED
    return Since(
        period,
        (*done[:MOST_NAMED], *roles),
        f"and {counted(more, 'other')}" if more > 0 else "",
        _sum(ledger, network, active, period),
        _took(ledger, network, active, period),
    )


def stretch(answered_on: date | None, today: date) -> Period:
    """From the day after the last answer; the last 12 months where there is none before today."""
    if answered_on is None or answered_on >= today:
        return last_12_months(today)
    return Period(answered_on + ONE_DAY, today)


def _done(
    active: Iterable[ActivityRow], titles: Mapping[int, str], currency: str
) -> list[SinceLine]:
    """The most hours first."""
    together: dict[str, list[ActivityRow]] = {}
    for activity in active:
        together.setdefault(same_name(titles.get(activity.id, "")), []).append(activity)
    ordered = sorted(together.values(), key=_hours, reverse=True)
    return [_line(group, titles.get(group[-1].id, ""), currency) for group in ordered]


def _line(group: Sequence[ActivityRow], title: str, currency: str) -> SinceLine:
    """Such as: 3 times, 15 hours, 4 of 5, £120.00 saved."""
    words = [f"{len(group)} times"] if len(group) > 1 else []
    if hours := _hours(group):
        words.append(counted(hours, "hour"))
    if ratings := [activity.rating for activity in group if activity.rating is not None]:
        words.append(f"{plain(round(Decimal(sum(ratings)) / len(ratings), 1))} of 5")
    if saved := sum((activity.saved for activity in group if activity.saved), ZERO):
        words.append(f"{format_money(saved, currency)} saved")
    return SinceLine(title, ", ".join(words) or format_day(group[-1].date))


def _hours(group: Iterable[ActivityRow]) -> Decimal:
    return sum((activity.hours for activity in group if activity.hours), ZERO)


def _sum(ledger: Ledger, network: Network, active: Sequence[ActivityRow], period: Period) -> str:
    """35 hours, 40.25 with its groups."""
    own = _hours(active)
    group = ledger.with_groups(network.id)
    whole = sum((_hours(activities_in(member, period)) for member in group), ZERO)
    words = counted(own, "hour") if own else "No hours"
    return f"{words}, {plain(whole)} with its groups." if whole != own else f"{words}."


def _took(ledger: Ledger, network: Network, active: Sequence[ActivityRow], period: Period) -> str:
    """You paid nothing. Your employer paid about £592.47: £517.50 of it for activities."""
    paid = add_up([own_figures(network, period, Lens.MINE, ledger.hour_value)]).paid
    activities = activity_costs(active).by_payer()
    words = [
        _payment(payer, share, activities[payer], ledger.currency)
        for payer, share in paid.by_payer().items()
        if bears(share)
    ]
    if not words:
        return "It cost nothing."
    return " ".join(words if bears(paid.own) else ["You paid nothing.", *words])


def _payment(payer: Payer, paid: Amount, besides: Amount, currency: str) -> str:
    words = f"{WHO[payer]} paid {format_amount(paid, currency)}"
    if not besides.value:
        return f"{words} in fees."
    if besides.value == paid.value:
        return f"{words} for activities."
    return f"{words}: {format_amount(besides, currency)} of it for activities."
