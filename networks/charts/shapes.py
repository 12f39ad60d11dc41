"""Rectangles and text sizes, in the units of an SVG's viewBox; y grows downwards."""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import bidirectional

# How wide letters are in the bold of our own fonts: no browser is asked.
NARROW = set("iIjl.,:;'’‘! ·")
LEAN = set("frt-/()[]|")
BROAD = set("mwMW@%—&…æœÆŒ©¼½¾↑↓")
RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT MARK}"
# A wider picture is one of a desk, with room for more names and ticks.
NARROW_WIDTH = 480


@dataclass(frozen=True, slots=True)
class Rect:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return round(self.right - self.left, 1)

    @property
    def height(self) -> float:
        return round(self.bottom - self.top, 1)

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: "Rect") -> bool:
        """Touching edges do not overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Rect") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> "Rect":
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float

    def crosses(self, rect: Rect) -> bool:
        """Liang and Barsky: is any stretch of the line inside the rectangle?"""
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        enter, leave = 0.0, 1.0
        for step, room in (
            (-dx, self.x1 - rect.left),
            (dx, rect.right - self.x1),
            (-dy, self.y1 - rect.top),
            (dy, rect.bottom - self.y1),
        ):
            if step == 0:
                if room <= 0:
                    return False
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        return enter < leave


def text_width(text: str, size: float) -> float:
    """A guess that is never too small for the fonts we ship, in their boldest on a chart."""
    return round(size * sum(map(_share, text)), 1)


@lru_cache(maxsize=1024)
def _share(character: str) -> float:
    if character in NARROW:
        return 0.34
    if character in LEAN:
        return 0.48
    if character in BROAD:
        return 1.02
    if character.isdigit() or character.islower():
        return 0.67
    return 0.78 if character < "\u2e80" else 1.05


def shortened(text: str, limit: int) -> str:
    """At most limit characters, the last of them an ellipsis when anything was cut.

    What is written from right to left keeps its ellipsis at its end, by a mark that is not seen.
    """
    if len(text) <= limit:
        return text
    return text[: limit - 1].rstrip(" ,-–") + "…" + (RIGHT_TO_LEFT if _runs_left(text) else "")


def _runs_left(text: str) -> bool:
    """By its first letter, as a browser decides it for a paragraph."""
    kinds = map(bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)
