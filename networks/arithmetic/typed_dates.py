"""Dates as people type them, as exactly as they know them, and lengths as they say them."""

import re
from calendar import day_name
from datetime import date
from enum import StrEnum

from networks.arithmetic.month_names import month_called
from networks.arithmetic.periods import (
    ONE_DAY,
    Precision,
    VagueDate,
    format_day,
    format_vague,
    full_months,
)
from networks.arithmetic.words import counted

_HEDGE = re.compile(
    r"(?:(about|around|roughly|approx(?:imately|\.)?|circa|ca?\.?(?=[\s0-9])|~)|in|since)\s*(?=\S)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?:some ?time |well )?before|prior to|pre[- ]?|<)\s*(?P<before>[0-9]{4})"
    # As EDTF says that it may have begun on any day up to then.
    r"|\[?\.\.\s?/?(?P<until>[0-9]{4})\]?",
    re.IGNORECASE,
)
_OR_EARLIER = re.compile(
    r"(?:by|(?:no|not) later than)\s+(?P<by>.+)|(?P<day>.+?),?\s+or (?:earlier|before)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"([0-9]{4})\s?(?:[~?%]|\((?:about|approx\.?|circa|ca?\.?)\))", re.IGNORECASE)
_A_YEAR = re.compile(r"[0-9]{4}")
_DECADE = re.compile(
    r"(?:(?:in |since )?the )?(?:(?:early|mid|late)[ -])?([0-9]{3})(?:0['’]?s|[xu])",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"(?:in |since )?(?:(?:early|mid|late)[ -](?:in )?|(?:the )?"
    r"(?:spring|summer|autumn|fall|winter|michaelmas|hilary|trinity|lent|easter)"
    r"(?: term| semester)?(?: of|,)? )(?=[0-9]{4})",
    re.IGNORECASE,
)
# A year that begins in the autumn, as schools and societies have it.
_SCHOOL_YEAR = re.compile(r"([0-9]{4}) ?[/–-] ?([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"/?[0-9]{4}(?:-[0-9]{2}){0,2}|[0-9]{4}~|[0-9]{3}X")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_FIGURES = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2(['’]?[0-9]{2}|[0-9]{4})")
_MONTH_OF_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_DAY = r"(?:the\s+)?([0-9]{1,2})(?:st|nd|rd|th|er|º|°)?"
_MONTH = r"([^\W\d_]+)\.?"
_WEEKDAY = re.compile(r"([A-Za-z]+)\.?,?\s+(?=\S)")
_YEAR = r"(['’][0-9]{2}|[0-9]{4})"
_SHORT_YEAR = r"(['’]?[0-9]{2}|[0-9]{4})"
_DAY_IN_WORDS = re.compile(
    rf"{_DAY}(?:\s*[-/.,]?\s*|\s+(?:of|de)\s+){_MONTH}(?:\s*[-/,]\s*|\s+(?:de\s+)?){_SHORT_YEAR}",
    re.IGNORECASE,
)
_MONTH_THEN_DAY = re.compile(rf"{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}", re.IGNORECASE)
_MONTH_IN_WORDS = re.compile(rf"{_MONTH}(?:\s*[-/,]\s*|\s+(?:del?\s+)?){_YEAR}")
_WEEKDAYS = {
    spelling: number
    for number, name in enumerate(day_name)
    for spelling in {name.lower(), name[:3].lower(), {1: "tues", 3: "thurs"}.get(number, "")}
    if spelling
}
_DAYS_BACK = {"today": 0, "yesterday": 1}
# What two digits of a year mean: 49 is 2049, 50 is 1950.
_FIRST_OF_1900S = 50


class DateOrder(StrEnum):
    """How a person writes 15/7/2004."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


def read_vague(
    text: str, *, order: DateOrder | None = None, today: date | None = None
) -> VagueDate:
    """Reads 2004, July 2004, 07/2004, 15th July 2004, July 15, 2004, 15.7.2004, 13/7/24 or today.

    Figures that could be two days, such as 3/4/2004, need `order`; with dots the day comes first.
    Also what `read_rough` reads; before a month or a day, a word such as "about" says nothing more
    than what is left out. "Today" and "yesterday" need `today`. Raises ValueError, in words for the
    person who typed it, for anything else.
    """
    typed = " ".join(text.split())
    if rough := read_rough(typed, order):
        return rough
    hedge = _HEDGE.match(typed)
    bare = typed[hedge.end() :] if hedge else typed
    if today and bare.lower() in _DAYS_BACK:
        return VagueDate(today - ONE_DAY * _DAYS_BACK[bare.lower()])
    weekday, bare = _weekday(bare)
    vague = _read(bare, order)
    if weekday is not None:
        _check_weekday(vague, weekday)
    return vague


def read_rough(text: str, order: DateOrder | None = None) -> VagueDate | None:
    """Reads "about 2009", "2009?", "2008/09", "1990s", "before 2000", "by May 2004", "[..1999]".

    Also a part of a year, such as "spring 2009", as that year; None for any other. A year that
    begins in the autumn is about its first: 2008/09 may be September 2008 too.
    """
    if match := _BEFORE.fullmatch(text):
        last = int(match["until"] or int(match["before"]) - 1)
        return VagueDate.parse(f"/{last:04}")
    if match := _OR_EARLIER.fullmatch(text):
        return VagueDate(_read(match["by"] or match["day"], order).last, Precision.UNTIL)
    if match := _PERHAPS.fullmatch(text):
        return VagueDate.parse(f"{match[1]}~")
    if match := _DECADE.fullmatch(text):
        return VagueDate.parse(f"{match[1]}X")
    bare = _PART_OF_YEAR.sub("", text, count=1)
    if first := first_of_two_years(bare):
        return VagueDate.parse(f"{first}~")
    if bare != text:
        return VagueDate.parse(bare) if _A_YEAR.fullmatch(bare) else None
    hedge = _HEDGE.match(text)
    if hedge and hedge[1] and _A_YEAR.fullmatch(year := text[hedge.end() :]):
        return VagueDate.parse(f"{year}~")
    return None


def first_of_two_years(text: str) -> str | None:
    """The year in which one begins that is written as two, as 2008/09; 2008-09 is a month."""
    match = _SCHOOL_YEAR.fullmatch(text.strip())
    if match is None or _ISO.fullmatch(text):
        return None
    return match[1] if int(match[2]) % 100 == (int(match[1]) + 1) % 100 else None


def read_day(text: str, *, order: DateOrder | None = None, today: date | None = None) -> date:
    """A single day in any of the spellings of `read_vague`; a month or a year alone is refused."""
    vague = read_vague(text, order=order, today=today)
    if vague.precision != Precision.DAY:
        known = vague if vague.precision == Precision.DECADE else vague.plain
        example = format_day(known.first)
        raise ValueError(f"Which day in {format_vague(known)}? Write it as in {example}.")
    return vague.first


def is_read_in_any_order(text: str) -> bool:
    """Whether a person's order makes no difference: what a date picker or an address says."""
    return _ISO.fullmatch(text.strip()) is not None


def _weekday(typed: str) -> tuple[int | None, str]:
    match = _WEEKDAY.match(typed)
    if match and match.group(1).lower() in _WEEKDAYS:
        return _WEEKDAYS[match.group(1).lower()], typed[match.end() :]
    return None, typed


def _check_weekday(vague: VagueDate, weekday: int) -> None:
    if vague.precision != Precision.DAY or vague.first.weekday() != weekday:
        is_in_fact = day_name[vague.first.weekday()]
        raise ValueError(
            f"{format_vague(vague)} is a {is_in_fact}: leave the day of the week out, or mend it."
            if vague.precision == Precision.DAY
            else "Write a date such as 15 July 2004, without the day of the week."
        )


def _read(typed: str, order: DateOrder | None) -> VagueDate:
    if _ISO.fullmatch(typed):
        return VagueDate.parse(typed)
    if match := _YEAR_FIRST.fullmatch(typed):
        year, _, month, day = match.groups()
        return _parsed(year, int(month), day)
    if match := _MONTH_OF_YEAR.fullmatch(typed):
        return _parsed(match.group(2), int(match.group(1)), None)
    if match := _FIGURES.fullmatch(typed):
        first, mark, second, year = match.groups()
        return _figures(typed, first, mark, second, year, order)
    return _words(typed)


def _words(typed: str) -> VagueDate:
    day: str | None
    if match := _DAY_IN_WORDS.fullmatch(typed):
        day, word, year = match.groups()
    elif match := _MONTH_THEN_DAY.fullmatch(typed):
        word, day, year = match.groups()
    elif match := _MONTH_IN_WORDS.fullmatch(typed):
        day, word, year = None, *match.groups()
    else:
        raise ValueError("Write a date such as 15 July 2004; July 2004 or 2004 will do.")
    month = month_called(word)
    if month is None:
        raise ValueError(f"There is no month called {word}.")
    return _parsed(year, month, day)


def _figures(
    typed: str, first: str, mark: str, second: str, year: str, order: DateOrder | None
) -> VagueDate:
    if mark == "-" and len(year) < 4:
        raise ValueError(f"Write the year in full: {typed} could begin or end with it.")
    if order is None and mark == ".":
        order = DateOrder.DAY_FIRST
    if order is None:
        order = _only_order(typed, int(first), int(second), year)
    if order == DateOrder.MONTH_FIRST:
        first, second = second, first
    return _parsed(year, int(second), first)


def _only_order(typed: str, first: int, second: int, year: str) -> DateOrder:
    if second > 12 >= first > 0:
        return DateOrder.MONTH_FIRST
    if first > 12 or first == second or not (first and second):
        return DateOrder.DAY_FIRST
    day_first = format_vague(_parsed(year, second, str(first)))
    month_first = format_vague(_parsed(year, first, str(second)))
    raise ValueError(f"{typed} could be {day_first} or {month_first}: write one of these two.")


def _parsed(year: str, month: int, day: str | None) -> VagueDate:
    written = full_year(year.lstrip("'’"))
    return VagueDate.parse(f"{written}-{month:02}" + (f"-{int(day):02}" if day else ""))


def full_year(digits: str) -> str:
    """Four digits of a year as they are; of two the year that they most likely mean."""
    if len(digits) != 2:
        return digits
    return f"19{digits}" if int(digits) >= _FIRST_OF_1900S else f"20{digits}"


def length_in_words(first: date, last: date) -> str:
    """How long from the first day to the last, both included: 2 years, 1 year 3 months, 12 days."""
    end = last + ONE_DAY
    months = full_months(first, end)
    if months < 1:
        return counted((end - first).days, "day")
    years, rest = divmod(months, 12)
    parts = [counted(years, "year")] * bool(years) + [counted(rest, "month")] * bool(rest)
    return " ".join(parts)
