"""Spreadsheets (.xlsx, .ods), read in a process of their own that cannot take ours along."""

from pathlib import PurePosixPath

from networks.csvfiles.reading.text import Unreadable
from networks.other_files.grids import Grid
from networks.other_files.reading.limited import answer_of

WORKBOOKS = {".xlsx", ".xlsm", ".ods"}
MOST_SECONDS = 15
OLD = {".xls", ".xlsb", ".numbers"}
BROKEN = "It cannot be read as a spreadsheet: it is damaged, or larger than can be read here."


def is_workbook(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in WORKBOOKS | OLD


def read_workbook(name: str, data: bytes) -> list[Grid]:
    """Each of its sheets that is not empty; Unreadable where it is not read at all."""
    if PurePosixPath(name).suffix.lower() in OLD:
        raise Unreadable("Save it as .xlsx or .ods first: this kind is not read here.")
    answer = answer_of("workbook_process.py", data, cpu_seconds=MOST_SECONDS)
    if "sheets" not in answer:
        raise Unreadable(answer.get("refused") or BROKEN)
    # The only sheet that is filled is the file to its owner, who named no sheet.
    several = sum(bool(sheet["rows"]) for sheet in answer["sheets"]) > 1
    grids = [
        Grid.of(
            f"{name}, {sheet['name']}" if several else name,
            enumerate(sheet["rows"], 1),
            sheet["hidden"],
            sheet["faults"],
        )
        for sheet in answer["sheets"]
    ]
    kept = [grid for grid in grids if grid.rows]
    if not kept:
        raise Unreadable("All its sheets are empty.")
    return kept
