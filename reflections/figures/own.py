"""The figures of each network, its groups left out or added up."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from networks.arithmetic.accrual import Cost, cost_in
from networks.arithmetic.money import ZERO, Amount, Lens, Payer
from networks.arithmetic.periods import Period
from reflections.arithmetic.standing import KEPT_FOR, LONG_DAYS, Use
from reflections.arithmetic.worth import used, worth
from reflections.figures.figures import Figures, bears
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import ActivityRow, Ledger, Network


def activities_in(network: Network, period: Period) -> tuple[ActivityRow, ...]:
    """Those dated in the period; a network's activities are in order of date."""
    # Halved again and again: a page asks this of the same thousands of rows many times.
    first = bisect_left(network.activities, period.first, key=lambda row: row.date)
    last = bisect_right(network.activities, period.last, key=lambda row: row.date)
    return network.activities[first:last]


def own_figures(
    network: Network, period: Period, lens: Lens, hour_value: Decimal | None
) -> Figures:
    """One network's own figures, its groups left out."""
    active = activities_in(network, period)
    shares = [fee.share for fee in network.fees if _touch(fee.cover, period)]
    fees = cost_in(period, shares)
    paid = fees + activity_costs(active)
    hours = sum((activity.hours for activity in active if activity.hours is not None), ZERO)
    ratings = [activity.rating for activity in active if activity.rating is not None]
    held = [membership for membership in network.memberships if _touch(membership.days, period)]
    return Figures(
        cost=paid.under(lens, hours, hour_value),
        paid=paid,
        worth=own_worth(network, period),
        saved=sum((activity.saved for activity in active if activity.saved is not None), ZERO),
        hours=hours,
        activities=len(active),
        rated=len(ratings),
        stars=sum(ratings),
        appraised=_appraised(network, period),
        unsaid=_unsaid(network, held, fees),
        use=_use(network, held, bool(active), period),
        held=bool(held),
        touched=bool(held or active or shares),
    )


def _touch(period: Period, other: Period) -> bool:
    # Not Period.overlap, which makes a new Period: this is asked for every fee of a ledger.
    return period.first <= other.last and other.first <= period.last


def activity_costs(activities: Iterable[ActivityRow]) -> Cost:
    """By who paid; each "falls wholly on its date" (METHOD, Cost in a period)."""
    paid = dict.fromkeys(Payer, ZERO)
    for activity in activities:
        if activity.cost is not None:
            paid[activity.paid_by] += activity.cost
    return Cost(*(Amount(paid[payer]) for payer in Payer))


def own_worth(network: Network, period: Period) -> Decimal | None:
    """The sum of its memberships' worths, each rounded (METHOD, Worth in a period).

    None where no membership with a day in the period has a worth in force.
    """
    worths = [
        known
        for membership in network.memberships
        if (known := worth(membership.days, membership.valuations, period)) is not None
    ]
    return sum(worths, ZERO) if worths else None


def _unsaid(network: Network, held: Iterable[MembershipRow], fees: Cost) -> frozenset[int]:
    """Its id where it bears a fee, anyone's, and a membership of it has no worth in force."""
    silent = any(not membership.valuations for membership in held)
    borne = silent and bears(fees.own + fees.employer + fees.other)
    return frozenset({network.id}) if borne else frozenset()


def _use(network: Network, held: list[MembershipRow], active: bool, period: Period) -> Use:
    return Use(
        active or any(_touch(role.days, period) for role in network.roles),
        any(
            days.days > LONG_DAYS
            for membership in held
            if (days := membership.days.overlap(period))
        ),
        any(KEPT_FOR.intersection(membership.held_for) for membership in held),
        _would_miss(held, period),
    )


def _would_miss(held: list[MembershipRow], period: Period) -> int | None:
    """Of the latest membership, "in force on the last of those days" that lie in the period."""
    if not held:
        return None
    latest = max(held, key=lambda membership: membership.days.first)
    last = min(latest.days.last, period.last)
    answers = [answer for answer in latest.answers if answer.would_miss is not None]
    # An appraisal looks back, so that a later answer is about this day too.
    later = (answer.would_miss for answer in answers if answer.on >= last)
    return next(later, answers[-1].would_miss if answers else None)


def _appraised(network: Network, period: Period) -> frozenset[tuple[int, date]]:
    return frozenset(
        (membership.id, valuation.on)
        for membership in network.memberships
        for _, valuation in used(membership.days, membership.valuations, period)
    )


def own_by_network(ledger: Ledger, period: Period, lens: Lens) -> dict[int, Figures]:
    return {
        pk: own_figures(network, period, lens, ledger.hour_value)
        for pk, network in ledger.networks.items()
    }


def roll_up(ledger: Ledger, own: dict[int, Figures]) -> dict[int, Figures]:
    """Figures "with its groups = its own + those of all below it" (METHOD, The tree)."""
    whole = dict(own)
    # `depths` lists each network after its parent, so that backwards the groups come first.
    for pk in reversed(ledger.depths):
        parent_id = ledger.networks[pk].parent_id
        if parent_id in whole:
            whole[parent_id] += whole[pk]
    return whole


def add_up(figures: Iterable[Figures]) -> Figures:
    return sum(figures, start=Figures())


def total_in(ledger: Ledger, period: Period, lens: Lens) -> Figures:
    """The figures of the whole ledger, each network once."""
    return add_up(own_by_network(ledger, period, lens).values())
