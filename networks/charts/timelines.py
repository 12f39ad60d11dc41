"""Spells of membership on a line of years, with the gaps between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from networks.charts.days import Days, YearMark
from networks.charts.shapes import NARROW_WIDTH, Rect, shortened, text_width
from networks.charts.tips import Tip, tip

TEXT = 13.0
ROW, BAR = 34.0, 16.0
AXIS = 26.0


@dataclass(frozen=True, slots=True)
class DrawnSpell:
    """Both days included; without an end it runs on past the last day shown.

    `roughly` says that nobody knows the day on which it began.
    """

    started: date
    ended: date | None
    note: str
    roughly: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One organisation's spells, in order; gap_notes say what lies between them, one for each."""

    label: str
    kind: Literal["offline", "online", "both"]
    href: str
    spells: tuple[DrawnSpell, ...]
    gap_notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    box: Rect
    note: str
    open_ended: bool
    words: str
    tip: Tip
    torn: bool = False

    @property
    def middle(self) -> float:
        return round(self.box.centre[0], 1)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    lane: Lane
    label: str
    label_x: float
    baseline: float
    spells: tuple[Stretch, ...]
    gaps: tuple[Stretch, ...]

    @property
    def stretches(self) -> list[Stretch]:
        """Spells and gaps, in the order of time."""
        return sorted((*self.spells, *self.gaps), key=lambda stretch: stretch.box.left)


@dataclass(frozen=True, slots=True)
class Timeline:
    width: int
    height: int
    plot: Rect
    rows: tuple[TimelineRow, ...]
    years: tuple[YearMark, ...]


def timeline(lanes: Sequence[Lane], *, since: date, until: date, width: int) -> Timeline | None:
    """Names stand left of the bars on a wide page and above them on a narrow one; None for none."""
    if not any(lane.spells for lane in lanes) or until <= since:
        return None
    beside = width > NARROW_WIDTH
    gutter = min(200.0, max(text_width(t.label, TEXT) for t in lanes) + 16) if beside else 0.0
    pitch = ROW if beside else ROW + 18
    height = int(AXIS + pitch * len(lanes) + 6)
    plot = Rect(round(gutter, 1), AXIS, width - 4, height - 4)
    days = Days(since, until, plot)
    rows = (_row(lane, at, pitch, days, beside) for at, lane in enumerate(lanes))
    return Timeline(width, height, plot, tuple(rows), tuple(days.years()))


def _row(lane: Lane, at: int, pitch: float, days: Days, beside: bool) -> TimelineRow:
    top = days.plot.top + pitch * at + (pitch - BAR - (8 if beside else 2))
    spells = tuple(_spell(lane, spell, top, days) for spell in lane.spells)
    notes = (*lane.gap_notes, *("" for _ in lane.spells))
    between = zip(pairwise(spells), notes, strict=False)
    gaps = tuple(_gap(lane, before, after, note, days) for (before, after), note in between)
    baseline = top + BAR - 4 if beside else top - 6
    letters = 26 if beside else 40
    return TimelineRow(lane, shortened(lane.label, letters), 0, round(baseline, 1), spells, gaps)


def _spell(lane: Lane, spell: DrawnSpell, top: float, days: Days) -> Stretch:
    left, right = days.at(spell.started), days.at(spell.ended or days.until)
    box = Rect(left, top, max(right, left + 3), top + BAR)
    shown = _tip(lane, spell.note, box, days)
    return Stretch(box, spell.note, spell.ended is None, "", shown, spell.roughly)


def _gap(lane: Lane, before: Stretch, after: Stretch, note: str, days: Days) -> Stretch:
    box = Rect(before.box.right, before.box.top, after.box.left, before.box.bottom)
    # The whole note, else what stands before its first comma, else nothing: the tip has it all.
    wordings = (note, note.partition(",")[0])
    words = next((wording for wording in wordings if text_width(wording, 12) + 12 <= box.width), "")
    return Stretch(box, note, False, words, _tip(lane, note, box, days))


def _tip(lane: Lane, note: str, box: Rect, days: Days) -> Tip:
    plot = days.plot
    return tip(lane.label, note, box, Rect(2, 2, plot.right, plot.bottom))
