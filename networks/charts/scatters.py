"""Marks on a plane, with names that never lie on one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from typing import Literal

from networks.charts.axes import Scale, Tick, label_room, round_steps, ticks
from networks.charts.labels import Label, Room
from networks.charts.shapes import NARROW_WIDTH, Line, Rect, shortened, text_width
from networks.charts.strips import spread, strip_of
from networks.charts.tips import Tip, tip

Kind = Literal["offline", "online", "both"]

SMALLEST, LARGEST = 5.0, 18.0
# So that no mark is cut by the edge of the plot.
INSET = LARGEST + 4

# In square pixels; with more names than that, a chart is read as a list.
AREA_PER_LABEL = 8500


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing to draw: its size is an amount (hours, say), shown as the mark's area.

    `apart` is where it would stand without what belongs to it.
    """

    label: str
    x: Decimal
    y: Decimal
    size: Decimal
    kind: Kind
    href: str
    note: str
    apart: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    mark: Mark
    x: float
    y: float
    radius: float
    label: Label | None
    tip: Tip
    apart: Line | None = None

    @property
    def reach(self) -> float:
        """The radius under the pointer, a little larger than what is drawn."""
        return round(max(self.radius + 3, 9), 1)

    @property
    def diamond(self) -> str:
        reach = round(self.radius * 1.2, 1)
        return f"M0 {-reach}L{reach} 0 0 {reach} {-reach} 0Z"

    @property
    def half_circle(self) -> str:
        return f"M0 {-self.radius}A{self.radius} {self.radius} 0 0 0 0 {self.radius}Z"

    @property
    def half_diamond(self) -> str:
        reach = round(self.radius * 1.2, 1)
        return f"M0 {-reach}L{reach} 0 0 {reach}Z"


@dataclass(frozen=True, slots=True)
class BreakEvenLine:
    """Where y equals x: the line, the half above and the half below as polygon points."""

    line: Line
    above: str
    below: str
    names: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Scatter:
    width: int
    height: int
    plot: Rect
    x_label: str
    y_label: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    break_even: BreakEvenLine | None
    strip: Rect | None = None

    @property
    def unnamed(self) -> int:
        return sum(dot.label is None for dot in self.dots)


def scatter(
    marks: Sequence[Mark],
    *,
    x_label: str,
    y_label: str,
    break_even: bool,
    width: int,
    height: int,
    x_prefix: str = "",
    y_prefix: str = "",
) -> Scatter | None:
    """None for fewer than two marks: one dot explains nothing.

    With `break_even`, what stands at zero across has a strip of its own, so that names do not pile
    up there.
    """
    if len(marks) < 2:
        return None
    x_steps = round_steps((mark.x for mark in marks), 5 if width > NARROW_WIDTH else 3)
    y_steps = round_steps((mark.y for mark in marks), 4)
    plot = Rect(label_room(y_steps, y_prefix), 24, width - 10, height - 42)
    strip, main_plot = strip_of([mark.x for mark in marks], plot) if break_even else (None, plot)
    across = Scale(x_steps[0], x_steps[-1], main_plot.left + INSET, main_plot.right - INSET)
    up = Scale(y_steps[0], y_steps[-1], plot.bottom - INSET, plot.top + INSET)
    spots = _spots(marks, across, up)
    if strip:
        spots = spread([(mark.x, mark.y) for mark in marks], spots, strip)
    line = _line_of_equals(main_plot, across, up) if break_even else None
    taken = [Rect(x - radius, y - radius, x + radius, y + radius) for x, y, radius in spots]
    room = Room(plot.grown(-2), taken, line=line)
    return Scatter(
        width,
        height,
        plot,
        x_label,
        y_label,
        ticks(x_steps, across, x_prefix),
        ticks(y_steps, up, y_prefix),
        _dots(marks, spots, room, across, up),
        _break_even(main_plot, line, room) if line else None,
        strip,
    )


def _spots(marks: Sequence[Mark], across: Scale, up: Scale) -> list[tuple[float, float, float]]:
    """Places and radii; where there are many marks, all are smaller."""
    greatest = max(mark.size for mark in marks)
    largest = max(LARGEST - len(marks) / 6, SMALLEST + 4)
    spots = []
    for mark in marks:
        # The eye compares areas, so that the radius grows with the root.
        share = sqrt(max(mark.size, Decimal(0)) / greatest) if greatest > 0 else 0
        radius = round(SMALLEST + (largest - SMALLEST) * share, 1)
        spots.append((across.at(mark.x), up.at(mark.y), radius))
    return spots


def _dots(
    marks: Sequence[Mark],
    spots: Sequence[tuple[float, float, float]],
    room: Room,
    across: Scale,
    up: Scale,
) -> tuple[Dot, ...]:
    """Large marks first, so that small ones lie on top; names go to those that lie furthest out."""
    # What cost or gave most is what one wants to know by name.
    outermost = sorted(range(len(marks)), key=lambda at: marks[at].x + marks[at].y, reverse=True)
    limit = int(room.frame.width * room.frame.height / AREA_PER_LABEL)
    frame = Rect(2, 2, room.frame.right + 10, room.frame.bottom + 40)
    letters = 26 if frame.width > NARROW_WIDTH else 17
    names = {
        at: room.place(shortened(marks[at].label, letters), room.marks[at])
        for at in outermost[:limit]
    }
    dots = [
        Dot(
            mark,
            *spots[at],
            names.get(at),
            tip(mark.label, mark.note, room.marks[at], frame),
            _apart(mark, spots[at], across, up),
        )
        for at, mark in enumerate(marks)
    ]
    return tuple(sorted(dots, key=lambda dot: -dot.radius))


def _apart(mark: Mark, spot: tuple[float, float, float], across: Scale, up: Scale) -> Line | None:
    if mark.apart is None or mark.x == 0:
        return None
    return Line(*spot[:2], across.at(mark.apart[0]), up.at(mark.apart[1]))


def _break_even(plot: Rect, line: Line, room: Room) -> BreakEvenLine:
    on_left, on_right = line.x1 == plot.left, line.x2 == plot.right
    start, end = f"{line.x1},{line.y1}", f"{line.x2},{line.y2}"
    top_left, top_right = f"{plot.left},{plot.top}", f"{plot.right},{plot.top}"
    low_left, low_right = f"{plot.left},{plot.bottom}", f"{plot.right},{plot.bottom}"
    above = [start, *([] if on_left else [low_left]), top_left, *([top_right] if on_right else [])]
    below = [start, *([low_left] if on_left else []), low_right, *([] if on_right else [top_right])]
    return BreakEvenLine(line, " ".join([*above, end]), " ".join([*below, end]), _sides(plot, room))


def _line_of_equals(plot: Rect, across: Scale, up: Scale) -> Line:
    """From edge to edge of the plot."""
    # Slanted by the two scales: a pound may be longer on one axis than on the other.
    x, y = across.at(Decimal(0)), up.at(Decimal(0))
    far = across.high - across.low
    slope = (up.at(far) - y) / (across.at(far) - x)
    x1, x2 = plot.left, plot.right
    y1, y2 = y + slope * (x1 - x), y + slope * (x2 - x)
    if y1 > plot.bottom:
        x1, y1 = x + (plot.bottom - y) / slope, plot.bottom
    if y2 < plot.top:
        x2, y2 = x + (plot.top - y) / slope, plot.top
    return Line(round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1))


def _sides(plot: Rect, room: Room) -> tuple[Label, ...]:
    """The two halves named in words, wherever a corner is free."""
    gave, took = "gave more than it took", "took more than it gave"
    right = plot.right - text_width(took, 13) - 8
    top, bottom = plot.top + 10.5, plot.bottom - 10.5
    spots = (
        (gave, [(plot.left + 10, top), (plot.left + plot.width / 4, top)]),
        (took, [(right, bottom), (right - plot.width / 4, bottom)]),
    )
    named = (room.place_free(text, places) for text, places in spots)
    return tuple(label for label in named if label)
