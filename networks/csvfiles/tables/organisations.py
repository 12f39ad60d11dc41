from operator import attrgetter

from networks.arithmetic.periods import format_day
from networks.arithmetic.text import same_name
from networks.csvfiles import saving
from networks.csvfiles.columns import columns
from networks.csvfiles.entries import Entry
from networks.csvfiles.references import OrganisationColumn
from networks.csvfiles.table import Broken, Table
from networks.csvfiles.tables.loops import in_loops
from networks.models import Organisation
from networks.models.organisation import loop_message

LOOPLESS = ("parent", "successor")


class OrganisationTable(Table):
    def announce(self, entry: Entry, ledger):
        """Its parent may stand further down."""
        row = entry.row
        if "name" in entry.values:
            row.name_key = same_name(row.name)
            if stored := ledger.organisations.get(row.name_key):
                row.pk = stored.pk
            ledger.organisations[row.name_key] = row

    def check_together(self, entries, ledger):
        yield from _loops(entries, ledger)
        yield from _closings([entry for entry in entries if not entry.bad], ledger)

    def save(self, entries):
        """Links are cut before any is tied, so that no loop is there on the way."""
        links = {
            column.field.attname: column.field.name for column in self.columns if column.refers
        }
        relinked = [entry.row for entry in entries if links.keys() & set(entry.changed)]
        self.model.objects.filter(pk__in=[row.pk for row in relinked]).update(
            **dict.fromkeys(links.values())
        )
        saving.update(self.columns, entries, leaving_out=links)
        linked = relinked + [
            entry.row
            for entry in entries
            if entry.is_new and any(getattr(entry.row, name) for name in links.values())
        ]
        ends = [{name: getattr(row, name) for name in links.values()} for row in linked]
        for row in linked:
            _link(row, dict.fromkeys(links.values()))
        saving.create(self.columns, entries)
        for row, others in zip(linked, ends, strict=True):
            _link(row, others)
        self.model.objects.bulk_update(linked, list(links.values()), batch_size=saving.AT_ONCE)


def _link(row: Organisation, others: dict[str, Organisation | None]) -> None:
    for name, other in others.items():
        setattr(row, name, other)


def _loops(entries: list[Entry], ledger) -> Broken:
    """Organisations from which a link leads back to themselves."""
    for link in LOOPLESS:
        ends = {key: getattr(row, link) for key, row in ledger.organisations.items()}
        looping = in_loops({key: end and end.name_key for key, end in ends.items()})
        for entry in entries:
            if entry.row.name_key in looping:
                yield entry, link, loop_message(link)


def _closings(entries: list[Entry], ledger) -> Broken:
    """Organisations that would close before a stored membership of them starts."""
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
        *columns(Organisation, "website", "tax_relief", "closed_on"),
        OrganisationColumn(Organisation._meta.get_field("successor")),
        *columns(Organisation, "notes"),
    ),
    key=attrgetter("name_key"),
    once=("name", "The same name stands on line {line} already."),
    joins=("parent", "successor"),
    referred_to=True,
)
