"""The ledger that an import is read against: what is stored, with the rows of the files over it."""

from datetime import date
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models

from networks.arithmetic.periods import format_day
from networks.arithmetic.text import same_name
from networks.csvfiles.columns.cell_words import did_you_mean, same_word
from networks.csvfiles.columns.column import quoted
from networks.csvfiles.importing.entries import Entry
from networks.csvfiles.table import Table
from networks.csvfiles.tables import MEMBERSHIPS, ORGANISATIONS
from networks.models import Membership, Organisation, Preference

[NAME] = (column for column in ORGANISATIONS.columns if column.heading == "name")


class LedgerRows:
    """The owner's stored rows, and organisations and memberships by what they are called.

    `incomplete` are the names of tables of which a file could not be read whole. Who names a row
    that may have stood in one gets a LookupError and no message: what is wrong is said of that
    file. `added` are networks that no file lists, but a membership names.
    """

    def __init__(self, owner: User):
        self.owner = owner
        self.home_currency = Preference.objects.home_currency(owner.pk)
        self.incomplete: set[str] = set()
        self.added: list[Entry] = []
        # Below 0, where no stored row has its number.
        self._stand_ins = count(-1, -1)
        self._by_number: dict[type[models.Model], dict[int, Any]] = {}
        self._rows: dict[str, list[Any]] = {}
        self.organisations = {ORGANISATIONS.key(row): row for row in self.rows(ORGANISATIONS)}
        self.memberships: dict[Any, Membership] = {
            MEMBERSHIPS.key(row): row for row in self.rows(MEMBERSHIPS)
        }

    def stand_in(self) -> int:
        """A number for a row that has none of its own yet."""
        return next(self._stand_ins)

    def add_organisation(self, entry: Entry, name: str) -> None:
        """The network that `entry` names where there is none; ValidationError for no name."""
        if same_name(name) in self.organisations or ORGANISATIONS.name in self.incomplete:
            return
        row = ORGANISATIONS.blank_row(self.owner, self.stand_in())
        row.name = NAME.read(name)
        row.name_key = same_name(row.name)
        self.organisations[row.name_key] = row
        self.added.append(Entry(entry.sheet, entry.line, row, {}))

    def rename(self, renamed: list[tuple[Organisation, Organisation]]) -> None:
        """Stored networks with their rows in a file, which may call them something else.

        Other files that still use the old name mean the same one; so do the stored rows below it.
        """
        for stored, row in renamed:
            self.organisations[stored.name_key] = row
        for stored, row in renamed:
            stored.name_key = row.name_key
        self.memberships = {MEMBERSHIPS.key(row): row for row in self.rows(MEMBERSHIPS)}

    def move(self, moved: list[tuple[Membership, Membership]]) -> None:
        """The same for memberships, which are called by their network and their start."""
        self.memberships |= {MEMBERSHIPS.key(stored): row for stored, row in moved}
        for stored, row in moved:
            stored.organisation, stored.started_on = row.organisation, row.started_on

    def organisation(self, name: str) -> Organisation:
        """ValidationError when there is none of that name."""
        organisation = self.organisations.get(same_name(name))
        if organisation is None:
            message = f"There is no organisation called {quoted(name)}.{self._nearest(name)}"
            raise self._unknown(ORGANISATIONS, message)
        return organisation

    def _nearest(self, name: str) -> str:
        """By its name or its short one."""
        every = self.organisations.values()
        names = {
            same_word(organisation.short_name): organisation.name
            for organisation in every
            if organisation.short_name
        }
        return did_you_mean(
            name,
            names | {same_word(organisation.name): organisation.name for organisation in every},
        )

    def membership(self, name: str, start: date) -> Membership:
        """ValidationError when none starts then; LookupError when there is no such organisation."""
        organisation = self.organisations[same_name(name)]
        membership = self.memberships.get((organisation.name_key, start))
        if membership is None:
            message = f"No membership of {organisation.name} starts on {format_day(start)}."
            raise self._unknown(MEMBERSHIPS, message)
        return membership

    def _unknown(self, table: Table, message: str) -> Exception:
        if table.name in self.incomplete:
            return LookupError(table.name)
        return ValidationError(message)

    def rows(self, table: Table) -> list[Any]:
        """The stored rows, as they were entered, with the rows that they name attached."""
        if table.name not in self._rows:
            rows = table.stored(self.owner)
            self._by_number[table.model] = {row.pk: row for row in rows}
            for column in table.columns:
                column.attach(rows, self)
            self._rows[table.name] = rows
        return self._rows[table.name]

    def stored(self, model: type[models.Model], number: int | None) -> Any:
        """The stored row of that number, None when there is none."""
        return None if number is None else self._by_number[model].get(number)
