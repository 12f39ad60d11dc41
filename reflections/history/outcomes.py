"""What followed a decision, as far as it is known today (method notes, Hindsight)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from networks.arithmetic.money import NOTHING, ZERO, Amount, round_half_up, total
from networks.arithmetic.periods import ONE_DAY, Period, years_later
from reflections.arithmetic.worth import in_force, years
from reflections.figures import activities_in
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network
from reflections.history.coming_back import cost_of_coming_back
from reflections.history.decisions import PastDecision
from reflections.history.spells import days_out, missed_in
from reflections.history.unpaid import unpaid_in
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
    answer given while away. `coming_back` is what it cost to be let in again.
    """

    days: Period
    ongoing: bool
    unpaid: Amount | None
    worth: Decimal | None
    missed: int | None
    coming_back: Amount = NOTHING

    @property
    def saved_nothing(self) -> bool:
        """Whether all of that time is paid for."""
        return self.unpaid == NOTHING

    @property
    def balance(self) -> Amount | None:
        """What leaving left the person with: what was not paid less the worth missed."""
        if self.unpaid is None or self.worth is None:
            return None
        return Amount(self.unpaid.value - self.worth, self.unpaid.certainty)


@dataclass(frozen=True, slots=True)
class Hindsight:
    decided: PastDecision
    network: Network
    expectation: Expectation | None
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class LeavingTotals:
    """Over all decisions to leave; None when none of them has such a figure."""

    unpaid: Amount | None
    worth: Decimal | None
    coming_back: Amount


def look_back(ledger: Ledger, decisions: Iterable[PastDecision], today: date) -> list[Hindsight]:
    """In the order given; decisions about networks that are left out are passed over."""
    decisions = [decision for decision in decisions if decision.network_id in ledger.networks]
    return [
        Hindsight(
            decision,
            ledger.networks[decision.network_id],
            expectation(ledger, decision, today),
            absence(ledger, decision, _next_decided_on(decision, decisions), today),
        )
        for decision in decisions
    ]


def add_up(hindsights: Iterable[Hindsight]) -> LeavingTotals:
    away = [hindsight.absence for hindsight in hindsights if hindsight.absence]
    unpaid = [gap.unpaid for gap in away if gap.unpaid is not None]
    worths = [gap.worth for gap in away if gap.worth is not None]
    return LeavingTotals(
        total(unpaid) if unpaid else None,
        sum(worths, ZERO) if worths else None,
        total(gap.coming_back for gap in away),
    )


def _next_decided_on(decided: PastDecision, decisions: list[PastDecision]) -> date | None:
    """The day of the next decision to be in or out of the same network."""
    later = (
        (decision.on, decision.id)
        for decision in decisions
        if decision.network_id == decided.network_id
        and decision.choice in COMING_OR_GOING
        and (decision.on, decision.id) > (decided.on, decided.id)
    )
    return min(later, default=(None,))[0]


def expectation(ledger: Ledger, decided: PastDecision, today: date) -> Expectation | None:
    """The year runs from the day after the decision to the same date a year later."""
    if decided.expected is None:
        return None
    year = Period(decided.on + ONE_DAY, years_later(decided.on, 1))
    # Decided today, its year begins tomorrow: none of it is there to count in.
    lived = year.overlap(Period(min(year.first, today), today))
    group = ledger.with_groups(decided.network_id)
    actual = sum(len(activities_in(member, lived)) for member in group) if lived else 0
    return Expectation(year, decided.expected, actual, today <= year.last)


def absence(
    ledger: Ledger, decided: PastDecision, next_on: date | None, today: date
) -> Absence | None:
    """None unless the decision was to leave and days away followed it before the next one."""
    network = ledger.networks[decided.network_id]
    if decided.choice != Choice.LEAVE:
        return None
    # One may decide months before the end: it is the first time away not over by then.
    away = next((days for days in days_out(network, today) if days.last >= decided.on), None)
    if away is None or (next_on is not None and away.first > next_on):
        return None
    left = [
        (member, days, memberships)
        for member in ledger.with_groups(network.id)
        if (memberships := _ended_last(member, decided.on, away))
        and (days := _days_away(member, away, today))
    ]
    unpaid = [
        amount
        for member, gaps, _ in left
        for days in gaps
        if (amount := unpaid_in(days, member)) is not None
    ]
    worths = [
        worth
        for _, days, memberships in left
        for membership in memberships
        if (worth := _worth_missed(membership, days)) is not None
    ]
    return Absence(
        away,
        away.last == today,
        total(unpaid) if unpaid else None,
        sum(worths, ZERO) if worths else None,
        missed_in(away, network.would_miss),
        total(cost_of_coming_back(days, member) for member, gaps, _ in left for days in gaps),
    )


def _ended_last(network: Network, decided_on: date, away: Period) -> list[MembershipRow]:
    """The memberships that ended last between the decision and the first day away.

    One that another followed was not left: student, then full, is given up once.
    """
    end = away.first - ONE_DAY
    ended = [
        membership
        for membership in network.memberships
        if min(decided_on, end) <= membership.days.last <= end
    ]
    last = max((membership.days.last for membership in ended), default=None)
    return [membership for membership in ended if membership.days.last == last]


def _days_away(member: Network, away: Period, today: date) -> list[Period]:
    """Its own days out among them: a group can be joined again before its body."""
    return [both for days in days_out(member, today) if (both := days.overlap(away))]


def _worth_missed(membership: MembershipRow, away: list[Period]) -> Decimal | None:
    """At the worth per year in force on its last day, as if it had gone on."""
    value = in_force(membership.valuations, membership.days.last)
    if value is None:
        return None
    return round_half_up(Fraction(value.worth_per_year) * sum(map(years, away), Fraction(0)))
