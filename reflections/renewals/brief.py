"""All that speaks for or against one renewal, on a page (METHOD, Renewals)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from networks.arithmetic.accrual import cost_in
from networks.arithmetic.money import ZERO, Amount, Certainty, Lens, Payer
from networks.arithmetic.periods import Period, before, last_12_months
from networks.arithmetic.tax import TaxYear
from networks.arithmetic.typed_dates import length_in_words
from networks.arithmetic.words import counted_in_words, plain
from reflections.arithmetic.verdicts import Verdict
from reflections.figures import (
    Figures,
    activities_in,
    add_up,
    bears,
    own_figures,
)
from reflections.figures.cash import handed_over
from reflections.figures.own import activity_costs
from reflections.figures.rows import ActivityRow, Ledger, Network
from reflections.figures.tax_relief import relief_in
from reflections.history.coming_back import cost_of_coming_back
from reflections.history.hours import GivenAndGot, given_and_got
from reflections.history.spells import Gap, gaps_of
from reflections.history.unpaid import unpaid_in
from reflections.renewals.due import Renewal

BEST = 5


@dataclass(frozen=True, slots=True)
class CostLine:
    """What one payer gave for one thing, this year and the year before; no payer for time."""

    what: str
    paid_by: Payer | None
    this: Amount
    last: Amount


@dataclass(frozen=True, slots=True)
class WorthPart:
    """Where some of the worth comes from."""

    network: Network
    worth: Decimal


@dataclass(frozen=True, slots=True)
class LastGap:
    """The last time that it was left, what was not paid then and what coming back cost."""

    gap: Gap
    unpaid: Amount | None
    coming_back: Amount

    @property
    def length(self) -> str:
        return length_in_words(self.gap.days.first, self.gap.days.last)


@dataclass(frozen=True, slots=True)
class Brief:
    """Of the network with its groups, in the 12 months of `period`; `last` is of those before.

    `parts` are where the worth comes from, the greatest first; `best` the best activities, by id.
    """

    renewal: Renewal
    period: Period
    this: Figures
    last: Figures
    costs: tuple[CostLine, ...]
    handed_over: Amount
    handed_over_before: Amount
    relieved: tuple[TaxYear, ...]
    relieved_before: tuple[TaxYear, ...]
    parts: tuple[WorthPart, ...]
    best: tuple[int, ...]
    giving: GivenAndGot
    groups: tuple[Network, ...]
    last_gap: LastGap | None

    @property
    def period_before(self) -> Period:
        return before(self.period)

    @property
    def headroom(self) -> int | None:
        """By how many percent the fee could still rise; below 0, by how many it must fall.

        None, too, where no fee at all would be worth it.
        """
        renewal = self.renewal
        fee = renewal.fee if renewal.verdict == Verdict.NO_COST else renewal.own_fee
        if fee.value <= 0 or fee.certainty == Certainty.AT_LEAST or not renewal.highest_fee:
            return None
        # Downwards: one percent more would be more than it is worth.
        return floor((Fraction(renewal.highest_fee) / Fraction(fee.value) - 1) * 100)

    @property
    def must_fall(self) -> int | None:
        return None if self.headroom is None or self.headroom >= 0 else -self.headroom

    @property
    def appraised(self) -> list[date]:
        """The days of the appraisals that the yearly worth rests on, each once."""
        return sorted(set(self.renewal.yearly_worth.appraised))

    @property
    def groups_counted(self) -> str:
        return counted_in_words(len(self.groups), "group")

    @property
    def relief(self) -> Decimal | None:
        return _relief(self.relieved)

    @property
    def relief_before(self) -> Decimal | None:
        return _relief(self.relieved_before)

    @property
    def relief_rates(self) -> str:
        """In percent: 20, or 20 and 22."""
        years = (*self.relieved, *self.relieved_before)
        rates = sorted({year.rate for year in years if year.rate is not None})
        return " and ".join(plain(rate) for rate in rates)

    @property
    def lacks_rate(self) -> bool:
        return any(year.rate is None for year in (*self.relieved, *self.relieved_before))


def brief(ledger: Ledger, renewal: Renewal, lens: Lens, today: date) -> Brief:
    """What was done and paid in the 12 months up to today, and in the 12 before them."""
    group = ledger.with_groups(renewal.network.id)
    this, last = last_12_months(today), before(last_12_months(today))
    figures = [
        add_up(own_figures(member, period, lens, ledger.hour_value) for member in group)
        for period in (this, last)
    ]
    parts = [WorthPart(network, worth) for network, worth in renewal.yearly_worth.parts]
    # Of those rated alike the latest comes first; what was not rated comes last.
    best = sorted(_active(group, this), key=lambda row: (row.rating or 0, row.date, row.id))[::-1]
    return Brief(
        renewal,
        this,
        figures[0],
        figures[1],
        tuple(_costs(group, (this, last), figures, lens)),
        handed_over(group, this, lens),
        handed_over(group, last, lens),
        tuple(relief_in(ledger, group, this)),
        tuple(relief_in(ledger, group, last)),
        tuple(sorted(parts, key=lambda part: -part.worth)),
        tuple(activity.id for activity in best[:BEST]),
        given_and_got(group, this),
        tuple(
            member
            for member in group[1:]
            if any(membership.is_open for membership in member.memberships)
        ),
        _last_time_out(renewal.network),
    )


def _relief(years: tuple[TaxYear, ...]) -> Decimal | None:
    known = [year.relief for year in years if year.relief is not None]
    return sum(known, ZERO) if known else None


def _costs(
    group: list[Network], periods: tuple[Period, Period], figures: list[Figures], lens: Lens
) -> Iterator[CostLine]:
    """Lines that bear a cost in either period, fees before travel, the person's own first."""
    shares = [fee.share for member in group for fee in member.fees]
    fees = [cost_in(period, shares).by_payer() for period in periods]
    travel = [activity_costs(_active(group, period)).by_payer() for period in periods]
    for what, (this, last) in (("fees", fees), ("travel", travel)):
        for payer in Payer:
            if bears(this[payer]) or bears(last[payer]):
                yield CostLine(what, payer, this[payer], last[payer])
    if lens == Lens.TIME:
        # Under `time` a cost is the person's own money and their hours: the rest of it are hours.
        this_time, last_time = (year.cost.value - year.paid.own.value for year in figures)
        yield CostLine("time", None, Amount(this_time), Amount(last_time))


def _active(group: Iterable[Network], period: Period) -> Iterator[ActivityRow]:
    return (row for member in group for row in activities_in(member, period))


def _last_time_out(network: Network) -> LastGap | None:
    gaps = gaps_of(network, network.would_miss)
    if not gaps:
        return None
    days = gaps[-1].days
    return LastGap(gaps[-1], unpaid_in(days, network), cost_of_coming_back(days, network))
