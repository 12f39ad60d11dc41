"""From days to places along the page, and the years that mark the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from networks.charts.shapes import Rect, text_width

# As large as charts.css sets it: widths are worked out before any browser sees the text.
YEAR_TEXT = 12.0


@dataclass(frozen=True, slots=True)
class YearMark:
    label: str
    at: float


@dataclass(frozen=True, slots=True)
class Days:
    since: date
    until: date
    plot: Rect

    def at(self, day: date) -> float:
        """A day before the first one shown, or after the last, stands at the edge."""
        inside = min(max(day, self.since), self.until)
        share = (inside - self.since).days / (self.until - self.since).days
        return round(self.plot.left + share * self.plot.width, 1)

    def years(self) -> Iterator[YearMark]:
        """As many as fit without touching, each where the year begins."""
        first = self.since.year + (self.since > date(self.since.year, 1, 1))
        last = self.until.year
        fitting = max(1, int(self.plot.width // (text_width("2000", YEAR_TEXT) + 8)))
        # Steps in which people count: 1990, 1995, 2000, and never 1993, 1996, 1999.
        every = next(
            step for step in (1, 2, 5, 10, 20, 50, 100, 400) if (last - first) / step < fitting
        )
        for year in range(first, last + 1):
            if year % every == 0:
                yield YearMark(str(year), self.at(date(year, 1, 1)))
