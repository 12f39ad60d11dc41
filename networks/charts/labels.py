"""Where the names of marks go: beside their mark, on a short leader line, or nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin

from networks.charts.shapes import Line, Rect, text_width

TEXT = 13.0
LINE = 17.0
GAP = 4.0
# Right, left, above, below, then aslant: the first that is free is taken.
CLOSE = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.6), (0.8, 0.6), (-0.8, -0.6), (-0.8, 0.6))
# In sixteenths of a turn, from the upper right.
AROUND = tuple(
    (cos(pi * turn / 8), -sin(pi * turn / 8)) for turn in (1, 2, 0, 3, -1, -2, -3, *range(4, 13))
)
# How far from its mark a name may stand, nearest first, with a line that leads to it.
LEADERS = (18.0, 32.0, 48.0, 68.0)


@dataclass(frozen=True, slots=True)
class Label:
    """Text starts at the left edge of its box; a leader is drawn where it stands away."""

    text: str
    box: Rect
    leader: Line | None = None

    @property
    def x(self) -> float:
        return self.box.left

    @property
    def baseline(self) -> float:
        return round(self.box.bottom - 4.5, 1)


@dataclass(slots=True)
class Room:
    """What is taken already, inside the frame that labels must stay in, and a line to keep off."""

    frame: Rect
    marks: Sequence[Rect]
    boxes: list[Rect] = field(default_factory=list)
    leaders: list[Line] = field(default_factory=list)
    line: Line | None = None

    def place(self, text: str, mark: Rect) -> Label | None:
        """The first free place for the text, which it then takes; None where there is none."""
        # Most names fit beside their mark: places further out are not even thought of for those.
        for candidates in (close_by, further_out):
            # Off the line first, but on it rather than further out.
            for label in sorted(
                candidates(text, mark),
                key=lambda label: bool(self.line and self.line.crosses(label.box)),
            ):
                if self._has_room_for(label):
                    self.boxes.append(label.box)
                    if label.leader:
                        self.leaders.append(label.leader)
                    return label
        return None

    def place_free(self, text: str, spots: Sequence[tuple[float, float]]) -> Label | None:
        """The first of the spots, as left edge and middle, where the text stands clear."""
        for left, middle in spots:
            label = Label(text, _box(left, middle, text_width(text, TEXT)))
            if self._has_room_for(label):
                self.boxes.append(label.box)
                return label
        return None

    def _has_room_for(self, label: Label) -> bool:
        box, leader = label.box, label.leader
        if not box.within(self.frame) or any(map(box.overlaps, (*self.boxes, *self.marks))):
            return False
        if any(line.crosses(box) for line in self.leaders):
            return False
        return leader is None or not self._crosses_a_neighbour(leader)

    def _crosses_a_neighbour(self, leader: Line) -> bool:
        """Marks that the leader's own mark touches cannot be told apart, so they do not count."""
        start = Rect(leader.x1 - 3, leader.y1 - 3, leader.x1 + 3, leader.y1 + 3)
        apart = (mark for mark in self.marks if not mark.overlaps(start))
        return any(map(leader.crosses, (*self.boxes, *apart)))


def close_by(text: str, mark: Rect) -> Iterator[Label]:
    """Beside the mark, right before left."""
    width = text_width(text, TEXT)
    for direction in CLOSE:
        yield Label(text, _beside(mark, direction, width, GAP))


def further_out(text: str, mark: Rect) -> Iterator[Label]:
    """On a leader, a short one first."""
    width = text_width(text, TEXT)
    for distance in LEADERS:
        for direction in AROUND:
            box = _beside(mark, direction, width, distance)
            yield Label(text, box, _leader(mark, direction, box))


def _beside(mark: Rect, direction: tuple[float, float], width: float, gap: float) -> Rect:
    across, down = direction
    x, y = mark.centre
    reach = mark.width / 2 + gap
    left = x + across * reach - width * _lean(across)
    return _box(left, y + down * (reach + LINE / 2), width)


def _lean(across: float) -> float:
    """Which share of a text lies left of its anchor: none on a mark’s right, all on its left."""
    return 0.0 if across > 0.35 else 1.0 if across < -0.35 else 0.5


def _box(left: float, middle: float, width: float) -> Rect:
    left, top = round(left, 1), round(middle - LINE / 2, 1)
    return Rect(left, top, round(left + width, 1), round(top + LINE, 1))


def _leader(mark: Rect, direction: tuple[float, float], box: Rect) -> Line:
    across, down = direction
    x, y = mark.centre
    end_x = box.left + (box.right - box.left) * _lean(across)
    end_y = box.centre[1] - (0 if abs(across) > 0.35 else down * LINE / 2)
    return Line(round(x, 1), round(y, 1), round(end_x, 1), round(end_y, 1))
