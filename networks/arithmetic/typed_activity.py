"""What was done, on one line as people write it: "BLA: committee meeting 3h, 4 stars"."""

import re
from dataclasses import dataclass
from decimal import Decimal

_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_NETWORK = re.compile(r"([^:]{1,200}):\s*(\S.*)", re.DOTALL)
_CLOCK = re.compile(r"\b([0-9]{1,2})\s*h\s*([0-5][0-9])(?:\s*min)?\b", re.IGNORECASE)
_HOURS = re.compile(r"\b([0-9]{1,4}(?:\.[0-9]{1,2})?)\s*(?:h|hrs?|hours?)\b", re.IGNORECASE)
_MINUTES = re.compile(r"\b([0-9]{1,4})\s*(?:min|mins|minutes)\b", re.IGNORECASE)
_STARS = re.compile(r"\b([1-5])\s*(?:stars?\b|\*|/\s*5\b)|([★*]{1,5})☆*(?=\s|,|$)", re.IGNORECASE)
_LOOSE = re.compile(r"\s*[,;·]\s*(?=[,;·]|$)|^[\s,;·]+|\(\s*\)")
MINUTES = 60


@dataclass(frozen=True)
class TypedActivity:
    """`network` is what stands before the first colon, empty where there is none."""

    network: str
    title: str
    hours: Decimal | None = None
    stars: int | None = None


def read_activity(line: str) -> TypedActivity:
    """Never raises: what is not understood stays in the title."""
    typed = _ANSWER.sub("", " ".join(line.split()))
    match = _NETWORK.fullmatch(typed)
    network, rest = (match[1].strip(), match[2]) if match else ("", typed)
    hours, rest = _hours(rest)
    stars, rest = _stars(rest)
    return TypedActivity(network, _tidied(rest), hours, stars)


def _hours(typed: str) -> tuple[Decimal | None, str]:
    if match := _CLOCK.search(typed):
        minutes = int(match[1]) * MINUTES + int(match[2])
        return _in_hours(minutes), _without(typed, match)
    if match := _HOURS.search(typed):
        return Decimal(match[1]), _without(typed, match)
    if match := _MINUTES.search(typed):
        return _in_hours(int(match[1])), _without(typed, match)
    return None, typed


def _in_hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / MINUTES).quantize(Decimal("0.01"))


def _stars(typed: str) -> tuple[int | None, str]:
    match = _STARS.search(typed)
    if match is None:
        return None, typed
    return int(match[1]) if match[1] else len(match[2]), _without(typed, match)


def _without(typed: str, match: re.Match[str]) -> str:
    return f"{typed[: match.start()].rstrip()} {typed[match.end() :].lstrip()}".strip()


def _tidied(typed: str) -> str:
    """Without the commas that are left where something was taken out."""
    while (shorter := _LOOSE.sub("", typed).strip()) != typed:
        typed = shorter
    return re.sub(r"\s+,", ",", typed)
