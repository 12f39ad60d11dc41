"""The figures of each network, its groups left out or added up."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from networks.arithmetic.accrual import Cost, cost_in
from networks.arithmetic.money import ZERO, Amount, Lens, Payer
from networks.arithmetic.periods import Period
from reflections.arithmetic.worth import used, worth
from reflections.figures.figures import Figures
from reflections.figures.rows import ActivityRow, Ledger, Network


def activities_in(network: Network, period: Period) -> tuple[ActivityRow, ...]:
    """Those dated in the period; a network's activities are in order of date."""
    first = bisect_left(network.activities, period.first, key=lambda row: row.date)
    last = bisect_right(network.activities, period.last, key=lambda row: row.date)
    return network.activities[first:last]


def own_figures(
    network: Network, period: Period, lens: Lens, hour_value: Decimal | None
) -> Figures:
    """One network's own figures, its groups left out."""
    active = activities_in(network, period)
    fees = [fee.share for fee in network.fees if _touch(fee.cover, period)]
    paid = cost_in(period, fees) + activity_costs(active)
    hours = sum((one.hours for one in active if one.hours is not None), ZERO)
    ratings = [one.rating for one in active if one.rating is not None]
    held = any(_touch(stay.days, period) for stay in network.stays)
    return Figures(
        cost=paid.under(lens, hours, hour_value),
        paid=paid,
        worth=own_worth(network, period),
        saved=sum((one.saved for one in active if one.saved is not None), ZERO),
        hours=hours,
        activities=len(active),
        rated=len(ratings),
        stars=sum(ratings),
        appraised=_appraised(network, period),
        held=held,
        touched=held or bool(active or fees),
    )


def _touch(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def activity_costs(activities: Iterable[ActivityRow]) -> Cost:
    """By who paid; each "falls wholly on its date" (METHOD, Cost in a period)."""
    paid = dict.fromkeys(Payer, ZERO)
    for one in activities:
        if one.cost is not None:
            paid[one.paid_by] += one.cost
    return Cost(*(Amount(paid[payer]) for payer in Payer))


def own_worth(network: Network, period: Period) -> Decimal:
    """The sum of its memberships' worths, each rounded (METHOD, Worth in a period)."""
    worths = (worth(stay.days, stay.valuations, period) for stay in network.stays)
    return sum((one for one in worths if one is not None), ZERO)


def _appraised(network: Network, period: Period) -> frozenset[tuple[int, date]]:
    return frozenset(
        (stay.id, valuation.on)
        for stay in network.stays
        for _, valuation in used(stay.days, stay.valuations, period)
    )


def own_by_network(ledger: Ledger, period: Period, lens: Lens) -> dict[int, Figures]:
    return {
        one: own_figures(network, period, lens, ledger.hour_value)
        for one, network in ledger.networks.items()
    }


def roll_up(ledger: Ledger, own: dict[int, Figures]) -> dict[int, Figures]:
    """Figures "with its groups = its own + those of all below it" (METHOD, The tree)."""
    whole = dict(own)
    for one in reversed(ledger.depths):
        parent_id = ledger.networks[one].parent_id
        if parent_id in whole:
            whole[parent_id] += whole[one]
    return whole


def add_up(figures: Iterable[Figures]) -> Figures:
    return sum(figures, start=Figures())


def total_in(ledger: Ledger, period: Period, lens: Lens) -> Figures:
    """The figures of the whole ledger, each network once."""
    return add_up(own_by_network(ledger, period, lens).values())
