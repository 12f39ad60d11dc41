"""Rows as an .xlsx: real dates and numbers, and nothing that a program would run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | date | Decimal | int | None

# Rows are written out as they come, and no text becomes anything but text.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
MOST_ROWS = 1_048_576
MOST_UNITS = 32_767
CUT = "… (cut here: a cell holds no more; all of it is in the CSV file)"
# What a double, the only number of a spreadsheet, keeps of any.
MOST_DIGITS = 15
# Before it programs disagree by a day about what a number means.
FIRST_DATE = date(1900, 3, 1)
NARROWEST, WIDEST = 8, 50


@dataclass(frozen=True)
class SheetOut:
    """One sheet to write; `rows` are read once, as they are written."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_workbook(sheets: Iterable[SheetOut], stream: BinaryIO) -> None:
    """`stream` must be seekable. A sheet that is full goes on in another of its name and a 2."""
    with Workbook(stream, OPTIONS) as workbook:
        pen = _Pen(workbook)
        for sheet in sheets:
            rows = iter(sheet.rows)
            # One row is read ahead, for only that tells whether another sheet is needed.
            first, number = next(rows, None), 1
            while number == 1 or first is not None:
                name = sheet.name if number == 1 else f"{sheet.name} {number}"
                more = () if first is None else chain([first], rows)
                pen.write(workbook.add_worksheet(name), sheet.headings, more)
                first, number = next(rows, None), number + 1


class _Pen:
    """Writes cells with the formats of one workbook."""

    def __init__(self, workbook: Workbook):
        self.workbook = workbook
        self.bold = workbook.add_format({"bold": True})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.numbers: dict[int, Any] = {}

    def write(self, sheet: Worksheet, headings: Sequence[str], rows: Iterable) -> None:
        """The headings, and as many of the rows as the sheet holds."""
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, self.bold)
        # Measured on the way: a row that is written out cannot be looked at again.
        widths = [len(heading) for heading in headings]
        for line, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if value is not None and value != "":
                    widths[place] = max(widths[place], self._put(sheet, line, place, value))
            if line == MOST_ROWS - 1:
                break
        for place, width in enumerate(widths):
            sheet.set_column(place, place, max(NARROWEST, min(width + 1, WIDEST)))

    def _put(self, sheet: Worksheet, line: int, place: int, value: Cell) -> int:
        """How wide it is, in letters."""
        if isinstance(value, date) and value >= FIRST_DATE:
            sheet.write_datetime(line, place, value, self.day)
        elif (
            isinstance(value, Decimal | int)
            and len(Decimal(value).as_tuple().digits) <= MOST_DIGITS
        ):
            sheet.write_number(line, place, value, self._number(value))
        else:
            sheet.write_string(line, place, _that_fits(str(value)))
        return len(str(value))

    def _number(self, value: Decimal | int) -> Format:
        places = -int(Decimal(value).as_tuple().exponent)
        if places not in self.numbers:
            pattern = "0" if places <= 0 else f"#,##0.{'0' * places}"
            self.numbers[places] = self.workbook.add_format({"num_format": pattern})
        return self.numbers[places]


def _that_fits(text: str) -> str:
    """A cell counts as UTF-16 does, in which some characters are two."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MOST_UNITS:
        return text
    return units[: 2 * (MOST_UNITS - len(CUT))].decode("utf-16-le", "ignore") + CUT
