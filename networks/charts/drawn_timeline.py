"""The picture of spells in and out, written out."""

from collections.abc import Iterator, Sequence
from html import escape

from networks.charts.shapes import Rect
from networks.charts.svg import box, figure, group, mark, swatch
from networks.charts.timelines import Stretch, Timeline, TimelineRow

TOOTH = 5.0
HATCH = (
    '<defs><pattern id="{}" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)">'
    '<line class="hatch" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>'
)


def timeline_figure(layouts: Sequence[tuple[str, Timeline]], title: str, name: str) -> str:
    """The name keeps the hatchings of several timelines on one page apart."""

    def draw(layout: str, chart: Timeline) -> str:
        return _timeline(f"{name}-{layout}", chart)

    legend = [swatch("spell", "Member"), swatch("gap", "Not a member")]
    rows = (row for _, chart in layouts[:1] for row in chart.rows)
    if any(spell.torn for row in rows for spell in row.spells):
        legend.append(swatch("torn", "Began about then or earlier"))
    return figure(layouts, title, draw, "\n".join(legend), "chart chart-tall")


def _timeline(hatching: str, chart: Timeline) -> str:
    ends = f'y1="{chart.plot.top}" y2="{chart.plot.bottom}"'
    return "".join(
        [
            HATCH.format(escape(hatching)),
            group(
                "grid", (f'<line x1="{year.at}" x2="{year.at}" {ends}/>' for year in chart.years)
            ),
            group(
                "ticks",
                (
                    f'<text class="middle" x="{year.at}" y="14">{escape(year.label)}</text>'
                    for year in chart.years
                ),
            ),
            *(part for row in chart.rows for part in _row(row, hatching)),
            *(
                mark(row.lane.label, stretch.note, box("hit", stretch.box), stretch.tip)
                for row in chart.rows
                for stretch in row.stretches
            ),
        ]
    )


def _row(row: TimelineRow, hatching: str) -> Iterator[str]:
    name = f'<text class="row-name" x="{row.label_x}" y="{row.baseline}">{escape(row.label)}</text>'
    yield f'<a href="{escape(row.lane.href)}">{name}</a>' if row.lane.href else name
    for gap in row.gaps:
        yield _gap(gap, hatching)
    for spell in row.spells:
        name = f"spell {row.lane.kind}{' open' if spell.open_ended else ''}"
        yield _torn(name, spell.box) if spell.torn else box(name, spell.box, ' rx="3"')


def _torn(name: str, rect: Rect) -> str:
    """Like a strip of paper torn off at its left."""
    tooth, height = min(TOOTH, rect.width / 2), rect.height / 4
    edge = f"l{tooth} {height} l{-tooth} {height} " * 2
    return f'<path class="{name}" d="M{rect.left} {rect.top} {edge}H{rect.right} V{rect.top} Z"/>'


def _gap(gap: Stretch, hatching: str) -> str:
    drawn = box("gap", gap.box, f' fill="url(#{escape(hatching)})"')
    if not gap.words:
        return drawn
    place = f'x="{gap.middle}" y="{gap.box.bottom}" dy="-4"'
    return (
        f'{drawn}<text class="gap-words middle" {place} aria-hidden="true">'
        f"{escape(gap.words)}</text>"
    )
