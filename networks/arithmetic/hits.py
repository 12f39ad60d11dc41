"""Where the words of a search stand in a text: neither case nor accents count."""

import re
from dataclasses import dataclass
from functools import lru_cache

from networks.arithmetic.text import fold

ELLIPSIS = "…"
# Texts are folded letter by letter, to know from which place each folded letter came.
_fold_letter = lru_cache(maxsize=4096)(fold)


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_hit: bool


def pieces(text: str, words: str) -> list[Piece]:
    """The text cut where one of the words begins and ends; nothing of it is lost."""
    cut: list[Piece] = []
    place = 0
    for first, end in _hits(text, words):
        cut += [Piece(text[place:first], False)] if first > place else []
        cut.append(Piece(text[first:end], True))
        place = end
    return [*cut, Piece(text[place:], False)] if place < len(text) else cut


def excerpt(text: str, words: str, length: int = 160) -> str:
    """About so many characters around the first hit, on one line; the start where there is none."""
    line = " ".join(text.split())
    hits = _hits(line, words)
    start = max(0, hits[0][0] - length // 3) if hits else 0
    # Cut between words, unless a single word is longer than the whole excerpt.
    if start:
        start = line.rfind(" ", 0, start) + 1
    end = min(len(line), start + length)
    if end < len(line):
        end = max(line.rfind(" ", start, end), start) or end
        end = end if end > start else start + length
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(line) else ""
    return f"{before}{line[start:end]}{after}"


def _hits(text: str, words: str) -> list[tuple[int, int]]:
    """First and past-the-end places of the hits, in order, those that touch or overlap as one."""
    parts = [_fold_letter(letter) for letter in text]
    folded = "".join(parts)
    # For each folded letter the place that it came from: "æ" is two of them, an accent is none.
    places = [place for place, part in enumerate(parts) for _ in part]
    spans = sorted(
        (places[match.start()], places[match.end() - 1] + 1)
        for word in dict.fromkeys(fold(words).split())
        for match in re.finditer(re.escape(word), folded)
    )
    joined: list[tuple[int, int]] = []
    for first, end in spans:
        # Accents that stand as characters of their own belong to the letter before them.
        while end < len(text) and not _fold_letter(text[end]):
            end += 1
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined
