"""Files to begin from: a few rows of the story, and what may stand in each column."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from networks.csvfiles.exporting import readme
from networks.csvfiles.table import Table
from reflections.csv_tables import LEDGER
from reflections.story import FOLDER

ABOUT = (
    "Business Librarians Association",
    "Chartered Institute of Library and Information Professionals",
)
MOST = 2
COLUMNS = "what-may-stand-in-each-column.csv"


def write_examples(stream: BinaryIO) -> None:
    """A .zip of every file with an example or two, and of a list of all columns.

    Brought in as they are, the files fit together; the list is left alone.
    """
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for table in LEDGER:
            archive.writestr(table.file, _text(table.headings, example_rows(table)))
        about = (dict(zip(readme.HEADINGS, line, strict=True)) for line in readme.lines(LEDGER))
        archive.writestr(COLUMNS, _text(readme.HEADINGS, about))


def example_rows(table: Table) -> list[dict[str, str]]:
    """All that other rows name, so that they find theirs; of the rest a few."""
    with (FOLDER / table.file).open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if _is_about(row)]
    return rows if table.referred_to else rows[:MOST]


def _is_about(row: dict[str, str]) -> bool:
    if "setting" in row and "value" in row:
        return True
    named = row.get("organisation") or row.get("organisations") or row.get("name")
    return named in ABOUT and row.get("found_through", "") in ("", *ABOUT)


def _text(headings: Iterable[str], rows: Iterable[dict[str, str]]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(headings), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
