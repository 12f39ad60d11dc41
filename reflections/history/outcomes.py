"""What followed a decision, as far as it is known today (method notes, Hindsight)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from networks.arithmetic.money import ZERO, Amount, round_half_up, total
from networks.arithmetic.periods import ONE_DAY, Period, years_later
from networks.arithmetic.spells import gaps
from reflections.arithmetic.worth import in_force, years
from reflections.figures import activities_in
from reflections.figures.rows import Ledger, Network, Stay
from reflections.history.decisions import Decided
from reflections.history.spells import missed_in, spells_of, unpaid_in
from reflections.models import Choice

# A decision to be in or out: what one of them led to ends where the next begins.
COMING_OR_GOING = frozenset({Choice.JOIN, Choice.RENEW, Choice.LEAVE})


@dataclass(frozen=True, slots=True)
class Expectation:
    """Activities of the network with its groups in the year after a decision."""

    year: Period
    expected: int
    actual: int
    so_far: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """The days away after leaving; `worth` is what they would have been worth.

    `unpaid` and `worth` are None when there is nothing to go by; `missed` is the last would-miss
    answer given while away.
    """

    days: Period
    ongoing: bool
    unpaid: Amount | None
    worth: Decimal | None
    missed: int | None

    @property
    def balance(self) -> Amount | None:
        """What leaving left the person with: what was not paid less the worth missed."""
        if self.unpaid is None or self.worth is None:
            return None
        return Amount(self.unpaid.value - self.worth, self.unpaid.certainty)


@dataclass(frozen=True, slots=True)
class Hindsight:
    decided: Decided
    network: Network
    expectation: Expectation | None
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class Sum:
    """Over all decisions to leave; None when none of them has such a figure."""

    unpaid: Amount | None
    worth: Decimal | None


def look_back(ledger: Ledger, decisions: Iterable[Decided], today: date) -> list[Hindsight]:
    """In the order given; decisions about networks that are left out are passed over."""
    decisions = [one for one in decisions if one.network_id in ledger.networks]
    return [
        Hindsight(
            one,
            ledger.networks[one.network_id],
            expectation(ledger, one, today),
            absence(ledger, one, _next(one, decisions), today),
        )
        for one in decisions
    ]


def add_up(hindsights: Iterable[Hindsight]) -> Sum:
    away = [one.absence for one in hindsights if one.absence]
    unpaid = [one.unpaid for one in away if one.unpaid is not None]
    worths = [one.worth for one in away if one.worth is not None]
    return Sum(total(unpaid) if unpaid else None, sum(worths, ZERO) if worths else None)


def _next(decided: Decided, decisions: list[Decided]) -> date | None:
    """The day of the next decision to be in or out of the same network."""
    later = (
        (one.on, one.id)
        for one in decisions
        if one.network_id == decided.network_id
        and one.choice in COMING_OR_GOING
        and (one.on, one.id) > (decided.on, decided.id)
    )
    return min(later, default=(None,))[0]


def expectation(ledger: Ledger, decided: Decided, today: date) -> Expectation | None:
    """The year runs from the day after the decision to the same date a year later."""
    if decided.expected is None:
        return None
    year = Period(decided.on + ONE_DAY, years_later(decided.on, 1))
    lived = year.overlap(Period(min(year.first, today), today))
    group = ledger.with_groups(decided.network_id)
    actual = sum(len(activities_in(one, lived)) for one in group) if lived else 0
    return Expectation(year, decided.expected, actual, today <= year.last)


def absence(ledger: Ledger, decided: Decided, next_on: date | None, today: date) -> Absence | None:
    """None unless the decision was to leave and days away followed it before the next one."""
    network = ledger.networks[decided.network_id]
    if decided.choice != Choice.LEAVE or not network.stays:
        return None
    away = next((days for days in _outside(network, today) if days.last >= decided.on), None)
    if away is None or (next_on is not None and away.first > next_on):
        return None
    left = list(_left(ledger.with_groups(network.id), decided.on, away))
    unpaid = [one for member, _ in left if (one := unpaid_in(away, member)) is not None]
    worths = [one for _, stay in left if (one := _worth_missed(stay, away)) is not None]
    return Absence(
        away,
        not any(stay.days.first > away.last for stay in network.stays),
        total(unpaid) if unpaid else None,
        sum(worths, ZERO) if worths else None,
        missed_in(away, network.would_miss),
    )


def _outside(network: Network, today: date) -> Iterator[Period]:
    """The days after a membership on which there was none, up to today or to the closing."""
    stretches = spells_of(network)
    ended = stretches[-1].last
    last = min(today, network.closed_on or today)
    away = gaps(stretches)
    if ended is not None and ended < last:
        away.append(Period(ended + ONE_DAY, last))
    return (days for days in away if days.first <= today)


def _left(
    group: Iterable[Network], decided_on: date, away: Period
) -> Iterator[tuple[Network, Stay]]:
    """The memberships that ended between the decision and the first day away."""
    end = away.first - ONE_DAY
    return (
        (network, stay)
        for network in group
        for stay in network.stays
        if min(decided_on, end) <= stay.days.last <= end
    )


def _worth_missed(stay: Stay, away: Period) -> Decimal | None:
    """At the worth per year in force on its last day, as if it had gone on."""
    value = in_force(stay.valuations, stay.days.last)
    return None if value is None else round_half_up(Fraction(value.worth_per_year) * years(away))
