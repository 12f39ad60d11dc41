"""Columns that name another row of the ledger."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from networks.arithmetic.periods import VagueDate
from networks.arithmetic.text import same_name, tidy
from networks.changing import AT_ONCE
from networks.csvfiles.columns.column import Column
from networks.csvfiles.columns.dates import as_cell, read_date
from networks.csvfiles.importing.entries import Entry
from networks.fields import SEPARATOR
from networks.fields.dates import is_unremembered
from networks.models.record import owned_rows

if TYPE_CHECKING:
    from networks.csvfiles.importing.ledger_rows import LedgerRows

NONE_UNREMEMBERED = (
    "No membership of it has a start that is unknown: write since when, as in memberships.csv."
)


class RowColumn(Column):
    """One other row, a foreign key."""

    field: models.ForeignKey
    refers = True

    def attach(self, rows: list[Any], ledger: "LedgerRows") -> None:
        for row in rows:
            number = getattr(row, self.field.attname)
            setattr(row, self.field.name, ledger.stored(self.field.related_model, number))

    def renumber(self, row: Any) -> None:
        other = getattr(row, self.field.name)
        setattr(row, self.field.attname, other.pk if other else None)


class OrganisationColumn(RowColumn):
    """An organisation by its name."""

    takes = "the name of a network"

    guarded = True

    def __init__(self, field: models.Field):
        super().__init__(field)
        self.path = f"{field.name}__name"

    def text(self, row: Any) -> str:
        organisation = getattr(row, self.field.name)
        return organisation.name if organisation else ""

    def parse(self, text: str) -> Any:
        return tidy(text)

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        name = values[self.heading]
        setattr(row, self.field.name, ledger.organisation(name) if name else None)

    def copy(self, source: Any, row: Any) -> None:
        setattr(row, self.field.name, getattr(source, self.field.name))


class MembersOrganisationColumn(Column):
    """The organisation of the row's membership, which the start beside it completes."""

    takes = "the name of a network"

    guarded = True
    refers = True

    def __init__(self, field: models.Field):
        super().__init__(field, "organisation")
        self.attributes = ()
        self.path = "membership__organisation__name"

    def text(self, row: Any) -> str:
        return row.membership.organisation.name

    def parse(self, text: str) -> Any:
        return tidy(text)

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        ledger.organisation(values[self.heading])


class MembershipStartColumn(RowColumn):
    """The row's membership, by the day, month or year in which it started."""

    takes = "when that membership started, as written in memberships.csv"

    def __init__(self, field: models.Field):
        super().__init__(field, "membership_started_on")
        self.path = ""

    def cell(self, row: Any) -> Any:
        return as_cell(row.membership.start)

    def text(self, row: Any) -> str:
        return str(row.membership.start)

    def parse(self, text: str) -> Any:
        if is_unremembered(text):
            raise ValidationError(NONE_UNREMEMBERED)
        return (read_date(text, self.date_order) or VagueDate.parse(text)).first

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        # A name that was refused is missing: a KeyError, and said of that cell alone.
        row.membership = ledger.membership(values["organisation"], values[self.heading])


class OrganisationsColumn(Column):
    """Several organisations, by their names.

    A row under import keeps them in its `named` attribute, a tuple in the order of their numbers.
    """

    field: models.ManyToManyField
    takes = "names of networks; several are separated by semicolons"

    guarded = True
    refers = True

    def __init__(self, field: models.Field):
        super().__init__(field)
        self.attributes = ("named",)
        self.path = ""

    def text(self, row: Any) -> str:
        return SEPARATOR.join(
            organisation.name for organisation in getattr(row, self.field.name).all()
        )

    def default(self) -> Any:
        return ()

    def parse(self, text: str) -> Any:
        names = (tidy(name) for name in text.split(SEPARATOR))
        # Each once, however it is written.
        return tuple({same_name(name): name for name in names if name}.values())

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        row.named = _by_number(ledger.organisation(name) for name in values[self.heading])

    def attach(self, rows: list[Any], ledger: "LedgerRows") -> None:
        named: dict[int, list[Any]] = {row.pk: [] for row in rows}
        source, target = self.field.m2m_field_name(), self.field.m2m_reverse_field_name()
        own = {f"{source}__in": owned_rows(ledger.owner, self.field.model)}
        pairs = self._links()._default_manager.filter(**own)
        # The networks are in `ledger` already: the numbers of each pair are enough.
        for number, other in pairs.values_list(f"{source}_id", f"{target}_id"):
            named[number].append(ledger.stored(self.field.related_model, other))
        for row in rows:
            row.named = _by_number(named[row.pk])

    def save_links(self, entries: list[Entry]) -> None:
        link = self._links()
        source, target = self.field.m2m_field_name(), self.field.m2m_reverse_field_name()
        moved = [entry.row for entry in entries if "named" in entry.changed]
        link._default_manager.filter(**{f"{source}__in": [row.pk for row in moved]}).delete()
        rows = moved + [entry.row for entry in entries if entry.is_new]
        pairs = [
            link(**{f"{source}_id": row.pk, f"{target}_id": organisation.pk})
            for row in rows
            for organisation in row.named
        ]
        link._default_manager.bulk_create(pairs, batch_size=AT_ONCE)

    def _links(self) -> type[models.Model]:
        """The table between the two, which Django makes where we name none."""
        through = self.field.remote_field.through
        assert through is not None
        return through


def _by_number(rows: Iterable[Any]) -> tuple:
    return tuple(sorted(rows, key=lambda row: row.pk))
