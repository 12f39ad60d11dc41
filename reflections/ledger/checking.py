"""Every row of a file, parsed and checked whole before anything is saved."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError

from networks.arithmetic.text import same_name
from networks.models import Activity, Fee, PreferenceSetting
from networks.tables import MEMBERSHIPS, ORGANISATIONS, PREFERENCES
from networks.tables.columns import Column
from reflections.ledger import ties
from reflections.ledger.known import Known
from reflections.ledger.matching import RATE, pairs
from reflections.ledger.progress import progress
from reflections.ledger.reading import Sheet
from reflections.ledger.reports import Batch, Entry, Problem
from reflections.tables import REFLECTIONS

WITH_MONEY = (Fee, Activity)
CELLS_KEPT = 10_000
# Others name these before they have a key of their own.
NAMED_BY_OTHERS = (ORGANISATIONS, MEMBERSHIPS)


def check(sheet: Sheet, known: Known) -> tuple[Batch, list[Problem]]:
    """The rows of one file; `known` has those of the files before it, and gets these too."""
    checked = Check(sheet, known)
    checked.run()
    return Batch(sheet.table, checked.entries), checked.problems


class Check:
    def __init__(self, sheet: Sheet, known: Known):
        self.sheet, self.table, self.known = sheet, sheet.table, known
        self.problems: list[Problem] = []
        self.entries: list[Entry] = []

    def run(self) -> None:
        self._read()
        self._put([column for column in self.sheet.columns if not column.refers])
        if self.table is ORGANISATIONS:
            self._name_organisations()
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
        for line, cells in progress(self.sheet.rows, f"Reading {self.table.file}"):
            entry = Entry(line, self._blank_row(line), {})
            self.entries.append(entry)
            for (heading, read), cell in zip(readers, cells, strict=True):
                try:
                    entry.values[heading] = read(cell)
                except ValidationError as error:
                    self.refuse(entry, error, heading)

    def _blank_row(self, line: int) -> Any:
        row = self.table.model()
        if hasattr(self.table.model, "owner"):
            row.owner_id = self.known.owner.pk
        if self.table in NAMED_BY_OTHERS:
            row.pk = -line
        if self.table is REFLECTIONS:
            row.named = ()
        return row

    def _put(self, columns: list[Column]) -> None:
        for entry in self.entries:
            for column in columns:
                if column.heading in entry.values:
                    self._put_one(entry, column)

    def _put_one(self, entry: Entry, column: Column) -> None:
        try:
            column.put(entry.row, entry.values, self.known)
        except LookupError:
            entry.bad = True
        except ValidationError as error:
            self.refuse(entry, error, column.heading)

    def _name_organisations(self) -> None:
        """Before any parent is looked up, which may stand further down."""
        for entry in self.entries:
            if "name" in entry.values:
                row = entry.row
                row.name_key = same_name(row.name)
                if stored := self.known.organisations.get(row.name_key):
                    row.pk = stored.pk
                self.known.organisations[row.name_key] = row

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
        for entry, stored in pairs(groups, self.known.rows(self.table), self.table, shown):
            # A home currency that was never chosen is known only while the file says the same.
            if stored.pk is not None or stored.currency == entry.row.currency:
                entry.known = stored

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
        for entry in progress(self._good(), f"Checking {self.table.file}"):
            if entry.known:
                _take_over(entry, absent, self.known.home_currency)
            if self._clean(entry) and entry.known:
                old, new = values(entry.known), values(entry.row)
                if old != new:
                    changes = zip(attributes, old, new, strict=True)
                    entry.changed = tuple(name for name, was, now in changes if was != now)
                if self.table is REFLECTIONS and _names(entry.row) != _names(entry.known):
                    entry.changed = (*entry.changed, "named")

    def _clean(self, entry: Entry) -> bool:
        row = entry.row
        if isinstance(row, WITH_MONEY):
            row.home_currency = self.known.home_currency
        try:
            row.clean()
            if self.table is PREFERENCES and row.setting == PreferenceSetting.HOME_CURRENCY:
                row.validate_unique()
                self.known.home_currency = row.currency
        except ValidationError as error:
            self.refuse(entry, error)
        return not entry.bad

    def _hold_together(self) -> None:
        """The rules that reach over rows."""
        if self.table is ORGANISATIONS:
            found = [
                *ties.loops(self.entries, self.known),
                *ties.closings(self._good(), self.known),
            ]
        elif self.table is MEMBERSHIPS:
            found = ties.overlaps(self.entries, self.known)
            self.known.memberships |= {
                MEMBERSHIPS.key(entry.row): entry.row
                for entry in self.entries
                if ties.is_placed(entry)
            }
        else:
            return
        for entry, heading, reason in found:
            self.refuse(entry, ValidationError(reason), heading)


def _take_over(entry: Entry, absent: list[Column], home: str) -> None:
    """What the file does not say stays as it is stored."""
    row, stored = entry.row, entry.known
    row.pk, row.version, row._state.adding = stored.pk, stored.version, False
    for column in absent:
        if column.heading != RATE:
            column.copy(stored, row)
    if isinstance(row, WITH_MONEY) and row.exchange_rate is None:
        _take_over_rate(row, stored, home)


def _take_over_rate(row, stored, home: str) -> None:
    """A rate that is not given is the stored one, unless the currency is another now."""
    if (row.currency or home) == stored.currency:
        row.exchange_rate = stored.exchange_rate


def _names(row) -> set[int]:
    return {organisation.pk for organisation in row.named}
