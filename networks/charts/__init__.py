"""Pictures of tables: pure layout from figures to places; the template tags draw them."""

from networks.charts.columns import Columns, Meter, Pair, Year, columns, meter, pair, shares
from networks.charts.scatters import Mark, Scatter, scatter
from networks.charts.timelines import Spell, Thread, Timeline, timeline

__all__ = [
    "Columns",
    "Mark",
    "Meter",
    "Pair",
    "Scatter",
    "Spell",
    "Thread",
    "Timeline",
    "Year",
    "columns",
    "meter",
    "pair",
    "scatter",
    "shares",
    "timeline",
]
