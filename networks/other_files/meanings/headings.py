"""What people write over a column, in the ways in which it may be known."""

import re

from networks.arithmetic.text import tidy

# Words that tell nothing of what a column means, beside others that do.
_BESIDE = re.compile(
    r"\b(?:the|my|our|month|next|current|latest|last|usual|approx(?:imate)?|p\.?a|per annum"
    r"|gbp|eur|usd)\b\.?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"/|\bor\b", re.IGNORECASE)


def bare(heading: str) -> str:
    """Its letters alone, in small ones: "Renewal date (next):" is renewaldatenext."""
    text = re.sub(r"\([^)]*\)", "", tidy(heading)) or heading
    letters = "".join(c for c in text.casefold() if c.isalpha())
    return letters.replace("organization", "organisation")


def ways_to_read(heading: str) -> list[set[str]]:
    """As `bare` gives it, the likeliest first: whole, without words that say little, in parts."""
    parts = [_BESIDE.sub(" ", part) for part in _BETWEEN.split(heading)]
    return [{bare(heading)}, {bare(_BESIDE.sub(" ", heading))}, set(map(bare, parts))]
