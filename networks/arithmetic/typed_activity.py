"""What was done, on one line as people write it: "BLA: committee meeting 3h, 4 stars"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.typed_hours import find_hours, without

# What mail programs, and servers that warn of strangers, put before a subject.
_ANSWER = re.compile(
    r"^(?:(?:(?:re|fwd?|aw|wg|tr|rv|sv|antw)\s*:|\[ext(?:ern(?:al)?)?\]:?)\s*)+", re.IGNORECASE
)
# A colon further on than a name can be belongs to the sentence.
_NETWORK = re.compile(r"([^:]{1,200}):\s*(\S.*)", re.DOTALL)
_STARS = re.compile(r"\b([1-5])\s*(?:stars?\b|\*|/\s*5\b)|([★*]{1,5})☆*(?=\s|,|$)", re.IGNORECASE)
_LOOSE = re.compile(r"\s*[,;·]\s*(?=[,;·]|$)|^[\s,;·]+|\(\s*\)")


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
    hours, rest = find_hours(rest)
    stars, rest = _stars(rest)
    # Where something was taken out of a list of things, its comma is left.
    while (shorter := _LOOSE.sub("", rest).strip()) != rest:
        rest = shorter
    return TypedActivity(network, re.sub(r"\s+,", ",", rest), hours, stars)


def _stars(typed: str) -> tuple[int | None, str]:
    match = _STARS.search(typed)
    if match is None:
        return None, typed
    return int(match[1]) if match[1] else len(match[2]), without(typed, match)
