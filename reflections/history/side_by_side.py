"""The times of a network as a table in words: a row for each question, a cell for each time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from networks.arithmetic.money import Amount, format_amount, money_or_dash
from networks.arithmetic.words import MISSING, listed
from networks.arithmetic.writing import own_writing
from reflections.arithmetic.wording import PAYERS, format_worth
from reflections.figures import bears
from reflections.history.gaps import GapFigures, SpellFigures

WAS_IT_MISSED = {1: "no", 2: "hardly", 3: "somewhat", 4: "yes", 5: "badly"}
FELT = {
    None: "were away for",
    1: "did not miss it for",
    2: "hardly missed it for",
    3: "somewhat missed it for",
    4: "missed it for",
    5: "badly missed it for",
}
Time = SpellFigures | GapFigures


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """`changed`: it is about the membership itself, and two times that follow differ in it."""

    label: str
    cells: tuple[str, ...]
    changed: bool = False


def side_by_side(times: Sequence[Time], currency: str) -> list[ComparedLine]:
    """Of the times as `spells_and_gaps` returns them; the judgements stand in these."""
    money = _Money(currency)
    return [
        ComparedLine("How long", tuple(time.length for time in times)),
        _line("Kind of member", times, lambda spell: ", then ".join(spell.categories), terms=True),
        _line("Who paid", times, _who_paid, terms=True),
        _line("What it cost", times, money.cost, money.unpaid),
        _line("Cost a month", times, lambda spell: money.plain(spell.cost_a_month)),
        _line("What it was worth", times, money.worth),
        _line("Activities a year", times, lambda spell: _a_year(spell.activities_a_year)),
        _line("Hours a year", times, lambda spell: _a_year(spell.hours_a_year)),
        _line("How good they were", times, lambda spell: _of_5(spell.figures.rating)),
        _line("Groups", times, _groups, terms=True),
        _line("Roles", times, lambda spell: ", ".join(spell.roles) or "none", terms=True),
        _line("What for", times, lambda spell: ", ".join(spell.held_for), terms=True),
        _line("Missed?", times, _missed, _missed),
    ]


def came_back(times: Sequence[Time]) -> str:
    """The last time away between what lay before and after it; nothing where there was none.

    You left after 1 year, did not miss it for 2 years, and came back: 9.2 activities a year since,
    1.0 before.
    """
    match list(times[-3:]):
        case [SpellFigures() as before, GapFigures() as away, SpellFigures() as since]:
            left = f"You left after {before.length}, {FELT[away.missed]} {away.length}"
            then, now = before.activities_a_year, since.activities_a_year
            if then is None or now is None:
                return f"{left}, and came back."
            earlier = _a_year(then) if then else "none"
            counts = f"{_a_year(now) if now else 'no'} activities a year since, {earlier} before"
            return f"{left}, and came back: {counts}."
    return ""


def _line(
    label: str,
    times: Sequence[Time],
    of_spell: Callable[[SpellFigures], str],
    of_gap: Callable[[GapFigures], str] = lambda gap: MISSING,
    *,
    terms: bool = False,
) -> ComparedLine:
    """`terms`: it is about the membership itself, so that a change between times is marked."""
    cells = [
        (of_spell(time) if isinstance(time, SpellFigures) else of_gap(time)) or MISSING
        for time in times
    ]
    # A time away lies between two of them, and is no change of terms.
    held = [cell for time, cell in zip(times, cells, strict=True) if isinstance(time, SpellFigures)]
    return ComparedLine(
        label, tuple(cells), terms and any(cell != other for cell, other in pairwise(held))
    )


def _who_paid(spell: SpellFigures) -> str:
    shares = spell.figures.paid.by_payer()
    payers = [PAYERS[payer] for payer, share in shares.items() if bears(share)]
    return listed(payers) if payers else "no fee"


@dataclass(frozen=True, slots=True)
class _Money:
    currency: str

    def cost(self, spell: SpellFigures) -> str:
        return format_amount(spell.figures.cost, self.currency)

    def plain(self, value: Decimal | None) -> str:
        return money_or_dash(value, self.currency)

    def worth(self, spell: SpellFigures) -> str:
        return format_worth(spell.figures.worth, spell.figures.worth_is, self.currency)

    def unpaid(self, gap: GapFigures) -> str:
        if gap.unpaid is None:
            return MISSING
        if gap.unpaid == Amount():
            return "nothing left unpaid"
        return f"{format_amount(gap.unpaid, self.currency)} not paid"


def _a_year(number: Decimal | None) -> str:
    return "too short to say" if number is None else own_writing().marks(f"{number:,}")


def _of_5(rating: Decimal | None) -> str:
    return MISSING if rating is None else f"{rating} of 5"


def _groups(spell: SpellFigures) -> str:
    names = [group.short for group in spell.groups]
    return f"{len(names)}: {', '.join(names)}" if names else "none"


def _missed(time: Time) -> str:
    return MISSING if time.missed is None else f"{WAS_IT_MISSED[time.missed]}, {time.missed} of 5"
