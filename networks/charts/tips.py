"""The card that a mark shows under the pointer or the focus."""

from dataclasses import dataclass
from textwrap import wrap

from networks.charts.shapes import Rect, text_width

TITLE, TEXT, LINE, PADDING = 13.0, 12.0, 17.0, 9.0
# As wide as a tip gets at a desk; a narrow chart says that there is room for fewer.
LETTERS = 44


@dataclass(frozen=True, slots=True)
class TipLine:
    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Tip:
    box: Rect
    title: str
    lines: tuple[TipLine, ...]

    @property
    def text_x(self) -> float:
        return round(self.box.left + PADDING, 1)

    @property
    def title_y(self) -> float:
        return round(self.box.top + PADDING + 10, 1)


def tip(title: str, note: str, mark: Rect, frame: Rect) -> Tip:
    """Above the mark, or below it where there is no room, and inside the frame."""
    letters = int((frame.width - 2 * PADDING) / (TEXT * 0.6))
    title_line = _fitting(title, letters, frame.width - 2 * PADDING)
    notes = _lines(note, min(LETTERS, letters))
    widths = [text_width(title_line, TITLE), *(text_width(line, TEXT) for line in notes)]
    width = max(widths) + 2 * PADDING
    height = 2 * PADDING + LINE * (1 + len(notes)) - 4
    left = min(max(mark.centre[0] - width / 2, frame.left), frame.right - width)
    above = mark.top - height - 6
    top = above if above >= frame.top else mark.bottom + 6
    box = Rect(*(round(edge, 1) for edge in (left, top, left + width, top + height)))
    baseline = box.top + PADDING + 10
    lines = (TipLine(line, round(baseline + LINE * row, 1)) for row, line in enumerate(notes, 1))
    return Tip(box, title_line, tuple(lines))


def _lines(note: str, letters: int) -> list[str]:
    """As `wrap` has them; most notes are one line, for which it would take its time."""
    fits = note.isprintable() and 0 < len(note) <= letters and note == note.strip()
    return [note] if fits else wrap(note, letters)


def _fitting(title: str, letters: int, width: float) -> str:
    """On one line, cut to `letters` at a word, and further where they are wide ones."""
    fits = _lines(title, letters)
    more = len(fits) > 1 and wrap(title, letters, max_lines=1, placeholder="…")
    line, *_ = more or fits or [""]
    while text_width(line, TITLE) > width:
        # One letter and the ellipsis go, another ellipsis comes.
        line = line[:-2].rstrip() + "…"
    return line
