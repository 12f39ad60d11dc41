"""The pictures of cost and worth, written out."""

from collections.abc import Collection, Iterator, Sequence
from html import escape

from networks.charts.columns import Columns, Pair
from networks.charts.labels import Label
from networks.charts.scatters import Dot, Scatter
from networks.charts.shapes import Line
from networks.charts.steps import Series, StepChart
from networks.charts.svg import (
    across,
    below,
    beside,
    box,
    figure,
    group,
    mark,
    stroke,
    swatch,
)

KINDS = {"offline": "Offline", "online": "Online", "both": "Both"}


def scatter_figure(
    layouts: Sequence[tuple[str, Scatter]], title: str, kinds: Collection[str], kind: str = "chart"
) -> str:
    legend = [
        f'<span><i class="dot {mark_kind}"></i>{words}</span>'
        for mark_kind, words in KINDS.items()
        if mark_kind in kinds
    ]
    # Of each layout by itself: a narrow one has room for fewer names.
    for name, chart in layouts:
        if chart.unnamed:
            more = f"{chart.unnamed} more {'is' if chart.unnamed == 1 else 'are'}"
            legend.append(f'<span class="chart-{name}">{more} named in the table</span>')
    return figure(layouts, title, _scatter, "\n".join(legend), kind)


def _scatter(name: str, chart: Scatter) -> str:
    dots = chart.dots
    return "".join(
        [
            *_halves(chart),
            *_axes(chart),
            *_line_of_equals(chart),
            group("leaders", (stroke(d.label.leader) for d in dots if d.label and d.label.leader)),
            group("without", (_without_groups(dot.apart) for dot in dots if dot.apart)),
            group("", map(_spot, dots)),
            group("names", (_text(dot.label) for dot in dots if dot.label)),
            # What the pointer finds comes last, over all that is drawn.
            *map(_dot, dots),
        ]
    )


def _halves(chart: Scatter) -> Iterator[str]:
    if chart.strip:
        yield box("half-good", chart.strip)
    if chart.break_even:
        yield f'<polygon class="half-good" points="{chart.break_even.above}"/>'
        yield f'<polygon class="half-poor" points="{chart.break_even.below}"/>'


def _axes(chart: Scatter) -> Iterator[str]:
    plot, upright = chart.plot, chart.x_ticks
    ends = f'y1="{plot.top}" y2="{plot.bottom}"'
    lines = (f'<line x1="{tick.at}" x2="{tick.at}" {ends}/>' for tick in upright)
    yield group("grid", [*across(chart.y_ticks, plot), *lines])
    labels = (below(tick.at, plot, tick.label, 17) for tick in upright)
    yield group("ticks", [*beside(chart.y_ticks, plot), *labels])
    names = [
        f'<text x="0" y="14">↑ {escape(chart.y_label)}</text>',
        f'<text class="end" x="{plot.right}" y="{chart.height}" dy="-6">'
        f"{escape(chart.x_label)} →</text>",
    ]
    if chart.strip:
        names.append(below(chart.strip.centre[0], plot, "cost nothing", 17))
    yield group("axis-names", names)


def _line_of_equals(chart: Scatter) -> Iterator[str]:
    if even := chart.break_even:
        yield stroke(even.line, "break-even")
        yield group("half-names", map(_text, even.names))


def _text(label: Label) -> str:
    return f'<text x="{label.x}" y="{label.baseline}">{escape(label.text)}</text>'


def _without_groups(line: Line) -> str:
    """A line from a network's dot to where it would stand without its groups."""
    return f'{stroke(line)}<circle cx="{line.x2}" cy="{line.y2}" r="5"/>'


def _spot(dot: Dot) -> str:
    if dot.mark.kind == "offline":
        drawn = f'<circle class="offline" r="{dot.radius}"/>'
    elif dot.mark.kind == "online":
        drawn = f'<path class="online" d="{dot.diamond}"/>'
    else:
        drawn = f'<path class="offline" d="{dot.half_circle}"/>'
        drawn += f'<path class="online" d="{dot.half_diamond}"/>'
    return f'<g class="spot" transform="translate({dot.x} {dot.y})">{drawn}</g>'


def _dot(dot: Dot) -> str:
    hit = f'<circle class="hit" cx="{dot.x}" cy="{dot.y}" r="{dot.reach}"/>'
    return mark(dot.mark.label, dot.mark.note, hit, dot.tip, dot.mark.href)


def columns_figure(layouts: Sequence[tuple[str, Columns]], title: str, kind: str = "chart") -> str:
    legend = swatch("cost", "Cost") + "\n" + swatch("worth", "Worth")
    return figure(layouts, title, _columns, legend, kind)


def _columns(name: str, chart: Columns) -> str:
    plot, groups = chart.plot, chart.groups
    years = (
        below(year_group.middle, plot, year_group.year.label)
        for year_group in groups
        if year_group.labelled
    )
    bars = (
        box(kind, bar)
        for year_group in groups
        for kind, bar in (("cost", year_group.cost), ("worth", year_group.worth))
        if bar
    )
    return "".join(
        [
            group("grid", across(chart.y_ticks, plot)),
            group("ticks", [*beside(chart.y_ticks, plot), *years]),
            group("", bars),
            f'<line class="zero" x1="{plot.left}" x2="{plot.right}" '
            f'y1="{chart.zero}" y2="{chart.zero}"/>',
            *(
                mark(
                    year_group.year.label,
                    year_group.year.note,
                    box("hit", year_group.area),
                    year_group.tip,
                )
                for year_group in groups
            ),
        ]
    )


def steps_figure(
    layouts: Sequence[tuple[str, StepChart]], title: str, series: Sequence[Series]
) -> str:
    legend = "\n".join(
        '<span><svg class="sample" viewBox="0 0 32 8" aria-hidden="true">'
        f'<path class="steps {line.kind}" d="M1 4H31"/></svg>{escape(line.label)}</span>'
        for line in series
        if line.steps
    )
    return figure(layouts, title, _steps, legend)


def _steps(name: str, chart: StepChart) -> str:
    plot = chart.plot
    return "".join(
        [
            group("grid", across(chart.y_ticks, plot)),
            group(
                "ticks",
                [
                    *beside(chart.y_ticks, plot),
                    *(below(year.at, plot, year.label) for year in chart.years),
                ],
            ),
            group(
                "",
                (
                    f'<path class="steps {line.series.kind}" d="{line.path}"/>'
                    for line in chart.lines
                ),
            ),
            *(
                mark(line.series.label, target.step.note, box("hit", target.hit), target.tip)
                for line in chart.lines
                for target in line.targets
            ),
        ]
    )


def pair_bars(pair: Pair) -> str:
    bars = (("cost", 0, pair.cost), ("worth", 8, pair.worth))
    drawn = "".join(
        f'<rect class="{kind}" y="{y}" width="{width}%" height="5" rx="2.5"/>'
        for kind, y, width in bars
        if width is not None
    )
    return f'<svg class="pair" aria-hidden="true">{drawn}</svg>'
