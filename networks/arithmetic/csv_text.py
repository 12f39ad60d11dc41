"""Rows of figures as lines of CSV."""

import csv
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from networks.arithmetic.text import guard


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def written(value: object) -> str | None:
    """None for what does not exist, and no minus before a 0."""
    if value is None:
        return None
    return str(abs(value) if isinstance(value, Decimal) and value == 0 else value)


def record(headings: Iterable[str], row: Iterable[object]) -> dict[str, str | None]:
    """One row by heading."""
    return dict(zip(headings, map(written, row), strict=True))


def csv_lines(
    headings: Sequence[str], rows: Iterable[Sequence[object]], texts: Collection[str]
) -> Iterator[str]:
    """The header, then a line for each row.

    Under the headings `texts` stand a person's own words: what a spreadsheet would run is guarded.
    """
    # A writer returns what its file's write() returns, here the line itself; its type stub says
    # "Any", and str() only tells the type checker better.
    writer = csv.writer(Echo(), lineterminator="\n")
    yield str(writer.writerow(headings))
    for row in rows:
        cells = zip(headings, map(written, row), strict=True)
        yield str(writer.writerow(guard(text or "") if h in texts else text for h, text in cells))
