"""Lapse and rejoin, side by side: each spell's figures, and what each gap left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from networks.arithmetic.money import Amount, Lens, ratio
from networks.arithmetic.periods import FIRST_DAY, Period
from networks.arithmetic.spells import Spell
from networks.arithmetic.typed_dates import length_in_words
from reflections.arithmetic.worth import years
from reflections.figures import Figures, own_figures
from reflections.figures.rows import Ledger, Network
from reflections.history.spells import days_out, missed_in, spells_of
from reflections.history.unpaid import unpaid_in

FEWEST_DAYS = 30


@dataclass(frozen=True, slots=True)
class SpellFigures:
    """A spell up to today; its cost is that of its own fees so far, and of tickets in its days."""

    days: Period
    is_open: bool
    figures: Figures

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

    def _in_a_year(self, figure, parts: int = 1, places: int = 2) -> Decimal | None:
        """None for so short a spell that it says nothing about a year."""
        if self.days.days < FEWEST_DAYS:
            return None
        return ratio(figure, years(self.days) * parts, places)


@dataclass(frozen=True, slots=True)
class GapFigures:
    """Days outside all memberships; `goes_on` when the person is out today."""

    days: Period
    unpaid: Amount | None
    missed: int | None
    goes_on: bool

    @property
    def length(self) -> str:
        return length_in_words(self.days.first, self.days.last)


def spells_and_gaps(
    ledger: Ledger, network: Network, lens: Lens, today: date
) -> list[SpellFigures | GapFigures]:
    """In order of time, up to today; the days since the last spell are a gap too."""
    begun = [spell for spell in spells_of(network) if spell.first <= today]
    ends = [*_spells(ledger, network, begun, lens, today), *_gaps(network, today)]
    return sorted(ends, key=lambda one: one.days.first)


def _spells(ledger: Ledger, network: Network, begun, lens, today) -> Iterator[SpellFigures]:
    for spell in begun:
        last = today if spell.last is None else min(spell.last, today)
        days = Period(spell.first, last)
        alone = replace(
            network,
            stays=tuple(stay for stay in network.stays if stay.days.first in _whole(spell)),
            activities=tuple(one for one in network.activities if one.date in days),
        )
        figures = own_figures(alone, Period(FIRST_DAY, today), lens, ledger.hour_value)
        is_open = spell.last is None or spell.last >= today
        yield SpellFigures(days, is_open, figures)


def _whole(spell: Spell) -> Period:
    return Period(spell.first, spell.last or date.max)


def _gaps(network: Network, today: date) -> Iterator[GapFigures]:
    for days in days_out(network, today):
        missed = missed_in(days, network.would_miss)
        yield GapFigures(days, unpaid_in(days, network), missed, goes_on=days.last == today)
