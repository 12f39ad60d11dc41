"""The figures of one network, its own and with its groups, and of the whole (METHOD)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from networks.accrual import Cost, cost_in
from networks.money import ZERO, Amount, Certainty, Lens, back, ratio
from networks.periods import Period
from reflections.scoreboard import Motto, Score, Sides, motto, score, sides
from reflections.summaries.ledger import ActivityRow, Ledger, Network
from reflections.verdicts import Verdict, judge, label, sentence
from reflections.worth import used, worth

FEW_ACTIVITIES = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What networks cost and gave in a period; adding two gives those of both together.

    `cost` is what counts under the lens, `paid` who paid what, whatever the lens. `appraised` are
    the appraisals that the worth rests on, as (membership id, date).
    """

    cost: Amount = field(default_factory=Amount)
    paid: Cost = field(default_factory=Cost)
    worth: Decimal = ZERO
    saved: Decimal = ZERO
    hours: Decimal = ZERO
    activities: int = 0
    rated: int = 0
    stars: int = 0
    appraised: frozenset[tuple[int, date]] = frozenset()
    held: bool = False
    touched: bool = False

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.cost + other.cost,
            self.paid + other.paid,
            self.worth + other.worth,
            self.saved + other.saved,
            self.hours + other.hours,
            self.activities + other.activities,
            self.rated + other.rated,
            self.stars + other.stars,
            self.appraised | other.appraised,
            self.held or other.held,
            self.touched or other.touched,
        )

    @property
    def net(self) -> Decimal:
        return self.worth - self.cost.value

    @property
    def back(self) -> Decimal | None:
        return back(self.worth, self.cost.value)

    @property
    def rating(self) -> Decimal | None:
        return ratio(self.stars, self.rated, 1)

    @property
    def cost_per_hour(self) -> Decimal | None:
        return ratio(self.cost.value, self.hours)

    @property
    def cost_per_activity(self) -> Decimal | None:
        return ratio(self.cost.value, self.activities)

    @property
    def too_few(self) -> bool:
        """Too few activities to say much by a cost per activity or an hour."""
        return self.activities < FEW_ACTIVITIES

    @property
    def verdict(self) -> Verdict:
        return judge(self.worth, self.cost, bool(self.appraised))

    @property
    def all_paid(self) -> Amount:
        return self.paid.own + self.paid.employer + self.paid.other

    @property
    def paid_by_others(self) -> Amount:
        return self.paid.employer + self.paid.other

    @property
    def bears_others(self) -> bool:
        return bears(self.paid_by_others)


@dataclass(frozen=True, slots=True)
class Row:
    """A network in the tree: `own` leaves its groups out, `whole` has them."""

    network: Network
    depth: int
    own: Figures
    whole: Figures
    label: str
    has_groups: bool
    currency: str

    @property
    def verdict(self) -> Verdict:
        return self.whole.verdict

    @property
    def is_free(self) -> bool:
        """Nothing was paid under the lens, as far as it is known, and all of it is."""
        return not bears(self.whole.cost)

    @property
    def sentence(self) -> str:
        """Why the verdict, in words."""
        name = f"{self.network.short} with its groups" if self.has_groups else self.network.short
        days = [day for _, day in self.whole.appraised]
        return sentence(
            name, self.whole.worth, self.whole.cost, self.verdict, days, self.currency, self.label
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """Every figure of a ledger in a period under a lens; `rows` are in the order of the tree."""

    period: Period
    lens: Lens
    currency: str
    rows: tuple[Row, ...]
    total: Figures
    sides: Sides
    motto: Motto | None

    @property
    def score(self) -> Score:
        return score(self.sides)

    def row(self, network_id: int) -> Row | None:
        return next((row for row in self.rows if row.network.id == network_id), None)


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
    fees = [fee.share for fee in network.fees]
    paid = cost_in(period, fees + [share for one in active if (share := one.share)])
    hours = sum((one.hours for one in active if one.hours is not None), ZERO)
    ratings = [one.rating for one in active if one.rating is not None]
    held = any(stay.days.overlap(period) for stay in network.stays)
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
        touched=held or bool(active) or any(share.cover.overlap(period) for share in fees),
    )


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


def summarise(ledger: Ledger, period: Period, lens: Lens) -> Summary:
    own = own_by_network(ledger, period, lens)
    whole = roll_up(ledger, own)
    rows = [
        _row(ledger, one, depth, own, whole)
        for one, depth in ledger.depths.items()
        if whole[one].touched
    ]
    return Summary(
        period,
        lens,
        ledger.currency,
        tuple(rows),
        add_up(own.values()),
        sides_of(ledger.networks.values(), own),
        motto([(figures.hours, figures.worth) for figures in own.values() if figures.held]),
    )


def sides_of(networks: Iterable[Network], own: dict[int, Figures]) -> Sides:
    return sides((network.setting, own[network.id].worth) for network in networks)


def _row(ledger: Ledger, one: int, depth: int, own: dict, whole: dict) -> Row:
    figures = whole[one]
    included = any(bears(own[above.id].all_paid) for above in ledger.above(one))
    words = label(figures.verdict, included=included, others_pay=bears(figures.paid_by_others))
    network, has_groups = ledger.networks[one], bool(ledger.children[one])
    return Row(network, depth, own[one], figures, words, has_groups, ledger.currency)


def bears(cost: Amount) -> bool:
    """Whether there is a cost at all, known or not."""
    return cost.value != 0 or cost.certainty != Certainty.EXACT
