"""Every row of a file, parsed and checked whole before anything is saved."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError

from networks.csvfiles.columns import Column
from networks.csvfiles.entries import Entry
from networks.csvfiles.ledger_rows import LedgerRows
from networks.csvfiles.matching import pairs
from networks.csvfiles.reading import Sheet
from networks.csvfiles.reports import Batch, Problem

CELLS_KEPT = 10_000


def check(sheet: Sheet, ledger: LedgerRows) -> tuple[Batch, list[Problem]]:
    """The rows of one file; `ledger` has those of the files before it, and gets these too."""
    checked = Check(sheet, ledger)
    checked.run()
    return Batch(sheet.table, checked.entries), checked.problems


class Check:
    def __init__(self, sheet: Sheet, ledger: LedgerRows):
        self.sheet, self.table, self.ledger = sheet, sheet.table, ledger
        self.problems: list[Problem] = []
        self.entries: list[Entry] = []

    def run(self) -> None:
        self._read()
        self._put([column for column in self.sheet.columns if not column.refers])
        for entry in self.entries:
            self.table.announce(entry, self.ledger)
        self._put([column for column in self.sheet.columns if column.refers])
        self._let_go()
        self._match()
        self._settle()
        self._hold_together()

    def refuse(self, entry: Entry, error: ValidationError, heading: str = "") -> None:
        entry.bad = True
        found = getattr(error, "error_dict", None) and error.message_dict
        for name, messages in (found or {heading: error.messages}).items():
            place = self._heading(name) if found else name
            self.problems.append(Problem(self.table.file, " ".join(messages), entry.line, place))

    def _heading(self, name: str) -> str:
        """Of the column that fills the model's field of that name."""
        fitting = (c for c in self.table.columns if name in (c.field.name, *c.attributes))
        return next((column.heading for column in fitting), "")

    def _read(self) -> None:
        readers = [
            (column.heading, lru_cache(CELLS_KEPT)(column.read)) for column in self.sheet.columns
        ]
        for line, cells in self.sheet.rows:
            entry = Entry(line, self.table.blank_row(self.ledger.owner, line), {})
            self.entries.append(entry)
            for (heading, read), cell in zip(readers, cells, strict=True):
                try:
                    entry.values[heading] = read(cell)
                except ValidationError as error:
                    self.refuse(entry, error, heading)

    def _put(self, columns: list[Column]) -> None:
        for entry in self.entries:
            for column in columns:
                if column.heading in entry.values:
                    self._put_one(entry, column)

    def _put_one(self, entry: Entry, column: Column) -> None:
        try:
            column.put(entry.row, entry.values, self.ledger)
        except LookupError:
            entry.bad = True
        except ValidationError as error:
            self.refuse(entry, error, column.heading)

    def _let_go(self) -> None:
        """The text of a hundred thousand rows is over a hundred megabytes."""
        self.sheet.rows.clear()
        for entry in self.entries:
            entry.values.clear()

    def _match(self) -> None:
        groups: dict[Any, list[Entry]] = defaultdict(list)
        for entry in self._good():
            groups[self.table.key(entry.row)].append(entry)
        if self.table.once:
            self._refuse_repeats(groups.values())
        headings = {column.heading for column in self.sheet.columns}
        shown = [column for column in self.table.columns if column.heading in headings]
        for entry, stored in pairs(groups, self.ledger.rows(self.table), self.table, shown):
            if self.table.is_stored_as(entry.row, stored):
                entry.stored = stored

    def _refuse_repeats(self, groups: Iterable[list[Entry]]) -> None:
        heading, reason = self.table.once
        for first, *others in groups:
            for entry in others:
                self.refuse(entry, ValidationError(reason.format(line=first.line)), heading)

    def _good(self) -> list[Entry]:
        return [entry for entry in self.entries if not entry.bad]

    def _settle(self) -> None:
        headings = {column.heading for column in self.sheet.columns}
        absent = [column for column in self.table.columns if column.heading not in headings]
        attributes = [name for column in self.table.columns for name in column.attributes]
        values = attrgetter(*attributes)
        for entry in self._good():
            if entry.stored:
                self.table.take_over(entry.row, entry.stored, absent, self.ledger)
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

    def _hold_together(self) -> None:
        for entry, heading, reason in self.table.check_together(self.entries, self.ledger):
            self.refuse(entry, ValidationError(reason), heading)
