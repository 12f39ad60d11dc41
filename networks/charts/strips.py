"""A strip of its own for what stands at zero, where marks and names would pile up."""

from collections.abc import Sequence
from decimal import Decimal

from networks.charts.shapes import Rect

# What costs nothing is told by its worth alone, in one direction: it needs less room than the rest.
SHARE, GAP = 0.36, 14.0
Spot = tuple[float, float, float]


def strip_of(xs: Sequence[Decimal], plot: Rect) -> tuple[Rect | None, Rect]:
    """The strip, and what it leaves of the plot; all is left where there is no need of one."""
    at_zero = sum(x == 0 for x in xs)
    if at_zero in {0, len(xs)} or min(xs) < 0:
        return None, plot
    edge = round(plot.left + plot.width * SHARE, 1)
    strip = Rect(plot.left, plot.top, edge, plot.bottom)
    return strip, Rect(edge + GAP, plot.top, plot.right, plot.bottom)


def spread(
    places: Sequence[tuple[Decimal, Decimal]], spots: Sequence[Spot], strip: Rect
) -> list[Spot]:
    """The spots of what stands at zero side by side in the strip, the highest first."""
    spread_out = list(spots)
    free = sorted((at for at, (x, _) in enumerate(places) if x == 0), key=lambda at: -places[at][1])
    for number, at in enumerate(free):
        x = strip.left + strip.width * (number + 0.5) / len(free)
        _, y, radius = spots[at]
        inside = max(strip.left + radius, min(x, strip.right - radius))
        spread_out[at] = (round(inside, 1), y, radius)
    return spread_out
