"""What each calendar year cost and gave, worked out in one walk over what a ledger holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from networks.arithmetic.money import NOTHING, ZERO, Amount, Lens, Payer, product
from networks.arithmetic.periods import FIRST_DAY, Period
from reflections.arithmetic.verdicts import WorthIs
from reflections.arithmetic.worth import worth_each_year
from reflections.figures.cash import paid_by_day
from reflections.figures.figures import add_worths, bears
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import ActivityRow, Ledger, Network

EVERYBODY = frozenset(Payer)
ONESELF = frozenset({Payer.SELF})
HEADINGS = (
    *("year", "period_from", "period_until", "lens", "cost", "cost_is", "paid", "paid_is"),
    *("worth", "worth_is"),
)


@dataclass(slots=True)
class YearFigures:
    """`paid` is the cash that went out under the lens, beside what the year cost by the day.

    `is_partial`: a network bears a fee in it whose worth is not said (METHOD, Worth in a period).
    """

    period: Period
    so_far: bool = False
    cost: Amount = NOTHING
    paid: Amount = NOTHING
    worth: Decimal | None = None
    is_partial: bool = False

    @property
    def label(self) -> str:
        return str(self.period.first.year)

    @property
    def worth_is(self) -> WorthIs | None:
        """None where worth does not exist."""
        if self.worth is None:
            return None
        return WorthIs.AT_LEAST if self.is_partial else WorthIs.EXACT


def year_by_year(ledger: Ledger, lens: Lens, today: date) -> list[YearFigures]:
    """From the year of the first recorded day to this one, which counts up to today."""
    if ledger.first_day is None or ledger.first_day > today:
        return []
    years = {
        year: YearFigures(Period(date(year, 1, 1), min(date(year, 12, 31), today)))
        for year in range(ledger.first_day.year, today.year + 1)
    }
    years[today.year].so_far = True
    payers = EVERYBODY if lens == Lens.ALL else ONESELF
    for network in ledger.networks.values():
        _add_fees(network, payers, today, years)
        _add_activities(network.activities, payers, today, years)
        _add_worths(network.memberships, today, years)
        if lens == Lens.TIME:
            _add_hours(network.activities, ledger.hour_value, today, years)
    return list(years.values())


def from_first_figure(years: list[YearFigures]) -> list[YearFigures]:
    """Without the years before the first that cost or gave anything; what is free has many."""
    with_figures = (
        at for at, year in enumerate(years) if bears(year.cost) or bears(year.paid) or year.worth
    )
    return years[next(with_figures, -1) :]


def values(year: YearFigures, lens: Lens) -> tuple:
    """A year under HEADINGS; None for a worth that nobody said."""
    period, cost, paid = year.period, year.cost, year.paid
    return (
        *(period.first.year, period.first, period.last, lens.value),
        *(cost.value, cost.certainty.value, paid.value, paid.certainty.value),
        *(year.worth, year.worth_is),
    )


def _add_fees(
    network: Network, payers: frozenset[Payer], today: date, years: dict[int, YearFigures]
) -> None:
    borne: dict[int, Amount] = defaultdict(Amount)
    until_now = Period(FIRST_DAY, today)
    for fee in network.fees:
        for year, amount in fee.share.each_year(today):
            # Anyone's, whatever the lens: a fee that others pay wants a worth, too.
            borne[year] += amount
            if fee.paid_by in payers:
                years[year].cost += amount
        if fee.paid_by in payers:
            for day, amount in paid_by_day(fee, until_now):
                years[day.year].paid += amount
    for year in _unsaid(network.memberships, today):
        if bears(borne[year]):
            years[year].is_partial = True


def _unsaid(memberships: Iterable[MembershipRow], today: date) -> set[int]:
    """The years in which a membership without a worth was held."""
    return {
        year
        for membership in memberships
        if not membership.valuations and membership.days.first <= today
        for year in range(membership.days.first.year, min(membership.days.last, today).year + 1)
    }


def _add_activities(
    activities: Iterable[ActivityRow],
    payers: frozenset[Payer],
    today: date,
    years: dict[int, YearFigures],
) -> None:
    """What one cost "falls wholly on its date", and is paid then."""
    costs: dict[int, Decimal] = defaultdict(Decimal)
    for activity in activities:
        if activity.cost is not None and activity.paid_by in payers and activity.date <= today:
            costs[activity.date.year] += activity.cost
    for year, cost in costs.items():
        years[year].cost += Amount(cost)
        years[year].paid += Amount(cost)


def _add_hours(
    activities: Iterable[ActivityRow],
    hour_value: Decimal | None,
    today: date,
    years: dict[int, YearFigures],
) -> None:
    hours: dict[int, Decimal] = defaultdict(Decimal)
    for activity in activities:
        if activity.hours is not None and activity.date <= today:
            hours[activity.date.year] += activity.hours
    # All hours of the year before they are multiplied: "rounded per organisation" (METHOD).
    for year, in_year in hours.items():
        years[year].cost += Amount(product(in_year, hour_value or ZERO))


def _add_worths(
    memberships: Iterable[MembershipRow], today: date, years: dict[int, YearFigures]
) -> None:
    for membership in memberships:
        if membership.valuations and membership.days.first <= today:
            held = Period(membership.days.first, min(membership.days.last, today))
            for year, worth in worth_each_year(held, membership.valuations).items():
                years[year].worth = add_worths(years[year].worth, worth)
