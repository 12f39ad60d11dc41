"""Where the words of a search stand in a text: neither case nor accents count."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from networks.arithmetic.text import fold

ELLIPSIS = "…"
_fold_one = lru_cache(maxsize=4096)(fold)


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_hit: bool


def pieces(text: str, words: str) -> list[Piece]:
    """The text cut where one of the words begins and ends; nothing of it is lost."""
    starts = _hits(text, words)
    cut: list[Piece] = []
    place = 0
    for first, end in starts:
        cut += [Piece(text[place:first], False)] if first > place else []
        cut.append(Piece(text[first:end], True))
        place = end
    return [*cut, Piece(text[place:], False)] if place < len(text) else cut


def excerpt(text: str, words: str, length: int = 160) -> str:
    """About so many characters around the first hit, on one line; the start where there is none."""
    line = " ".join(text.split())
    hits = _hits(line, words)
    start = max(0, hits[0][0] - length // 3) if hits else 0
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
    folded, places = _folded(text)
    found = sorted(
        (places[at], places[at + len(word) - 1] + 1)
        for word in dict.fromkeys(fold(words).split())
        for at in _all_places(folded, word)
    )
    joined: list[tuple[int, int]] = []
    for first, end in found:
        end = _with_its_accents(text, end)
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it is searched, and for each of its characters the place it came from."""
    parts = [_fold_one(character) for character in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), places


def _with_its_accents(text: str, end: int) -> int:
    while end < len(text) and not _fold_one(text[end]):
        end += 1
    return end


def _all_places(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + len(word))
