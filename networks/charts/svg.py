"""What every picture is written with: SVG as text, each word of a person's escaped.

A template of the same took most of the time of a page with pictures.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Protocol, TypeVar

from networks.charts.axes import Tick
from networks.charts.shapes import Line, Rect
from networks.charts.tips import Tip


class Sized(Protocol):
    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


Chart = TypeVar("Chart", bound=Sized)


def figure(
    layouts: Sequence[tuple[str, Chart]],
    title: str,
    draw: Callable[[str, Chart], str],
    legend: str,
    kind: str = "chart",
) -> str:
    """The layouts one after the other, of which the stylesheet shows one; nothing for none."""
    if not layouts:
        return ""
    drawn = "".join(
        f'<svg class="chart-{name}" viewBox="0 0 {chart.width} {chart.height}" role="group" '
        f'aria-label="{escape(title)}">{draw(name, chart)}</svg>\n'
        for name, chart in layouts
    )
    caption = f'<figcaption class="legend">{legend}</figcaption>'
    return f'<figure class="{kind}">\n{drawn}{caption}\n</figure>\n'


def group(name: str, parts: Iterable[str]) -> str:
    """Parts that a screen reader is not told of: it has the marks, and the table."""
    named = f' class="{name}"' if name else ""
    return f'<g{named} aria-hidden="true">{"".join(parts)}</g>'


def across(ticks: Iterable[Tick], plot: Rect) -> list[str]:
    """A line of the grid at each tick of the upright axis."""
    ends = f'<line x1="{plot.left}" x2="{plot.right}"'
    return [f'{ends} y1="{tick.at}" y2="{tick.at}"/>' for tick in ticks]


def beside(ticks: Iterable[Tick], plot: Rect) -> list[str]:
    """What those lines stand for, at their left."""
    start = f'<text class="end" x="{plot.left}"'
    return [f'{start} y="{tick.at}" dx="-8" dy="4">{escape(tick.label)}</text>' for tick in ticks]


def below(x: float, plot: Rect, text: str, dy: int = 18) -> str:
    place = f'<text class="middle" x="{x}" y="{plot.bottom}" dy="{dy}">'
    return f"{place}{escape(text)}</text>"


def box(name: str, rect: Rect, more: str = "") -> str:
    return (
        f'<rect class="{name}" x="{rect.left}" y="{rect.top}" width="{rect.width}" '
        f'height="{rect.height}"{more}/>'
    )


def stroke(line: Line, name: str = "") -> str:
    named = f' class="{name}"' if name else ""
    return f'<line{named} x1="{line.x1}" y1="{line.y1}" x2="{line.x2}" y2="{line.y2}"/>'


def mark(label: str, note: str, hit: str, tip: Tip, href: str = "") -> str:
    """Something that tells its figures under the pointer or the focus; a link with `href`."""
    name = f'aria-label="{escape(label)}: {escape(note)}"'
    if href:
        return f'<a class="mark" href="{escape(href)}" {name}>{hit}{_card(tip)}</a>\n'
    return f'<g class="mark" tabindex="0" role="img" {name}>{hit}{_card(tip)}</g>\n'


def _card(tip: Tip) -> str:
    card, x = tip.box, tip.text_x
    lines = "".join(f'<text x="{x}" y="{line.y}">{escape(line.text)}</text>' for line in tip.lines)
    return (
        f'<g class="tip" aria-hidden="true"><rect x="{card.left}" y="{card.top}" '
        f'width="{card.width}" height="{card.height}" rx="6"/>'
        f'<text class="tip-title" x="{x}" y="{tip.title_y}">{escape(tip.title)}</text>{lines}</g>'
    )


def swatch(kind: str, words: str) -> str:
    return f'<span><i class="swatch {kind}"></i>{words}</span>'
