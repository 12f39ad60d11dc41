"""What came of a decision, and what a tax year gives back, in words."""

from collections.abc import Iterator, Sequence
from datetime import date

from networks.arithmetic.money import format_amount, format_money
from networks.arithmetic.periods import format_day
from networks.arithmetic.tax import TaxYear
from networks.arithmetic.words import counted, plain
from reflections.arithmetic.wording import format_worth
from reflections.figures import Figures, Row, bears
from reflections.history.gaps import GapFigures, SpellFigures
from reflections.history.outcomes import Absence, Expectation, Hindsight
from reflections.history.spells import MISSED


def outcome_words(hindsight: Hindsight, currency: str) -> list[str]:
    expected, away = hindsight.expectation, hindsight.absence
    return [
        *([_expected(expected)] if expected else []),
        *(_away(away, currency) if away else []),
    ]


def _expected(expectation: Expectation) -> str:
    hoped = counted(expectation.expected, "activity")
    if expectation.so_far:
        return f"Expecting {hoped} in the year after it; {expectation.actual} so far."
    return f"Expected {hoped}; it came to {expectation.actual}."


def _away(absence: Absence, currency: str) -> Iterator[str]:
    if absence.saved_nothing:
        yield "Nothing saved: all of that time is paid for."
    elif absence.unpaid is not None:
        worth = ""
        if absence.worth is not None:
            worth = f", for what would have been worth {format_money(absence.worth, currency)}"
        unpaid_words = format_amount(absence.unpaid, currency)
        when = "so far" if absence.ongoing else "while out"
        yield f"{unpaid_words[:1].upper()}{unpaid_words[1:]} not paid {when}{worth}."
    if bears(absence.coming_back):
        yield f"Coming back cost {format_amount(absence.coming_back, currency)} on top."
    if absence.missed is not None:
        yield f"{MISSED[absence.missed].capitalize()}."


def relief_words(year: TaxYear, currency: str, today: date) -> str:
    """£184.00 counts in 2011-12: £36.80 back at 20 %. A claim for it closes on 5 April 2016."""
    counts = f"{format_money(year.paid, currency)} counts in {year.label}"
    if year.relief is not None and year.rate is not None:
        back, rate = format_money(year.relief, currency), plain(year.rate)
        counts += f": {back} back at {rate}\N{NO-BREAK SPACE}%"
    closes = "closes" if today <= year.claim_closes else "closed"
    return f"{counts}. A claim for it {closes} on {format_day(year.claim_closes)}."


def told_apart(times: Sequence[SpellFigures | GapFigures], row: Row | None, words: str) -> str:
    """Why the last time and the days of the page are judged differently; else nothing."""
    last = times[-1] if times else None
    if row is None or not isinstance(last, SpellFigures) or last.judgement.label == row.label:
        return ""
    return (
        f"{last.judgement.label} over {last.length}, {_for(last.figures, row.currency)}; "
        f"{row.label.lower()} {words}, {_for(row.whole, row.currency)}."
    )


def _for(figures: Figures, currency: str) -> str:
    worth = format_worth(figures.worth, figures.worth_is, currency)
    return f"{worth} for {format_amount(figures.cost, currency)}"
