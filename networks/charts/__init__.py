"""Pictures of tables: pure layout from figures to places; the template tags draw them."""

from networks.charts.columns import Columns, Meter, Pair, Year, columns, meter, pair, shares
from networks.charts.scatters import Mark, Scatter, scatter
from networks.charts.steps import Series, Step, StepChart, steps
from networks.charts.timelines import DrawnSpell, Lane, Timeline, timeline

__all__ = [
    "Columns",
    "DrawnSpell",
    "Lane",
    "Mark",
    "Meter",
    "Pair",
    "Scatter",
    "Series",
    "Step",
    "StepChart",
    "Timeline",
    "Year",
    "columns",
    "meter",
    "pair",
    "scatter",
    "shares",
    "steps",
    "timeline",
]
