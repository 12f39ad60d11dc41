"""The ledger that an import is read against: what is stored, with the rows of the files over it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from networks.models import Membership, Organisation, Preference
from networks.tables import MEMBERSHIPS, ORGANISATIONS, Table
from networks.text import same_name
from reflections.models import Reflection
from reflections.tables import REFLECTIONS

LINKS = ("parent", "successor", "organisation", "membership")


class Known:
    """The owner's stored rows, and organisations and memberships by what they are called.

    `incomplete` names the tables whose file could not be read: no row is refused for naming what
    could have stood there.
    """

    def __init__(self, owner):
        self.owner = owner
        self.home_currency = Preference.objects.home_currency(owner.pk)
        self.incomplete: set[str] = set()
        self._by_pk: dict[str, dict[int, Any]] = {}
        self._rows: dict[str, list[Any]] = {}
        self.organisations = {ORGANISATIONS.key(row): row for row in self.rows(ORGANISATIONS)}
        self.memberships = {MEMBERSHIPS.key(row): row for row in self.rows(MEMBERSHIPS)}

    def organisation(self, name: str) -> Organisation | None:
        """None when it is unknown but its file incomplete; ValidationError when just unknown."""
        found = self.organisations.get(same_name(name))
        if found is None and ORGANISATIONS.name not in self.incomplete:
            raise ValidationError(f"There is no organisation called “{name}”.")
        return found

    def membership(self, name: str, start: date) -> Membership | None:
        """As for organisations; None also when the organisation, named beside it, is unknown."""
        organisation = self.organisations.get(same_name(name))
        if organisation is None:
            return None
        found = self.memberships.get((organisation.name_key, start))
        if found is None and MEMBERSHIPS.name not in self.incomplete:
            raise ValidationError(f"No membership of {organisation.name} started on {start}.")
        return found

    def rows(self, table: Table) -> list[Any]:
        """The stored rows, as they were entered, with the rows that they name attached."""
        if table.name not in self._rows:
            rows = list(table.of(self.owner))
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
