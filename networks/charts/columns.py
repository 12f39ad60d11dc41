"""Cost beside worth: a pair of columns for every year, a pair of bars for a table row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from networks.charts.axes import TICK_TEXT, Scale, Tick, label_room, round_steps, ticks
from networks.charts.shapes import Rect, text_width
from networks.charts.tips import Tip, tip

# Two years alone would else be two walls.
WIDEST = 30.0


@dataclass(frozen=True, slots=True)
class Year:
    """A figure that does not exist is None and draws nothing."""

    label: str
    cost: Decimal | None
    worth: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    year: Year
    area: Rect
    middle: float
    cost: Rect | None
    worth: Rect | None
    labelled: bool
    tip: Tip


@dataclass(frozen=True, slots=True)
class Columns:
    width: int
    height: int
    plot: Rect
    zero: float
    y_ticks: tuple[Tick, ...]
    groups: tuple[Group, ...]


def columns(years: Sequence[Year], *, width: int, height: int, prefix: str = "") -> Columns | None:
    """None for fewer than two years with a figure."""
    figures = [figure for year in years for figure in (year.cost, year.worth) if figure is not None]
    drawn = [year for year in years if year.cost is not None or year.worth is not None]
    if len(drawn) < 2:
        return None
    steps = round_steps(figures, 4)
    low, high = steps[0], steps[-1]
    plot = Rect(label_room(steps, prefix), 10, width - 4, height - 28)
    up = Scale(low, high, plot.bottom, plot.top)
    groups = tuple(_groups(years, plot, up, Rect(2, 2, width - 2, height - 2)))
    return Columns(width, height, plot, up.at(Decimal(0)), ticks(steps, up, prefix), groups)


def _groups(years: Sequence[Year], plot: Rect, up: Scale, frame: Rect) -> Iterable[Group]:
    share = plot.width / len(years)
    # Two columns and, where they are not at their widest, a quarter of the year between years.
    thick = min(WIDEST, share * 0.36)
    # In a narrow chart of forty years a whole unit more would push a column into the next year's.
    gap = min(1.0, share * 0.1)
    widest = max(text_width(year.label, TICK_TEXT) for year in years) + 6
    # How many years share one label (a ceiling), counted back from the last, which has one.
    every = int(-(-widest // share)) or 1
    for at, year in enumerate(years):
        left = plot.left + share * at
        middle = round(left + share / 2, 1)
        area = Rect(round(left, 1), plot.top, round(left + share, 1), plot.bottom)
        cost = _column(year.cost, middle - thick - gap, thick, up)
        worth = _column(year.worth, middle + gap, thick, up)
        peak = min([column.top for column in (cost, worth) if column] or [plot.bottom])
        anchor = Rect(middle - 1, peak, middle + 1, peak + 30)
        labelled = (len(years) - 1 - at) % every == 0
        yield Group(
            year, area, middle, cost, worth, labelled, tip(year.label, year.note, anchor, frame)
        )


def _column(figure: Decimal | None, left: float, thick: float, up: Scale) -> Rect | None:
    if figure is None:
        return None
    ends = sorted((up.at(figure), up.at(Decimal(0))))
    return Rect(round(left, 1), ends[0], round(left + thick, 1), ends[1])


@dataclass(frozen=True, slots=True)
class Pair:
    """Percentages of the row's width; None where the figure does not exist."""

    cost: float | None
    worth: float | None


def pair(cost: Decimal | None, worth: Decimal | None, largest: Decimal | None) -> Pair:
    """A figure above nothing stays visible, one at or below nothing has no length."""
    return Pair(_percent(cost, largest), _percent(worth, largest))


def _percent(figure: Decimal | None, largest: Decimal | None) -> float | None:
    if figure is None:
        return None
    if figure <= 0 or not largest or largest <= 0:
        return 0.0
    return round(min(100.0, max(0.8, float(100 * figure / largest))), 1)


def shares(left: Decimal, right: Decimal) -> tuple[float, float] | None:
    """Two percentages that fill a bar between them; None where there is nothing to share."""
    both = left + right
    if left < 0 or right < 0 or not both:
        return None
    first = round(float(100 * left / both), 1)
    return first, round(100 - first, 1)


@dataclass(frozen=True, slots=True)
class Meter:
    """Percentages of the bar: how far the worth reaches, where the fee stands."""

    worth: float
    fee: float


def meter(worth: Decimal, fee: Decimal) -> Meter:
    """The greater of the two stands at five sixths, so that there is room to grow."""
    full = max(worth, fee, Decimal(0)) * 6 / 5
    return Meter(_percent(worth, full) or 0.0, _percent(fee, full) or 0.0)
