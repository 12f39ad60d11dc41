"""Charts as inline SVG, drawn for a wide and for a narrow place; the stylesheet picks."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from networks import charts
from networks.charts import drawing, drawn_timeline

register = template.Library()

SCATTER_SIZES = {"wide": (680, 430), "narrow": (340, 360)}
COLUMNS_SIZES = {"wide": (680, 260), "narrow": (340, 240)}
# For a card that is never wide, and ends on one line with the card beside it.
SMALL_SCATTER = {"narrow": (340, 270)}
SMALL_COLUMNS = {"narrow": (340, 200)}
STEPS_SIZES = {"wide": (560, 250), "narrow": (340, 220)}
TIMELINE_WIDTHS = {"wide": 960, "narrow": 340}


@register.simple_tag
def scatter(
    marks: Sequence[charts.Mark],
    title: str,
    x_label: str,
    y_label: str,
    x_prefix: str = "",
    y_prefix: str = "",
    break_even: bool = False,
    small: Any = False,
) -> SafeString:
    """Draws nothing for fewer than two marks, so that the page can say what is missing.

    With `small`, for a card that is never wide, only the narrow layout.
    """
    words = {"x_label": x_label, "y_label": y_label, "x_prefix": x_prefix, "y_prefix": y_prefix}
    layouts = {
        name: charts.scatter(marks, break_even=break_even, width=width, height=height, **words)
        for name, (width, height) in (SMALL_SCATTER if small else SCATTER_SIZES).items()
    }
    kinds = {mark.kind for mark in marks}
    return mark_safe(drawing.scatter_figure(_drawn(layouts), title, kinds, _kind(small)))


@register.simple_tag
def columns(
    years: Sequence[charts.Year], title: str, prefix: str = "£", small: Any = False
) -> SafeString:
    """Draws nothing for fewer than two years with a figure; with `small` as for `scatter`."""
    layouts = {
        name: charts.columns(years, width=width, height=height, prefix=prefix)
        for name, (width, height) in (SMALL_COLUMNS if small else COLUMNS_SIZES).items()
    }
    return mark_safe(drawing.columns_figure(_drawn(layouts), title, _kind(small)))


@register.simple_tag
def timeline(
    lanes: Sequence[charts.Lane], title: str, since: date, until: date, name: str = "timeline"
) -> SafeString:
    """The name keeps the hatchings of several timelines on one page apart."""
    layouts = {
        layout: charts.timeline(lanes, since=since, until=until, width=width)
        for layout, width in TIMELINE_WIDTHS.items()
    }
    return mark_safe(drawn_timeline.timeline_figure(_drawn(layouts), title, name))


@register.simple_tag
def steps(
    series: Sequence[charts.Series], title: str, prefix: str = "", wanted: int = 4
) -> SafeString:
    """Draws nothing for fewer than two steps; `wanted` is how many the y axis has."""
    layouts = {
        name: charts.steps(series, width=width, height=height, prefix=prefix, wanted=wanted)
        for name, (width, height) in STEPS_SIZES.items()
    }
    return mark_safe(drawing.steps_figure(_drawn(layouts), title, series))


@register.simple_tag
def pair(cost: Decimal | None, worth: Decimal | None, largest: Decimal | None) -> SafeString:
    """Bars for figures that stand beside them in the row, hence silent to screen readers."""
    return mark_safe(drawing.pair_bars(charts.pair(cost, worth, largest)))


@register.inclusion_tag("charts/balance.html")
def balance(offline: Decimal, online: Decimal) -> dict[str, Any]:
    """One bar shared by the two sides; the figures stand beside it."""
    return {"shares": charts.shares(offline, online), "kinds": ("offline", "online")}


@register.inclusion_tag("charts/balance.html")
def given_and_got(given: Decimal, got: Decimal) -> dict[str, Any]:
    """One bar shared by what was given and what was got; the figures stand beside it."""
    return {"shares": charts.shares(given, got), "kinds": ("given", "got")}


@register.inclusion_tag("charts/meter.html")
def meter(worth: Decimal, fee: Decimal) -> dict[str, charts.Meter]:
    """How far the worth reaches past the fee, or falls short of it."""
    return {"meter": charts.meter(worth, fee)}


def _kind(small: Any) -> str:
    return "chart chart-small" if small else "chart"


def _drawn(layouts: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, layout) for name, layout in layouts.items() if layout]
