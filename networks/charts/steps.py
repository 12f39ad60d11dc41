"""Values that hold for some days and then change: fees, worths and answers as steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from networks.charts.axes import Scale, Tick, label_room, round_steps, ticks
from networks.charts.days import Days, YearMark
from networks.charts.shapes import Rect
from networks.charts.tips import Tip, tip

ONE_DAY = timedelta(days=1)
# Half the height at which a step is met by a finger; one of a day is widened to it, too.
REACH = 7.0


@dataclass(frozen=True, slots=True)
class Step:
    """A value on all days from the first to the last, both included."""

    first: date
    last: date
    value: Decimal
    note: str


@dataclass(frozen=True, slots=True)
class Series:
    """Steps of one thing in order of time; the kind is the class that draws it."""

    label: str
    kind: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class StepTarget:
    """Where one step lies, with the space around it that the pointer finds."""

    step: Step
    left: float
    right: float
    y: float
    tip: Tip

    @property
    def hit(self) -> Rect:
        right = max(self.right, self.left + REACH)
        return Rect(self.left, round(self.y - REACH, 1), right, round(self.y + REACH, 1))


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """A series drawn: `path` joins steps that follow one another and breaks where none holds."""

    series: Series
    path: str
    targets: tuple[StepTarget, ...]


@dataclass(frozen=True, slots=True)
class StepChart:
    width: int
    height: int
    plot: Rect
    years: tuple[YearMark, ...]
    y_ticks: tuple[Tick, ...]
    lines: tuple[DrawnSeries, ...]


def steps(
    series: Sequence[Series],
    *,
    width: int,
    height: int,
    prefix: str = "",
    wanted: int = 4,
) -> StepChart | None:
    """None for fewer than two steps: one level explains nothing. `wanted` are the y axis's."""
    every = [step for line in series for step in line.steps]
    if len(every) < 2:
        return None
    marks = round_steps((step.value for step in every), wanted)
    plot = Rect(label_room(marks, prefix), 10, width - 6, height - 28)
    up = Scale(marks[0], marks[-1], plot.bottom, plot.top)
    first, last = min(step.first for step in every), max(step.last for step in every)
    days = Days(first, last + ONE_DAY, plot)
    frame = Rect(2, 2, width - 2, height - 2)
    lines = tuple(_drawn(line, days, up, frame) for line in series)
    return StepChart(width, height, plot, tuple(days.years()), ticks(marks, up, prefix), lines)


def _drawn(series: Series, days: Days, up: Scale, frame: Rect) -> DrawnSeries:
    targets = []
    for step in series.steps:
        left, right, y = days.at(step.first), days.at(step.last + ONE_DAY), up.at(step.value)
        around = Rect(left, y - REACH, right, y + REACH)
        card = tip(series.label, step.note, around, frame)
        targets.append(StepTarget(step, left, right, y, card))
    return DrawnSeries(series, " ".join(_path(targets)), tuple(targets))


def _path(targets: Sequence[StepTarget]) -> Iterator[str]:
    """In the commands of an SVG path: up or down to a step that follows, else a new start."""
    before = None
    for target in targets:
        follows = before and before.step.last + ONE_DAY == target.step.first
        yield f"V{target.y}" if follows else f"M{target.left} {target.y}"
        yield f"H{target.right}"
        before = target
