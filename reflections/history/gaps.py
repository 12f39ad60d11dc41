"""Lapse and rejoin, side by side: each spell's figures, and what each gap left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from networks.arithmetic.money import Amount, Lens, ratio
from networks.arithmetic.periods import (
    FIRST_DAY,
    MONTHS,
    ONE_DAY,
    Period,
    VagueDate,
    whole_months,
)
from networks.arithmetic.spells import Spell
from networks.arithmetic.typed_dates import length_in_words
from reflections.arithmetic.verdicts import Bearer, Verdict, bearer
from reflections.arithmetic.wording import Judgement
from reflections.arithmetic.worth import years
from reflections.figures import Figures, add_up, bears, own_figures
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network, RoleRow
from reflections.history.spells import days_out, missed_in, spells_of
from reflections.history.unpaid import unpaid_in

FEWEST_DAYS = 30


@dataclass(frozen=True, slots=True)
class SpellFigures:
    """A spell up to today, with its groups: what it cost and gave, and what it was.

    `start` and `end` are as vague as they were written.
    The cost is that of its own fees so far, and of the groups' and of tickets in its days.
    `categories` and `held_for` are those of its own memberships, `roles` those in the groups too.
    `missed` is the last answer to "how much would you miss it?" given in it, 1 to 5.
    """

    days: Period
    start: VagueDate
    end: VagueDate
    is_open: bool
    figures: Figures
    judgement: Judgement
    categories: tuple[str, ...] = ()
    groups: tuple[Network, ...] = ()
    roles: tuple[str, ...] = ()
    held_for: tuple[str, ...] = ()
    missed: int | None = None

    @property
    def length(self) -> str:
        return length_in_words(self.days.first, self.days.last)

    @property
    def cost_a_month(self) -> Decimal | None:
        return self._in_a_year(self.figures.cost.value, 12)

    @property
    def activities_a_year(self) -> Decimal | None:
        return self._in_a_year(self.figures.activities, places=1)

    @property
    def hours_a_year(self) -> Decimal | None:
        return self._in_a_year(self.figures.hours, places=1)

    def _in_a_year(self, figure: Decimal | int, parts: int = 1, places: int = 2) -> Decimal | None:
        """None for so short a spell that it says nothing about a year."""
        if self.days.days < FEWEST_DAYS:
            return None
        months = whole_months(self.days)
        length = Fraction(months, MONTHS) if months else years(self.days)
        return ratio(figure, length * parts, places)


@dataclass(frozen=True, slots=True)
class GapFigures:
    """Days outside all memberships; `goes_on` when the person is out today."""

    days: Period
    unpaid: Amount | None
    missed: int | None
    goes_on: bool

    @property
    def start(self) -> VagueDate:
        return VagueDate(self.days.first)

    @property
    def end(self) -> VagueDate:
        return VagueDate(self.days.last)

    @property
    def length(self) -> str:
        return length_in_words(self.days.first, self.days.last)


def spells_and_gaps(
    ledger: Ledger, network: Network, lens: Lens, today: date
) -> list[SpellFigures | GapFigures]:
    """In order of time, up to today; the days since the last spell are a gap too."""
    begun = [spell for spell in spells_of(network) if spell.first <= today]
    ends: list[SpellFigures | GapFigures] = [
        *_spells(ledger, network, begun, lens, today),
        *(
            GapFigures(
                days,
                unpaid_in(days, network),
                missed_in(days, network.would_miss),
                goes_on=days.last == today,
            )
            for days in days_out(network, today)
        ),
    ]
    return sorted(ends, key=lambda end: end.days.first)


def _spells(
    ledger: Ledger, network: Network, begun: list[Spell], lens: Lens, today: date
) -> Iterator[SpellFigures]:
    for spell in begun:
        is_open = spell.last is None or spell.last >= today
        days = Period(spell.first, min(spell.last or today, today))
        groups = ledger.with_groups(network.id)[1:]
        own = own_figures(
            _in_spell(network, spell, days), Period(FIRST_DAY, today), lens, ledger.hour_value
        )
        theirs = [own_figures(group, days, lens, ledger.hour_value) for group in groups]
        figures = add_up([own, *theirs])
        memberships = sorted(_within(network, spell), key=lambda membership: membership.days.first)
        yield SpellFigures(
            days,
            memberships[0].start,
            max(memberships, key=lambda membership: membership.days.last).end,
            is_open,
            figures,
            _judgement(figures, included=_is_included(ledger, network, days)),
            categories=_each_once(membership.category for membership in memberships),
            groups=tuple(group for group in groups if _touching(group.memberships, days)),
            roles=tuple(_roles(network, groups, days)),
            held_for=_each_once(
                purpose for membership in memberships for purpose in membership.held_for
            ),
            missed=_missed(network, days),
        )


def _in_spell(network: Network, spell: Spell, days: Period) -> Network:
    """As if there had been no other; its fees count whole, also where they run past its end."""
    return replace(
        network,
        memberships=tuple(_within(network, spell)),
        activities=tuple(activity for activity in network.activities if activity.date in days),
        roles=tuple(role for role in network.roles if role.days.overlap(days)),
    )


def _within(network: Network, spell: Spell) -> list[MembershipRow]:
    # A spell is made of whole memberships, so that their first days tell.
    whole = Period(spell.first, spell.last or date.max)
    return [membership for membership in network.memberships if membership.days.first in whole]


def _touching(rows: Iterable[MembershipRow | RoleRow], days: Period) -> list:
    return [row for row in rows if row.days.overlap(days)]


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    # A dict and not a set: in the order in which they came.
    return tuple(dict.fromkeys(filter(None, words)))


def _roles(network: Network, groups: list[Network], days: Period) -> Iterator[str]:
    yield from _each_once(role.title for role in _touching(network.roles, days))
    for group in groups:
        for title in _each_once(role.title for role in _touching(group.roles, days)):
            yield f"{title}, {group.short}"


def _missed(network: Network, days: Period) -> int | None:
    """An answer of its first day is about the gap before it, where there was one."""
    after_gap = any(membership.days.first < days.first for membership in network.memberships)
    first = days.first + ONE_DAY if after_gap else days.first
    given = [answer for on, answer in network.would_miss if first <= on <= days.last]
    return given[-1] if given else None


def _is_included(ledger: Ledger, network: Network, days: Period) -> bool:
    """Whether something above it bore a cost in these days, anyone's."""
    # What all paid is the same under every lens, and hours are no fee: no value of them.
    above = (own_figures(body, days, Lens.ALL, None) for body in ledger.above(network.id))
    return any(bears(figures.all_paid) for figures in above)


def _judgement(figures: Figures, *, included: bool) -> Judgement:
    borne = bearer(figures.verdict, included=included, others_pay=bears(figures.paid_by_others))
    free = figures.verdict == Verdict.NO_COST
    if_i_paid = figures.verdict_if_i_paid if borne == Bearer.OTHERS else None
    return Judgement(figures.verdict, figures.standing if free else None, borne, if_i_paid)
