"""organisations.csv: the networks, and how they hang together."""

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db.models import TextField, Value
from django.db.models.functions import Cast, Concat

from networks.arithmetic.periods import format_day
from networks.arithmetic.text import same_name
from networks.csvfiles.columns.column import quoted
from networks.csvfiles.columns.of_fields import RefColumn, columns
from networks.csvfiles.columns.references import OrganisationColumn
from networks.csvfiles.importing import saving
from networks.csvfiles.importing.entries import Entry
from networks.csvfiles.importing.matching import pairs
from networks.csvfiles.table import Broken, Table
from networks.csvfiles.tables.loops import in_loops
from networks.models import Organisation
from networks.models.organisation import WAYS, loop_message

if TYPE_CHECKING:
    from networks.csvfiles.importing.ledger_rows import LedgerRows


class OrganisationTable(Table):
    def introduce(self, entries: list[Entry], ledger: "LedgerRows") -> Broken:
        """The parent of each may stand further down, and others may still have its old name."""
        named = [entry for entry in entries if entry.row.name]
        for entry in named:
            entry.row.name_key = same_name(entry.row.name)
        stored_rows = ledger.rows(self)
        known = list(pairs(named, stored_rows, self, []))
        kept = {row.name_key for row in stored_rows} - {stored.name_key for _, stored in known}
        for entry, stored in known:
            entry.row.pk = stored.pk
            if entry.row.name_key in kept:
                message = f"You already have a network called {quoted(entry.row.name)}."
                yield entry, "name", message
        ledger.rename([(stored, entry.row) for entry, stored in known])
        ledger.organisations |= {entry.row.name_key: entry.row for entry in named}

    def check_together(self, entries: list[Entry], ledger: "LedgerRows") -> Broken:
        yield from _loops(entries, ledger)
        yield from _closings([entry for entry in entries if not entry.bad], ledger)

    def save_in_steps(self, entries: list[Entry]) -> Iterator[tuple[int, int]]:
        """Links are cut before any is tied, so that no loop is there on the way."""
        links = {
            column.field.attname: column.field.name for column in self.columns if column.refers
        }
        relinked = [entry.row for entry in entries if links.keys() & set(entry.changed)]
        Organisation.objects.filter(pk__in=[row.pk for row in relinked]).update(
            **dict.fromkeys(links.values())
        )
        # Two networks may change names with each other: on the way each has a name that nobody
        # can give, since "; " parts several names in a cell.
        renamed = [entry.row.pk for entry in entries if "name" in entry.changed]
        stand_in = Concat(Value("; "), Cast("pk", TextField()))
        Organisation.objects.filter(pk__in=renamed).update(name_key=stand_in)
        saving.update(self.columns, entries, leaving_out=links)
        linked = relinked + [
            entry.row
            for entry in entries
            if entry.is_new and any(getattr(entry.row, name) for name in links.values())
        ]
        ends = [{name: getattr(row, name) for name in links.values()} for row in linked]
        for row in linked:
            _link(row, dict.fromkeys(links.values()))
        yield from saving.create_in_steps(self.columns, entries)
        for row, others in zip(linked, ends, strict=True):
            _link(row, others)
        Organisation.objects.bulk_update(linked, list(links.values()), batch_size=saving.AT_ONCE)


def _link(row: Organisation, others: dict[str, Organisation | None]) -> None:
    for name, other in others.items():
        setattr(row, name, other)


def _loops(entries: list[Entry], ledger: "LedgerRows") -> Broken:
    """Organisations from which a link leads back to themselves."""
    for link, ways in WAYS.items():
        looping = in_loops(
            {
                row.name_key: [end.name_key for way in ways if (end := getattr(row, way))]
                for row in ledger.organisations.values()
            }
        )
        for entry in entries:
            if entry.row.name_key in looping and getattr(entry.row, link):
                yield entry, link, loop_message(link)


def _closings(entries: list[Entry], ledger: "LedgerRows") -> Broken:
    """Organisations that would close before a stored membership of them starts."""
    # Their keys are a network's key and a start: sorted, the latest start of each network stays.
    latest = dict(sorted(ledger.memberships))
    for entry in entries:
        closed_on, start = entry.row.closed_on, latest.get(entry.row.name_key)
        if closed_on and start and start > closed_on:
            yield entry, "closed_on", f"You joined it after that date: on {format_day(start)}."


ORGANISATIONS = OrganisationTable(
    name="organisations",
    model=Organisation,
    columns=(
        *columns(Organisation, "name", "short_name", "kind", "setting"),
        OrganisationColumn(Organisation._meta.get_field("parent")),
        OrganisationColumn(Organisation._meta.get_field("host")),
        *columns(Organisation, "website", "tax_relief", "closed_on"),
        OrganisationColumn(Organisation._meta.get_field("successor")),
        *columns(Organisation, "how_often", "notes"),
        RefColumn(Organisation),
    ),
    key=attrgetter("name_key"),
    once=("name", "The same name stands on line {line} already."),
    joins=("parent", "host", "successor"),
    referred_to=True,
)
