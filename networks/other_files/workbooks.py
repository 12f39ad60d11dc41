"""Spreadsheets (.xlsx, .ods), read in a process of their own that cannot take ours along."""

import json
import subprocess
import sys
from pathlib import Path, PurePosixPath

from networks.csvfiles.reading import Unreadable
from networks.other_files.grids import Grid

WORKBOOKS = {".xlsx", ".xlsm", ".ods"}
OLD = {".xls", ".xlsb", ".numbers"}
PROGRAM = Path(__file__).with_name("workbook_process.py")
MOST_SECONDS = 20
BROKEN = "It cannot be read as a spreadsheet: it is damaged, or larger than can be read here."


def is_workbook(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in WORKBOOKS | OLD


def read_workbook(name: str, data: bytes) -> list[Grid]:
    """Each of its sheets that is not empty; Unreadable where it is not read at all."""
    if PurePosixPath(name).suffix.lower() in OLD:
        raise Unreadable("Save it as .xlsx or .ods first: this kind is not read here.")
    answer = _read(data)
    if "sheets" not in answer:
        raise Unreadable(answer.get("refused") or BROKEN)
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


def _read(data: bytes) -> dict:
    # Isolated: nothing of the person's or of the environment runs with it.
    command = [sys.executable, "-I", str(PROGRAM)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False
        )
        return json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        return {}
