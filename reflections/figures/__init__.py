"""The figures of one network, its own and with its groups, and of the whole (METHOD)."""

from reflections.figures.figures import Figures, bears
from reflections.figures.own import (
    activities_in,
    add_up,
    own_by_network,
    own_figures,
    own_worth,
    roll_up,
    total_in,
)
from reflections.figures.summary import Row, Summary, sides_of, summarise

__all__ = [
    "Figures",
    "Row",
    "Summary",
    "activities_in",
    "add_up",
    "bears",
    "own_by_network",
    "own_figures",
    "own_worth",
    "roll_up",
    "sides_of",
    "summarise",
    "total_in",
]
