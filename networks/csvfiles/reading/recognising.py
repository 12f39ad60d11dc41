"""Which table a file belongs to: by its name, or by its headings when it has another."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from networks.csvfiles.headings import heading_key
from networks.csvfiles.reading.sheets import first_headings
from networks.csvfiles.table import Table

TEXTS = {".csv", ".tsv", ".txt"}
SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".numbers"}


class AmbiguousTable(Exception):
    """It has a ledger's headings, but not those of one table: the reason says what to do."""


def is_text(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in TEXTS


def is_spreadsheet(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SPREADSHEETS


def table_of_name(tables: Sequence[Table], name: str) -> Table | None:
    """The one that the file is called after, to the letter but for case."""
    file = PurePosixPath(name).name.lower()
    return next((table for table in tables if table.file == file), None)


def table_in_name(tables: Sequence[Table], name: str) -> Table | None:
    """The only one whose name is a word of the file's, as in "My ledger - fees (1).csv"."""
    words = set(re.findall(r"[a-z]+", PurePosixPath(name).stem.lower()))
    named = [table for table in tables if table.name in words]
    return named[0] if len(named) == 1 else None


def table_of_text(tables: Sequence[Table], name: str, data: bytes) -> Table | None:
    """None for a file of no ledger; AmbiguousTable says that it could be one."""
    headings = [heading for heading in first_headings(data, tables) if heading]
    keys = {heading_key(heading) for heading in headings}
    known_headings = {table.name: len(keys & table.heading_by_key.keys()) for table in tables}
    complete = [
        table
        for table in tables
        if all(
            any(table.heading_by_key.get(key) == heading for key in keys)
            for heading in table.required
        )
    ]
    with_all_known = [table for table in complete if known_headings[table.name] == len(keys)]
    if len(with_all_known) == 1:
        return with_all_known[0]
    # Only now: headings that all fit one table say more than what somebody called a download.
    if named := table_in_name(tables, name):
        return named
    best = max(complete or tables, key=lambda table: known_headings[table.name])
    count = known_headings[best.name]
    # A column called Date or Notes makes no ledger's file of anybody's sheet.
    if count < 2 or 2 * count < len(keys):
        return None
    if best in complete and [known_headings[table.name] for table in complete].count(count) == 1:
        return best
    raise AmbiguousTable(
        f"Its columns are like those of {best.file}, which needs {', '.join(best.required)}: mend "
        "its first line, or leave the file out."
    )


def what_is_read(tables: Sequence[Table]) -> str:
    """One sentence about the files that can be brought in."""
    fees = next((table for table in tables if table.name == "fees"), tables[0])
    return (
        f"What can be brought in are CSV files called {', '.join(t.file for t in tables)}, or with "
        f"their columns (for {fees.name}: {', '.join(fees.required)} and more), or a .zip of them."
    )
