"""From the bytes of a CSV file to its rows of cells, each with the line on which it begins."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import get_close_matches

from networks.csvfiles.columns import Column
from networks.csvfiles.reports import Problem
from networks.csvfiles.table import Table

# More than any page takes, so that whatever is in a ledger can be read back.
LONGEST_CELL = 10_000_000
csv.field_size_limit(LONGEST_CELL)

DELIMITERS = ",;\t"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Accented letters, dashes, quotes, the euro, emoji and halves of a character as UTF-8 writes them.
# Beside bytes that are not UTF-8 they show a file put together from two encodings.
SIGNS_OF_UTF_8 = re.compile(
    rb"\xc2[\xa0-\xbf]|[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x90-\xbf]|\xe2\x82\xac"
    rb"|\xf0\x9f[\x80-\xbf]{2}|\xed[\xa0-\xbf][\x80-\xbf]"
)
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
    columns: list[Column] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True

    def refuse(self, reason: str, line: int | None = None, column: str = "") -> None:
        self.problems.append(Problem(self.table.file, reason, line, column))


def read_sheet(table: Table, data: bytes) -> Sheet:
    sheet = Sheet(table)
    try:
        text = decode(data)
        rows = split(text, delimiter_of(text, table.headings))
        first = next(rows, None)
        if first is None:
            raise Unreadable("The file is empty: not even a header row is there.")
        line, headings = first
        if any("\0" in heading for heading in headings):
            raise Unreadable(
                "This is not text that can be read here: save the file as UTF-8.", line
            )
        if _take_headings(sheet, line, [heading.strip() for heading in headings]):
            _take_rows(sheet, rows)
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
        if SIGNS_OF_UTF_8.search(data):
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


def delimiter_of(text: str, headings: list[str]) -> str:
    """The one that splits the header row into known headings."""

    def known(delimiter: str) -> int:
        try:
            _, cells = next(split(text, delimiter), (1, []))
        except Unreadable:
            return 0
        return len({cell.strip() for cell in cells} & set(headings))

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
        if any(cell and not cell.isspace() for cell in cells):
            yield line, cells


def _in_plain_words(error: str) -> str:
    if "unexpected end of data" in error:
        return "A quotation mark is opened in this row and never closed."
    if "expected after" in error:
        return 'A quotation mark stands inside a quoted cell: write it twice, as in "a ""b"" c".'
    if "field limit" in error:
        return f"A cell is longer than {LONGEST_CELL:,} characters."
    return f"This row is not CSV: {error}."


def _take_headings(sheet: Sheet, line: int, headings: list[str]) -> bool:
    known = {column.heading: column for column in sheet.table.columns}
    for heading, count in Counter(headings).items():
        if heading not in known:
            sheet.refuse(_unknown(heading, sheet.table), line, heading)
        elif count > 1:
            sheet.refuse("This column is there more than once.", line, heading)
    for heading in sheet.table.required:
        if heading not in headings:
            sheet.refuse("This column must be there.", line, heading)
    sheet.whole = not sheet.problems
    sheet.columns = [known[heading] for heading in headings if heading in known]
    return sheet.whole


def _unknown(heading: str, table: Table) -> str:
    if not heading:
        return "A column has no heading."
    close = get_close_matches(heading.lower(), table.headings, n=1)
    hint = f"do you mean {close[0]}?" if close else f"{table.file} has {', '.join(table.headings)}."
    return f"There is no such column: {hint}"


def _take_rows(sheet: Sheet, rows) -> None:
    width = len(sheet.columns)
    for line, cells in rows:
        if len(cells) == width:
            sheet.rows.append((line, cells))
        else:
            sheet.refuse(f"This row has {_cells(len(cells))} where the header has {width}.", line)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
