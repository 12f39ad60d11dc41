"""Rows that a page shows, to be sent as a file of any kind."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from networks.arithmetic.csv_text import csv_lines, record
from networks.csvfiles.exporting.workbooks import Cell
from networks.csvfiles.table import Table


@dataclass(frozen=True)
class Listing:
    """Three ways to say the same rows, of which one is read, once.

    `name` is that of the file without its ending; `lines` are those of the CSV file, `records` say
    None for what does not exist, `cells` are what a spreadsheet holds.
    """

    name: str
    headings: Sequence[str]
    lines: Iterable[str]
    records: Iterable[dict[str, str | None]]
    cells: Iterable[Sequence[Cell]]


def of_table(table: Table, rows: Iterable[Any]) -> Listing:
    """Rows of the ledger, read as `table` needs them."""
    return Listing(
        table.name, table.headings, table.lines(rows), table.records(rows), table.cells(rows)
    )


def of_figures(
    name: str, headings: Sequence[str], rows: Sequence[Sequence[Any]], texts: Collection[str]
) -> Listing:
    """Figures that were worked out; under the headings `texts` stand a person's own words."""
    return Listing(
        name,
        headings,
        csv_lines(headings, rows, texts),
        (record(headings, row) for row in rows),
        # Words of our own are of a type of their own, which a spreadsheet need not know.
        ([str(value) if isinstance(value, str) else value for value in row] for row in rows),
    )
