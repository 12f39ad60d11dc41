"""Dates as people type them, as exactly as they know them, and lengths as they say them."""

import re
from calendar import month_abbr, month_name
from datetime import date

from networks.arithmetic.periods import ONE_DAY, VagueDate, full_months

_HEDGE = re.compile(r"(?:about|around|circa|ca?\.|in|since)\s*(?=\S)", re.IGNORECASE)
_FIGURES = re.compile(r"(?:([0-9]{1,2})[/.])?([0-9]{1,2})[/.]([0-9]{4})")
_WORDS = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]+)\.?,?\s+([0-9]{4})")
_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_MONTHS = {
    name.lower(): number
    for names in (month_name, month_abbr, ["", *[""] * 8, "Sept"])
    for number, name in enumerate(names)
    if name
}


def read_vague(text: str) -> VagueDate:
    """Reads 2004, 2004-07, 07/2004, July 2004, 2004-07-15, 15/07/2004 or 15 July 2004.

    Days come before months. A word such as "about" before it says nothing more than what is left
    out. Raises ValueError, in words for the person who typed it, for anything else.
    """
    bare = _HEDGE.sub("", text.strip(), count=1) if _HEDGE.match(text.strip()) else text.strip()
    if match := _FIGURES.fullmatch(bare):
        day, month, year = match.groups()
        return _parsed(year, int(month), day)
    if match := _WORDS.fullmatch(bare):
        day, word, year = match.groups()
        if word.lower() not in _MONTHS:
            raise ValueError(f"There is no month called {word}.")
        return _parsed(year, _MONTHS[word.lower()], day)
    if _ISO.fullmatch(bare) is None:
        raise ValueError("Write a date such as 15 July 2004; July 2004 or 2004 will do.")
    return VagueDate.parse(bare)


def _parsed(year: str, month: int, day: str | None) -> VagueDate:
    return VagueDate.parse(f"{year}-{month:02}" + (f"-{int(day):02}" if day else ""))


def length_in_words(first: date, last: date) -> str:
    """How long from the first day to the last, both included: 2 years, 1 year 3 months, 12 days."""
    end = last + ONE_DAY
    months = full_months(first, end)
    if months < 1:
        return _counted((end - first).days, "day")
    years, rest = divmod(months, 12)
    parts = [_counted(years, "year")] * bool(years) + [_counted(rest, "month")] * bool(rest)
    return " ".join(parts)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
