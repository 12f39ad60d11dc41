"""The ledger that an import is read against: what is stored, with the rows of the files over it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from networks.arithmetic.periods import format_day
from networks.arithmetic.text import same_name
from networks.models import Membership, Organisation, Preference
from networks.tables import MEMBERSHIPS, ORGANISATIONS, PREFERENCES, Table
from networks.tables.columns import quoted
from reflections.models import Reflection
from reflections.tables import REFLECTIONS

LINKS = ("parent", "successor", "organisation", "membership")


class Known:
    """The owner's stored rows, and organisations and memberships by what they are called.

    `incomplete` names the tables whose file could not be read. What is named and could have stood
    there is a LookupError: the row is no good, but that is said elsewhere.
    """

    def __init__(self, owner):
        self.owner = owner
        self.home_currency = Preference.objects.home_currency(owner.pk)
        self.incomplete: set[str] = set()
        self._by_pk: dict[str, dict[int, Any]] = {}
        self._rows: dict[str, list[Any]] = {}
        self.organisations = {ORGANISATIONS.key(row): row for row in self.rows(ORGANISATIONS)}
        self.memberships = {MEMBERSHIPS.key(row): row for row in self.rows(MEMBERSHIPS)}

    def organisation(self, name: str) -> Organisation:
        """ValidationError when there is none of that name."""
        found = self.organisations.get(same_name(name))
        if found is None:
            raise self._unknown(ORGANISATIONS, f"There is no organisation called {quoted(name)}.")
        return found

    def membership(self, name: str, start: date) -> Membership:
        """ValidationError when none starts then; LookupError when there is no such organisation."""
        organisation = self.organisations[same_name(name)]
        found = self.memberships.get((organisation.name_key, start))
        if found is None:
            message = f"No membership of {organisation.name} starts on {format_day(start)}."
            raise self._unknown(MEMBERSHIPS, message)
        return found

    def _unknown(self, table: Table, message: str) -> Exception:
        if table.name in self.incomplete:
            return LookupError(table.name)
        return ValidationError(message)

    def rows(self, table: Table) -> list[Any]:
        """The stored rows, as they were entered, with the rows that they name attached."""
        if table.name not in self._rows:
            stored = table.of(self.owner)
            rows = stored.spelled_out(self.owner) if table is PREFERENCES else list(stored)
            self._by_pk[table.name] = {row.pk: row for row in rows}
            self._attach(table, rows)
            self._rows[table.name] = rows
        return self._rows[table.name]

    def _attach(self, table: Table, rows: list[Any]) -> None:
        sources = {"membership": MEMBERSHIPS.name}
        for link in LINKS:
            if hasattr(table.model, link):
                known = self._by_pk[sources.get(link, ORGANISATIONS.name)]
                for row in rows:
                    setattr(row, link, known.get(getattr(row, f"{link}_id")))
        if table is REFLECTIONS:
            self._attach_named(rows)

    def _attach_named(self, rows: list[Reflection]) -> None:
        named: dict[int, list[Organisation]] = {row.pk: [] for row in rows}
        pairs = Reflection.organisations.through.objects.filter(reflection__owner=self.owner)
        for reflection, organisation in pairs.order_by("id").values_list(
            "reflection_id", "organisation_id"
        ):
            named[reflection].append(self._by_pk[ORGANISATIONS.name][organisation])
        for row in rows:
            row.named = tuple(named[row.pk])
