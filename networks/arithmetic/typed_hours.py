"""Lengths of time as people write them: "3h", "1h 30m", "90 mins", "2:15"."""

import re
from decimal import Decimal

_HOURS_AND_MINUTES = re.compile(
    r"\b([0-9]{1,4})\s*(?:h|hrs?|hours?)"
    r"(?:\s*([0-5][0-9])|(?:,|\s*and)?\s*([0-5]?[0-9])\s*(?:m|mins?|minutes?))\b(?:\s*mins?\b)?",
    re.IGNORECASE,
)
# The comma of 1,5 h parts whole hours from the rest, that of 1,500 h thousands: that is not read.
_HOURS = re.compile(
    r"(?<![0-9][.,])\b([0-9]{1,4}(?:\.[0-9]{1,2})?|[0-9]{1,3},[0-9]{1,2})\s*(?:h|hrs?|hours?)\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\b([0-9]{1,4})\s*(?:min|mins|minutes)\b", re.IGNORECASE)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::00)?")
MINUTES = 60


def find_hours(typed: str) -> tuple[Decimal | None, str]:
    """The first length of time that stands in a sentence, and the sentence without it."""
    # Before the hours alone, which would leave the minutes of 1h 30m in the sentence.
    if match := _HOURS_AND_MINUTES.search(typed):
        minutes = int(match[2] or match[3])
        return _in_hours(int(match[1]) * MINUTES + minutes), without(typed, match)
    if match := _HOURS.search(typed):
        return Decimal(match[1].replace(",", ".")), without(typed, match)
    if match := _MINUTES.search(typed):
        return _in_hours(int(match[1])), without(typed, match)
    return None, typed


def read_hours(text: str) -> Decimal | None:
    """Of a cell that says nothing else; None where it says no length of time in words or figures.

    A number alone is none: whose column it is knows what it counts.
    """
    typed = " ".join(text.split())
    if match := _CLOCK.fullmatch(typed):
        return _in_hours(int(match[1]) * MINUTES + int(match[2]))
    hours, rest = find_hours(typed)
    return None if rest else hours


def _in_hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / MINUTES).quantize(Decimal("0.01"))


def without(typed: str, match: re.Match[str]) -> str:
    return f"{typed[: match.start()].rstrip()} {typed[match.end() :].lstrip()}".strip()
