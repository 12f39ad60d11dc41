"""How dates and numbers are written for the one who reads; the words around them stay English.

Held beside the work, as the precision of decimals is: a date is put into a sentence deep in pure
functions that nobody tells for whom it is.
"""

from calendar import month_abbr, month_name
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Writing:
    """`months` are the names by which this language calls them, in small letters."""

    day: Callable[[date], str]
    month: Callable[[date], str]
    short_month: Callable[[date], str]
    short_day: Callable[[date], str]
    point: str = "."
    thousands: str = ","
    months: Mapping[str, int] = field(default_factory=dict)

    def marks(self, number: str) -> str:
        """A number that is written as 1,234.50, with this language's marks."""
        marks: dict[str, str | int | None] = {",": self.thousands, ".": self.point}
        return number.translate(str.maketrans(marks))


ENGLISH = Writing(
    day=lambda day: f"{day.day} {month_name[day.month]} {day.year}",
    month=lambda day: f"{month_name[day.month]} {day.year}",
    short_month=lambda day: month_abbr[day.month],
    short_day=lambda day: f"{day.day} {month_abbr[day.month]} {day.year}",
)
_own: ContextVar[Writing] = ContextVar("own_writing", default=ENGLISH)


def own_writing() -> Writing:
    return _own.get()


def write_as(writing: Writing) -> None:
    """From now on in this request, until it is said otherwise."""
    _own.set(writing)


@contextmanager
def written_as(writing: Writing) -> Iterator[None]:
    token = _own.set(writing)
    try:
        yield
    finally:
        _own.reset(token)
