"""Dates as spreadsheets write them in a cell, where they can be read in one way only."""

import re

from networks.arithmetic.periods import Precision, VagueDate, format_vague
from networks.arithmetic.typed_dates import DateOrder, full_year, read_rough, read_vague

_MIDNIGHT = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?Z?$")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_MONTH_AND_SHORT_YEAR = re.compile(r"([^\W\d_]{3,9})\.?[- ]([0-9]{2})")
_DAY_AND_SHORT_YEAR = re.compile(r"([0-9]{1,2})\.?[- ]([^\W\d_]{3,9})\.?[- ]([0-9]{2})")
_MONTH_OF_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])[/.][0-9]{4}")
# A year in full among words: a day or a month, however it is written.
_IN_WORDS = re.compile(r"(?=.*[^\W\d_]{3})(?=.*(?<![0-9])[0-9]{4}(?![0-9])).{7,40}")


class TwoWays(ValueError):
    """What is written can be read in more than one way."""


def read_cell_date(text: str, order: DateOrder | None = None) -> VagueDate | None:
    """Reads 2004/7/15, 13/07/2004, 07/2004 or 15 July 2004; None for others, YYYY-MM-DD too.

    Raises TwoWays without an `order` for 12/03/2011, 12/03/11, Jul-04 (which is July 2004) and
    15-Jul-04, and ValueError for a day that does not exist.
    """
    text = _MIDNIGHT.sub("", text)
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], match[3], match[4])
    if match := _YEAR_LAST.fullmatch(text):
        return _ordered(text, match[1], match[3], match[4], order)
    if match := _MONTH_AND_SHORT_YEAR.fullmatch(text):
        return _short_year(text, match[1], match[2], order)
    if match := _DAY_AND_SHORT_YEAR.fullmatch(text):
        return _short_year(text, f"{match[1]} {match[2]}", match[3], order)
    if rough := read_rough(" ".join(text.split())):
        return rough
    if _IN_WORDS.fullmatch(text) or _MONTH_OF_YEAR.fullmatch(text):
        return read_vague(text.replace("-", " "))
    return None


def _ordered(text: str, first: str, second: str, year: str, order: DateOrder | None) -> VagueDate:
    full = full_year(year)
    if order is None:
        days = {(int(second), int(first)), (int(first), int(second))}
        possible = sorted((month, day) for month, day in days if 1 <= month <= 12)
        if len(possible) > 1 or len(year) < 4:
            raise TwoWays(_said(text, [format_vague(_day(full, *map(str, p))) for p in possible]))
        order = DateOrder.MONTH_FIRST if int(second) > 12 >= int(first) else DateOrder.DAY_FIRST
    if order == DateOrder.MONTH_FIRST:
        first, second = second, first
    return _day(full, second, first)


def _short_year(text: str, bare: str, year: str, order: DateOrder | None) -> VagueDate:
    vague = read_vague(f"{bare} {full_year(year)}")
    if order is None:
        raise TwoWays(_said(text, [format_vague(vague)]))
    return vague


def _day(year: str, month: str, day: str) -> VagueDate:
    read = VagueDate.parse(f"{year}-{int(month):02}-{int(day):02}")
    return VagueDate(read.first, Precision.DAY)


def _said(text: str, readings: list[str]) -> str:
    return f"{text} could be {' or '.join(readings)}." if readings else f"{text} is no date."
