"""A file of one table: its header row, what that says of its columns, and the rows below."""

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
from networks.csvfiles.reading.text import Unreadable, decode, split
from networks.csvfiles.table import Table

DELIMITERS = ",;\t"


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

    def __post_init__(self) -> None:
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
        return max(len(keys & table.heading_by_key.keys()) for table in tables)

    return max(DELIMITERS, key=known)


class _Header:
    """The header row of a sheet on the way to its columns."""

    def __init__(self, sheet: Sheet, line: int, headings: list[str]):
        self.sheet, self.table, self.line = sheet, sheet.table, line
        self.headings = headings
        self.columns = [self.table.column_called(heading) for heading in headings]

    def take(self, rows: Iterable[tuple[int, list[str]]]) -> None:
        blank = [place for place, heading in enumerate(self.headings) if not heading]
        if self._check():
            self.sheet.columns = [column for column in self.columns if column]
            self._take_rows(rows, set(blank))
        self.sheet.whole = not self.sheet.problems

    def _check(self) -> bool:
        refuse, known = self.sheet.refuse, [column for column in self.columns if column]
        named = [heading for heading in self.headings if heading]
        # Else each column of a file of another kind would be refused by itself.
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

    def _take_rows(self, rows: Iterable[tuple[int, list[str]]], blank: set[int]) -> None:
        """Cells that are left out at the end of a row are empty ones."""
        width, nameless = len(self.headings), None
        for line, cells in rows:
            filled = next((n for n in range(len(cells), 0, -1) if cells[n - 1].strip()), 0)
            if filled > width:
                self.sheet.refuse(
                    f"This row has {counted(filled, 'cell')} where the header has {width}.", line
                )
            elif any(cells[place].strip() for place in blank if place < filled):
                # Said once: what is wrong is the column, not each row that fills it.
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
