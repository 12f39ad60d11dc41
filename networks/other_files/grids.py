"""A sheet of cells as text, wherever it comes from."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, Self

from networks.arithmetic.text import unguard
from networks.csvfiles.reading.text import Unreadable, decode, split

DELIMITERS = ",;\t|"
LINES_LOOKED_AT = 40
MOST_ROWS = 50_000
MOST_COLUMNS = 200


@dataclass
class Grid:
    """`lines` are where its rows stand in the file; `faults` say what is wrong with a cell.

    Cells are named as spreadsheets do, such as C4. Its rows are as long as each other.
    """

    name: str
    rows: list[list[str]]
    lines: list[int]
    hidden: bool = False
    faults: dict[str, str] = field(default_factory=dict)
    # A sheet whose columns mean something, or a list of lines from which a person chooses.
    kind: str = "sheet"
    note: str = ""
    # Of the amounts of a statement, where its bank says it.
    currency: str = ""
    # Where in the sheet its own first column stands; 0 but where another list is left of it.
    first_column: int = 0

    @classmethod
    def of(
        cls,
        name: str,
        numbered: Iterable[tuple[int, list[str]]],
        hidden: bool = False,
        faults: dict[str, str] | None = None,
    ) -> Self:
        """Without blank rows and columns at the right; Unreadable where it is too large."""
        filled_rows = [(line, cells) for line, cells in numbered if any(map(str.strip, cells))]
        if len(filled_rows) > MOST_ROWS:
            raise Unreadable(
                f"{name} has {len(filled_rows):,} rows; at most {MOST_ROWS:,}, please."
            )
        width = max((filled(cells) for _, cells in filled_rows), default=0)
        if width > MOST_COLUMNS:
            raise Unreadable(f"{name} has {width} columns; at most {MOST_COLUMNS}, please.")
        rows = [[*cells[:width], *[""] * (width - len(cells))] for _, cells in filled_rows]
        return cls(name, rows, [line for line, _ in filled_rows], hidden, faults or {})

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        return cls(**stored)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_list(self) -> bool:
        return self.kind != "sheet"

    def keep(self, lines: set[int]) -> None:
        """Those lines, and no others."""
        pairs = [pair for pair in zip(self.rows, self.lines, strict=True) if pair[1] in lines]
        self.rows, self.lines = [row for row, _ in pairs], [line for _, line in pairs]

    def cell(self, row: int, column: int) -> str:
        return f"{letters(self.first_column + column)}{self.lines[row]}"


def without_time(text: str) -> str:
    """A spreadsheet's moment is a day here: 2011-03-16 10:30 is 2011-03-16."""
    text = text.strip()
    return text[:10] if text[4:5] == "-" and text[10:11] in (" ", "T") else text


def filled(cells: list[str]) -> int:
    return next((n for n in range(len(cells), 0, -1) if cells[n - 1].strip()), 0)


def stands_alone(cells: list[str]) -> bool:
    """Whether one cell of the row is filled and no other: a title, or a remark."""
    return sum(map(bool, map(str.strip, cells))) == 1


def letters(column: int) -> str:
    """Of a column in a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def read_text(name: str, data: bytes) -> Grid:
    """A .csv in any dialect; Unreadable says what is wrong with it."""
    # A picture or a program, whatever it is called; UTF-16 is full of NULs, and has its mark.
    if b"\0" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("This is no text that can be read here.")
    text = decode(data)
    first, _, rest = text.partition("\n")
    shift = 0
    delimiter = _delimiter(text)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, shift = first.strip()[4], rest, 1
    rows = ((line + shift, [unguard(cell) for cell in row]) for line, row in split(text, delimiter))
    return Grid.of(name, rows)


def _delimiter(text: str) -> str:
    """The one that cuts the most lines into the same number of cells, two or more."""

    def agreement(delimiter: str) -> tuple[int, int]:
        # The first lines tell it: no need to cut a file of megabytes with every mark.
        reader = csv.reader(text[:100_000].splitlines(keepends=True), delimiter=delimiter)
        try:
            rows = list(islice(reader, LINES_LOOKED_AT))
        except csv.Error:
            return 0, 0
        # Blank cells count: a decimal comma, too, would cut each row into two.
        widths = [len(row) for row in rows if filled(row) and len(row) > 1]
        if not widths:
            return 0, 0
        usual = max(set(widths), key=widths.count)
        return widths.count(usual), usual

    return max(DELIMITERS, key=agreement)


def read_json(name: str, data: bytes) -> Grid:
    """A list of flat objects, by itself or as the only list in an object, as Wallos exports it."""
    try:
        content = json.loads(decode(data))
    except (ValueError, RecursionError):
        raise Unreadable("This is no JSON that can be read here.") from None
    lists = (
        [v for v in content.values() if v and isinstance(v, list)]
        if isinstance(content, dict)
        else []
    )
    # Beside its subscriptions a program may write its categories.
    listed = content.get("subscriptions") if isinstance(content, dict) else content
    rows = listed if isinstance(listed, list) else lists[0] if len(lists) == 1 else []
    if not rows or not all(isinstance(row, dict) for row in rows):
        raise Unreadable("What is read here is a list of subscriptions or of things done.")
    headings = list(dict.fromkeys(key for row in rows for key in row))
    cells = [[_plain(row.get(key)) for key in headings] for row in rows]
    return Grid.of(name, enumerate([headings, *cells], 1))


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None or isinstance(value, dict | list) else str(value)
