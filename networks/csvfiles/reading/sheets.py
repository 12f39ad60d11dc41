"""From the bytes of a CSV file to its rows of cells, each with the line on which it begins."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from itertools import islice

from networks.arithmetic.words import counted
from networks.csvfiles.columns.column import Column
from networks.csvfiles.headings import heading_key
from networks.csvfiles.importing.reports import Problem
from networks.csvfiles.table import Table

# More than any page takes, so that whatever is in a ledger can be read back.
LONGEST_CELL = 10_000_000
csv.field_size_limit(LONGEST_CELL)

DELIMITERS = ",;\t"
# The line above the header by which Excel is told of the delimiter.
HINT = re.compile(r"sep=[,;\t]", re.IGNORECASE)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Accented letters, dashes, quotes, the euro, emoji and halves of a character as UTF-8 writes them.
# Beside bytes that are not UTF-8 they show a file put together from two encodings; so do other
# letters of UTF-8 when they are as many as the bytes that are not.
SIGNS_OF_UTF_8 = re.compile(
    rb"\xc2[\xa0-\xbf]|[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x90-\xbf]|\xe2\x82\xac"
    rb"|\xf0\x9f[\x80-\xbf]{2}|\xed[\xa0-\xbf][\x80-\xbf]"
)
LETTERS_OF_UTF_8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
OTHER_BYTES = re.compile(rb"[\x80-\xff]")
LINE_ENDS = re.compile(rb"\r\n|\r|\n")


class Unreadable(Exception):
    """The file, or its rest, cannot be read: `line`, and what is wrong there."""

    def __init__(self, reason: str, line: int | None = None):
        super().__init__(reason)
        self.reason, self.line = reason, line


@dataclass
class Sheet:
    """The rows of one file; `columns` stand in its order.

    It is not `whole` when its header or its rest could not be read.
    """

    table: Table
    file: str = ""
    columns: list[Column] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    whole: bool = True

    def __post_init__(self):
        self.file = self.file or self.table.file

    @property
    def headings(self) -> set[str]:
        return {column.heading for column in self.columns}

    @cached_property
    def absent(self) -> list[Column]:
        """The columns that it does not have."""
        return [column for column in self.table.columns if column.heading not in self.headings]

    def refuse(self, reason: str, line: int | None = None, column: str = "") -> None:
        self.problems.append(Problem(self.file, reason, line, column))


def read_sheet(table: Table, data: bytes, file: str = "") -> Sheet:
    """The rows of `data`, called `file` in what is said of it."""
    sheet = Sheet(table, file)
    try:
        text = decode(data)
        rows = split(text, delimiter_of(text, [table]))
        first = next(rows, None)
        if first is None:
            raise Unreadable("The file is empty: not even a header row is there.")
        line, headings = first
        if any("\0" in heading for heading in headings):
            raise Unreadable(
                "This is not text that can be read here: save the file as UTF-8.", line
            )
        _Header(sheet, line, [heading.strip() for heading in headings]).take(rows)
    except Unreadable as error:
        sheet.refuse(error.reason, error.line)
        sheet.whole = False
    return sheet


def decode(data: bytes) -> str:
    """UTF-8 or, when it is not, UTF-16 with its mark or Windows-1252; else Unreadable."""
    if data.startswith(UTF_16):
        return _decode_strictly(data, "utf-16", "UTF-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        rest, letters = LETTERS_OF_UTF_8.subn(b"", data)
        is_mostly_utf_8 = letters >= len(OTHER_BYTES.findall(rest))
        # Windows-1252 would take nearly any bytes, and store them as nonsense.
        if SIGNS_OF_UTF_8.search(data) or is_mostly_utf_8:
            raise _not_text(data, error, "UTF-8, though other lines are") from None
    return _decode_strictly(data, "cp1252", "UTF-8 nor Windows-1252")


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(data, error, name) from None


def _not_text(data: bytes, error: UnicodeDecodeError, name: str) -> Unreadable:
    line = len(LINE_ENDS.findall(data[: error.start])) + 1
    byte = data[error.start]
    return Unreadable(f"The byte 0x{byte:02X} is not {name}: save the file as UTF-8.", line)


def first_headings(data: bytes, tables: Iterable[Table]) -> list[str]:
    """Those of a file that may be of any of `tables`; none where it cannot be read."""
    try:
        text = decode(data)
        _, headings = next(split(text, delimiter_of(text, tables)), (1, []))
    except Unreadable:
        return []
    return [heading.strip() for heading in headings]


def delimiter_of(text: str, tables: Iterable[Table]) -> str:
    """The one that splits the header row into the most headings of one of `tables`."""

    def known(delimiter: str) -> int:
        try:
            _, cells = next(split(text, delimiter), (1, []))
        except Unreadable:
            return 0
        keys = {heading_key(cell) for cell in cells}
        return max(len(keys & table.meant.keys()) for table in tables)

    return max(DELIMITERS, key=known)


def split(text: str, delimiter: str):
    """Yields the line on which a row begins and its cells; leaves blank rows out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(_in_plain_words(str(error)), line) from None
        is_hint = line == 1 and HINT.fullmatch(delimiter.join(cells))
        if not is_hint and any(cell and not cell.isspace() for cell in cells):
            yield line, cells


def _in_plain_words(error: str) -> str:
    if "unexpected end of data" in error:
        return "A quotation mark is opened in this row and never closed."
    if "expected after" in error:
        return 'A quotation mark stands inside a quoted cell: write it twice, as in "a ""b"" c".'
    if "field limit" in error:
        return f"A cell is longer than {LONGEST_CELL:,} characters."
    return f"This row is not CSV: {error}."


class _Header:
    """The header row of a sheet on the way to its columns."""

    def __init__(self, sheet: Sheet, line: int, headings: list[str]):
        self.sheet, self.table, self.line = sheet, sheet.table, line
        self.headings = headings
        self.columns = [self.table.column_called(heading) for heading in headings]

    def take(self, rows) -> None:
        blank = [place for place, heading in enumerate(self.headings) if not heading]
        if self._check():
            self.sheet.columns = [column for column in self.columns if column]
            self._take_rows(rows, set(blank))
        self.sheet.whole = not self.sheet.problems

    def _check(self) -> bool:
        refuse, known = self.sheet.refuse, [column for column in self.columns if column]
        named = [heading for heading in self.headings if heading]
        if 2 * len(known) < len(named) and len(known) < len(self.table.required):
            refuse(_of_another_kind(self.table, named), self.line)
            return False
        for heading, column in zip(self.headings, self.columns, strict=True):
            if heading and column is None:
                refuse(_unknown(heading, self.table), self.line, heading)
            elif column and heading_key(heading) != heading_key(column.heading):
                note = f"{self.sheet.file}: the column {heading} is read as {column.heading}."
                self.sheet.notes.append(note)
        for column, count in Counter(known).items():
            if count > 1:
                refuse("This column is there more than once.", self.line, column.heading)
        for heading in self.table.required:
            if heading not in {column.heading for column in known}:
                refuse("This column must be there.", self.line, heading)
        return not self.sheet.problems

    def _take_rows(self, rows, blank: set[int]) -> None:
        """Cells that are left out at the end of a row are empty ones."""
        width, nameless = len(self.headings), None
        for line, cells in rows:
            filled = next((n for n in range(len(cells), 0, -1) if cells[n - 1].strip()), 0)
            if filled > width:
                self.sheet.refuse(
                    f"This row has {counted(filled, 'cell')} where the header has {width}.", line
                )
            elif any(cells[place].strip() for place in blank if place < filled):
                nameless = nameless or line
            else:
                whole = [*islice(cells, width), *[""] * (width - len(cells))]
                if blank:
                    whole = [cell for place, cell in enumerate(whole) if place not in blank]
                self.sheet.rows.append((line, whole))
        if nameless:
            self.sheet.refuse("A column has no heading, but is filled in here.", nameless)


def _of_another_kind(table: Table, headings: list[str]) -> str:
    there = ", ".join(headings[:6]) + (", ..." if len(headings) > 6 else "")
    others = [heading for heading in table.headings if heading not in table.required]
    return (
        f"Its first line should name the columns of {table.file}: {', '.join(table.required)} must "
        f"be there, {', '.join(others)} may. It has {there}."
    )


def _unknown(heading: str, table: Table) -> str:
    close = get_close_matches(heading.lower(), table.headings, n=1, cutoff=0.75)
    hint = f"do you mean {close[0]}?" if close else f"{table.file} has {', '.join(table.headings)}."
    return f"There is no such column: {hint}"
