"""Round axis steps, and the way from a value to a place on the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from networks.charts.shapes import text_width

TICK_TEXT = 12.0
# Ticks at 30 or 70 would have to be worked out by whoever reads them.
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Tick:
    value: Decimal
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from low to high, laid from start to end; start may lie after end."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        share = float((value - self.low) / (self.high - self.low))
        return round(self.start + share * (self.end - self.start), 1)


def round_steps(values: Iterable[Decimal], wanted: int) -> tuple[Decimal, ...]:
    """Evenly spaced round numbers that cover zero and every value, about `wanted` steps of them."""
    all_values = [Decimal(0), *values]
    low, high = min(all_values), max(all_values)
    if low == high:
        return Decimal(0), Decimal(1)
    rough = (high - low) / wanted
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * step for step in STEPS if power * step >= rough)
    first, last = floor(low / step), ceil(high / step)
    return tuple(step * count for count in range(first, last + 1))


def label_room(steps: tuple[Decimal, ...], prefix: str) -> float:
    """How wide the labels of an upright axis are, asked before there is a plot beside them."""
    labels = ticks(steps, Scale(steps[0], steps[-1], 0, 1), prefix)
    return round(max(text_width(label.label, TICK_TEXT) for label in labels) + 8, 1)


def ticks(steps: tuple[Decimal, ...], scale: Scale, prefix: str) -> tuple[Tick, ...]:
    places = max(len(f"{step.normalize():f}".partition(".")[2]) for step in steps)
    places = 2 if prefix and places else places
    return tuple(Tick(step, scale.at(step), tick_label(step, places, prefix)) for step in steps)


def tick_label(value: Decimal, places: int, prefix: str) -> str:
    sign = "−" if value < 0 else ""
    return f"{sign}{prefix}{abs(value):,.{places}f}"
