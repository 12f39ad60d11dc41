"""A spreadsheet's cells as JSON; run as a program of its own, never imported.

What a stranger's file does to the library that reads it (a cell at the far corner of an empty
sheet asks for half a terabyte, and the process ends) then happens here, within limits.
Reads the file from standard input; exits 0 with sheets or a refusal.
"""

import io
import json
import re
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 60 * MEGABYTE
MOST_PARTS = 2000
MOST_SHEETS = 50
MOST_CELLS = 400_000
PIECE = 64 * 1024
CELL = re.compile(rb"<c\b([^>]*?)(/>|>(.*?)</c>)", re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')
HAS_VALUE = re.compile(rb"<v[^>]*>[^<]|<is>")
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)|Err:[0-9]{3}")
NO_RESULT = "holds a formula without its result: open the file, save it, and bring it in again"


class Refused(Exception):
    """In words for the person who sent the file."""


def check_size(archive: ZipFile) -> None:
    """Counted as it is unpacked, whatever the file says of itself."""
    entries, total = archive.infolist(), 0
    if len(entries) > MOST_PARTS:
        raise Refused("It has more parts than any spreadsheet needs.")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Refused("It has a password: save it without one.")
        with archive.open(entry) as part:
            while piece := part.read(PIECE):
                total += len(piece)
                if total > LARGEST_UNPACKED:
                    raise Refused(f"Unpacked, it is over {LARGEST_UNPACKED // MEGABYTE} MB.")


def cell_faults(xml: bytes) -> dict[str, str]:
    """Cells of one sheet that hold an error or a formula that was never worked out."""
    faults = {}
    for attributes, _, inside in CELL.findall(xml):
        reference = REFERENCE.search(attributes)
        if reference is None:
            continue
        if b't="e"' in attributes:
            value = re.search(rb"<v>([^<]*)</v>", inside)
            faults[reference[1].decode()] = f"holds the error {value[1].decode() if value else '#'}"
        elif b"<f" in inside and not HAS_VALUE.search(inside) and b't="str"' not in attributes:
            faults[reference[1].decode()] = NO_RESULT
    return faults


def faults_by_sheet(archive: ZipFile) -> dict[str, dict[str, str]]:
    """By the sheet's name; nothing for an .ods, whose errors are text."""
    names = archive.namelist()
    if "xl/workbook.xml" not in names:
        return {}
    workbook = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for link in re.findall(r"<Relationship\b[^>]*>", links):
        marks = dict(re.findall(r'(\w+)="([^"]*)"', link))
        targets[marks.get("Id")] = marks.get("Target", "")
    faults = {}
    for place, sheet in enumerate(re.findall(r"<sheet\b[^>]*>", workbook)):
        marks = dict(re.findall(r'([\w:]+)="([^"]*)"', sheet))
        target = targets.get(marks.get("r:id"), "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if part in names and SHEET_PART.fullmatch(part):
            faults[str(place)] = cell_faults(archive.read(part))
    return faults


def text_of(value: Any) -> str:
    """As the cells of a CSV file say it; a length of time in hours."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return plain(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta):
        return plain(round(value.total_seconds() / 3600, 2))
    return str(value)


def plain(number: float) -> str:
    """Digits and one point; fifteen of them, as spreadsheets show them."""
    text = f"{Decimal(f'{number:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def letters(column: int) -> str:
    # As networks.other_files.grids has it: this program runs alone, and can import nothing of ours.
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def read_sheet(book: Any, meta: Any, faults: dict[str, str]) -> dict:
    sheet = book.get_sheet_by_name(meta.name)
    rows = sheet.to_python(skip_empty_area=False)
    merged = sheet.merged_cell_ranges or []
    spread = {}
    # A word merged downwards holds for each row beside it; a number there would be counted twice.
    for (top, left), (bottom, _) in merged:
        if bottom > top and top < len(rows) and left < len(rows[top]):
            value = rows[top][left]
            for row in range(top + 1, min(bottom + 1, len(rows))):
                if isinstance(value, str):
                    rows[row][left] = value
                elif value != "":
                    spread[f"{letters(left)}{row + 1}"] = (
                        f"is merged with {letters(left)}{top + 1}, which holds a number: "
                        "take the cells apart"
                    )
    cells = [[text_of(cell) for cell in row] for row in rows]
    wrong = {
        f"{letters(place)}{number}": f"holds the error {cell}"
        for number, row in enumerate(cells, 1)
        for place, cell in enumerate(row)
        if cell[:1] in "#E" and ERRORS.fullmatch(cell)
    }
    hidden = not str(meta.visible).endswith(".Visible")
    return {"name": meta.name, "hidden": hidden, "rows": cells, "faults": wrong | spread | faults}


def read(data: bytes) -> list[dict]:
    # How an OLE file begins: an .xls of before 2007, or an .xlsx that is encrypted.
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Refused("It has a password or is an old .xls: save it as .xlsx without a password.")
    import python_calamine

    with ZipFile(io.BytesIO(data)) as archive:
        check_size(archive)
        faults = faults_by_sheet(archive)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    metas = [meta for meta in book.sheets_metadata if str(meta.typ).endswith("WorkSheet")]
    if len(metas) > MOST_SHEETS:
        raise Refused(f"It has {len(metas)} sheets; at most {MOST_SHEETS}, please.")
    places = {meta.name: str(place) for place, meta in enumerate(book.sheets_metadata)}
    sheets, cells = [], 0
    for meta in metas:
        sheet = read_sheet(book, meta, faults.get(places[meta.name], {}))
        cells += sum(map(len, sheet["rows"]))
        if cells > MOST_CELLS:
            raise Refused(f"It has more than {MOST_CELLS:,} cells: bring it in in parts.")
        sheets.append(sheet)
    return sheets


def main() -> None:
    answer: dict[str, Any]
    try:
        answer = {"sheets": read(sys.stdin.buffer.read())}
    except Refused as error:
        answer = {"refused": str(error)}
    except Exception:
        answer = {"refused": ""}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
