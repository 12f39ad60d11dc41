"""Days, periods and vague dates; both ends of every range are included (METHOD, Time)."""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from networks.arithmetic.writing import own_writing

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
ONE_DAY = timedelta(days=1)
MONTHS = 12

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_VAGUE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# Rough dates are stored in the spelling of EDTF, the ISO 8601 extension that archives use.
_ABOUT = re.compile(r"([0-9]{4})~")
_DECADE = re.compile(r"([0-9]{3})X")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both included (METHOD, Time)."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"The period from {self.first} to {self.last} ends before it starts.")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def overlap(self, other: "Period") -> "Period | None":
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last) if first <= last else None


def calendar_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def tax_year(start_year: int) -> Period:
    """The UK tax year from 6 April of `start_year` to 5 April of the next (METHOD, Time)."""
    return Period(date(start_year, 4, 6), date(start_year + 1, 4, 5))


def tax_year_of(day: date) -> int:
    """The year in which the tax year of that day starts."""
    return day.year if (day.month, day.day) >= (4, 6) else day.year - 1


def tax_year_label(start_year: int) -> str:
    return f"{start_year}-{(start_year + 1) % 100:02}"


def years_later(day: date, years: int) -> date:
    """The same date `years` later (or earlier, below 0); 29 February becomes 28 in common years."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def year_before(day: date) -> date:
    """The same date a year ago; "A year before 29 February is 28 February" (METHOD, Time)."""
    return years_later(day, -1)


def months_later(day: date, months: int) -> date:
    """The same day of the month, earlier below 0; the month's last where it has none such."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def full_months(first: date, until: date) -> int:
    """How many whole months lie between two days: the last that is not after `until`."""
    months = (until.year - first.year) * MONTHS + until.month - first.month
    return months if months_later(first, months) <= until else months - 1


def whole_months(period: Period) -> int | None:
    """How many months on from its first day the day after its last is; None for no whole number."""
    following = period.last + ONE_DAY
    months = full_months(period.first, following)
    return months if months and months_later(period.first, months) == following else None


def last_12_months(today: date) -> Period:
    """From "the day after the same date a year ago" to today (METHOD, Time)."""
    return Period(year_before(today) + ONE_DAY, today)


def before(period: Period) -> Period:
    """The same dates one year earlier."""
    return Period(year_before(period.first), year_before(period.last))


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ABOUT = "about"
    UNTIL = "until"
    DECADE = "tens"


ROUGH = frozenset({Precision.ABOUT, Precision.UNTIL, Precision.DECADE})


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A date known to the day, the month or the year (METHOD, Time); `day` is its first day.

    Three are rougher, and may only be starts: "about 2009" is that year, "the 1990s" 1990,
    "12 March 2004 or earlier" that day, by which it had surely begun; "before 2000" ends 1999.
    """

    day: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        # "2004" is equal to "2004", whatever day of it each was made from.
        first_days = {
            Precision.DAY: self.day,
            Precision.MONTH: self.day.replace(day=1),
            Precision.YEAR: self.day.replace(month=1, day=1),
            Precision.ABOUT: self.day.replace(month=1, day=1),
            Precision.UNTIL: self.day,
            Precision.DECADE: date(self.day.year // 10 * 10, 1, 1),
        }
        object.__setattr__(self, "day", first_days[self.precision])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads 2004, 2004-07 and 2004-07-15; of EDTF 2009~ (about), 199X (the 1990s), /1999
        (before 2000) and /2004-03-12 (or earlier). A ValueError says in words what is wrong."""
        if text.startswith("/"):
            return cls(cls.parse(text.lstrip("/")).last, Precision.UNTIL)
        if about := _ABOUT.fullmatch(text):
            return cls(_checked(int(about[1]), 1, 1), Precision.ABOUT)
        if decade := _DECADE.fullmatch(text):
            return cls(_checked(int(decade[1]) * 10, 1, 1), Precision.DECADE)
        match = _VAGUE.fullmatch(text)
        if match is None:
            raise ValueError(
                "Write a date as 2004-07-15, or as 2004-07 or 2004 "
                "when only the month or the year is known."
            )
        year, month, day = match.groups()
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        return cls(_checked(int(year), int(month or 1), int(day or 1)), precision)

    def __str__(self) -> str:
        if self.precision == Precision.UNTIL:
            whole_year = self.day == calendar_year(self.day.year).last
            return f"/{self.day.year:04}" if whole_year else f"/{self.day}"
        if self.precision == Precision.ABOUT:
            return f"{self.day.year:04}~"
        if self.precision == Precision.DECADE:
            return f"{self.day.year // 10:03}X"
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
        return self.day.isoformat()[: length[self.precision]]

    @property
    def first(self) -> date:
        return self.day

    @property
    def last(self) -> date:
        if self.precision in (Precision.DAY, Precision.UNTIL):
            return self.day
        year = self.day.year + (9 if self.precision == Precision.DECADE else 0)
        month = self.day.month if self.precision == Precision.MONTH else 12
        return date(year, month, monthrange(year, month)[1])

    @property
    def plain(self) -> "VagueDate":
        """Without "about" and "before": the year that it names, or the first of its ten."""
        return VagueDate(self.day, Precision.YEAR) if self.precision in ROUGH else self


def parse_day(text: str) -> date:
    """Reads 2004-07-15 and nothing else; a ValueError says what is wrong in plain words."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError("Write a date as 2004-07-15: year, month, day.")
    return _checked(*map(int, match.groups()))


def _checked(year: int, month: int, day: int) -> date:
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        ends = f"from {format_day(FIRST_DAY)} to {format_day(LAST_DAY)}"
        raise ValueError(f"Dates run {ends}, not {year:04}.")
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}: months run from 01 to 12.")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"There is no {day} {month_name[month]} {year}.")
    return date(year, month, day)


def effective_end(ended: VagueDate | None, next_start: date | None) -> date | None:
    """The last day that counts, None when open.

    A vague end counts "to its last (or to the day before the first later membership [...] that
    starts within that month or year)" (METHOD, Time).
    """
    if ended is None:
        return None
    is_vague = ended.precision != Precision.DAY
    if is_vague and next_start is not None and ended.first <= next_start <= ended.last:
        # Left and joined again in 2010: the two memberships must not share a day.
        return next_start - ONE_DAY
    return ended.last


def format_day(day: date) -> str:
    return own_writing().day(day)


def format_vague(vague: VagueDate) -> str:
    """As vague as it was written: 2011, about 2009, before 2000 or 2 May 2004 or earlier."""
    year = vague.day.year
    of_year = vague.day == calendar_year(year).last
    words = {
        Precision.UNTIL: f"before {year + 1}" if of_year else f"{format_day(vague.day)} or earlier",
        Precision.ABOUT: f"about {year}",
        Precision.DECADE: f"the {year}s",
        Precision.YEAR: str(year),
        Precision.MONTH: own_writing().month(vague.day),
    }
    return words.get(vague.precision) or format_day(vague.day)


def format_period(period: Period) -> str:
    """A whole calendar or tax year by its name, anything else by its first and last day."""
    if period == calendar_year(period.first.year):
        return str(period.first.year)
    start_year = tax_year_of(period.first)
    if period == tax_year(start_year):
        return f"the UK tax year {tax_year_label(start_year)}"
    if period.days == 1:
        return format_day(period.first)
    return f"{format_day(period.first)} to {format_day(period.last)}"
