"""Every row of a file, parsed and checked whole before anything is saved."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError

from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles.columns.column import TWO_WAYS
from networks.csvfiles.importing.entries import Entry
from networks.csvfiles.importing.ledger_rows import LedgerRows
from networks.csvfiles.importing.matching import pairs
from networks.csvfiles.importing.progress import Progress, due
from networks.csvfiles.importing.reports import Problem
from networks.csvfiles.reading.sheets import Sheet

# The same dates, amounts and words come again in many rows, and reading them is what takes time.
CELLS_KEPT = 10_000
SAME_REF = "The same ref stands on line {line} already."


class Check:
    """The rows of the files of one table; `ledger` has those of the tables before, and gets these.

    `two_ways` are the cells with a date that can be read in two ways while there is no `order`.
    """

    def __init__(self, sheets: list[Sheet], ledger: LedgerRows, order: DateOrder | None = None):
        self.sheets, self.table, self.ledger, self.order = sheets, sheets[0].table, ledger, order
        self.problems: list[Problem] = []
        self.two_ways: list[Problem] = []
        self.entries: list[Entry] = []

    def run(self) -> Iterator[Progress]:
        """Goes on as far as it is asked how far it is."""
        yield from self._read()
        # All are announced before any refers to another: a group may stand above its body.
        for entry in self.entries:
            self._try(entry, self.table.announce)
        for entry, heading, reason in self.table.introduce(self.entries, self.ledger):
            self.refuse(entry, ValidationError(reason), heading)
        for entry in self.entries:
            self._put(entry, refers=True)
        self._match()
        yield from self._settle()
        for entry, heading, reason in self.table.check_together(self.entries, self.ledger):
            self.refuse(entry, ValidationError(reason), heading)

    def refuse(self, entry: Entry, error: ValidationError, heading: str = "") -> None:
        entry.bad = True
        by_field = getattr(error, "error_dict", None) and error.message_dict
        for name, messages in (by_field or {heading: error.messages}).items():
            place = self._heading(name) if by_field else name
            problem = Problem(entry.sheet.file, " ".join(messages), entry.line, place)
            two_ways = getattr(error, "code", "") == TWO_WAYS
            (self.two_ways if two_ways else self.problems).append(problem)

    def _heading(self, name: str) -> str:
        """Of the column that fills the model's field of that name."""
        fitting = (c for c in self.table.columns if name in (c.field.name, *c.attributes))
        return next((column.heading for column in fitting), "")

    def _read(self) -> Iterator[Progress]:
        total = sum(len(sheet.rows) for sheet in self.sheets)
        for sheet in self.sheets:
            readers = [
                (column.heading, lru_cache(CELLS_KEPT)(column.in_order(self.order).read))
                for column in sheet.columns
            ]
            for line, cells in _drained(sheet.rows):
                row = self.table.blank_row(self.ledger.owner, self.ledger.stand_in())
                entry = Entry(sheet, line, row, {})
                self.entries.append(entry)
                for (heading, read), cell in zip(readers, cells, strict=True):
                    try:
                        entry.values[heading] = read(cell)
                    except ValidationError as error:
                        self.refuse(entry, error, heading)
                # What names other rows waits until all of this file are announced.
                self._put(entry, refers=False)
                yield from due(self.table, "read", len(self.entries), total)

    def _put(self, entry: Entry, refers: bool) -> None:
        """Give the row its values, and let them go: a hundred thousand rows' are many megabytes."""
        columns = [column for column in entry.sheet.columns if column.refers == refers]
        for column in columns:
            if column.heading in entry.values:
                self._try(entry, column.put, column.heading)
        put = {column.heading for column in columns}
        entry.values = {name: value for name, value in entry.values.items() if name not in put}

    def _try(self, entry: Entry, step: Callable, heading: str = "") -> None:
        try:
            if heading:
                step(entry.row, entry.values, self.ledger)
            else:
                step(entry, self.ledger)
        except LookupError:
            # The row that it names is bad, and that is told where it stands.
            entry.bad = True
        except ValidationError as error:
            self.refuse(entry, error, heading)

    def _match(self) -> None:
        self._refuse_repeats(attrgetter("ref"), "ref", SAME_REF)
        if self.table.once:
            self._refuse_repeats(self.table.key, *self.table.once)
        good = self._good()
        # Equal rows are told apart only by columns that each file has.
        headings = set.intersection(*(sheet.headings for sheet in self.sheets))
        shown = [column for column in self.table.columns if column.heading in headings]
        for entry, stored in pairs(good, self.ledger.rows(self.table), self.table, shown):
            if self.table.is_stored_as(entry.row, stored):
                entry.stored = stored

    def _refuse_repeats(self, key: Callable[[Any], Any], heading: str, reason: str) -> None:
        """A key of None says nothing, and may be there as often as it likes."""
        firsts: dict[Any, Entry] = {}
        for entry in self._good():
            value = key(entry.row)
            first = firsts.setdefault(value, entry)
            if value is not None and first is not entry:
                line = str(first.line)
                if first.sheet is not entry.sheet:
                    line = f"{line} of {first.sheet.file}"
                self.refuse(entry, ValidationError(reason.format(line=line)), heading)

    def _good(self) -> list[Entry]:
        return [entry for entry in self.entries if not entry.bad]

    def _settle(self) -> Iterator[Progress]:
        attributes = [name for column in self.table.columns for name in column.attributes]
        values = attrgetter(*attributes)
        good = self._good()
        for number, entry in enumerate(good, 1):
            yield from due(self.table, "checked", number, len(good))
            if entry.stored:
                self.table.take_over(entry.row, entry.stored, entry.sheet.absent, self.ledger)
            # After `take_over`: a rule needs the whole row, not only what the file says of it.
            if self._clean(entry) and entry.stored:
                old, new = values(entry.stored), values(entry.row)
                if old != new:
                    changes = zip(attributes, old, new, strict=True)
                    entry.changed = tuple(name for name, was, now in changes if was != now)

    def _clean(self, entry: Entry) -> bool:
        try:
            self.table.clean(entry.row, self.ledger)
        except ValidationError as error:
            self.refuse(entry, error)
        return not entry.bad


def _drained(rows: list) -> Iterator[Any]:
    """Each of them, which is let go: the text of a hundred thousand is over fifty megabytes."""
    rows.reverse()
    while rows:
        yield rows.pop()
