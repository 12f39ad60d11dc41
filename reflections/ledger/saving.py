"""Puts a plan without problems into the ledger; call it inside a transaction."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from networks.arithmetic.periods import Precision
from networks.fields import DerivedField
from networks.models import Membership, Organisation
from networks.tables import MEMBERSHIPS, ORGANISATIONS
from reflections.ledger.progress import progress
from reflections.ledger.reports import Batch, Entry
from reflections.models import Reflection
from reflections.tables import REFLECTIONS

AT_ONCE = 1000
LINKS = ("parent", "successor")
LINK_COLUMNS = {"parent_id", "successor_id"}
END = ("ended_on", "ended_on_precision")


def save(batches: Iterable[Batch]) -> None:
    """Raises IntegrityError or DataError when the database refuses a row."""
    for batch in batches:
        if batch.table is ORGANISATIONS:
            _save_organisations(batch)
        elif batch.table is MEMBERSHIPS:
            _save_memberships(batch)
        else:
            _update(batch.updates)
            _create(batch)
        if batch.table is REFLECTIONS:
            _save_named(batch)


def _save_organisations(batch: Batch) -> None:
    """Links are cut before any is tied, so that no loop is there on the way to a ledger without."""
    relinked = [entry for entry in batch.updates if LINK_COLUMNS & set(entry.changed)]
    Organisation.objects.filter(pk__in=[entry.row.pk for entry in relinked]).update(
        parent=None, successor=None
    )
    _update(batch.updates, leaving_out=LINK_COLUMNS)
    new = batch.new
    linked = [entry.row for entry in new if entry.row.parent or entry.row.successor]
    linked += [entry.row for entry in relinked]
    ends = {id(row): (row.parent, row.successor) for row in linked}
    for row in linked:
        row.parent = row.successor = None
    _create(batch)
    for row in linked:
        row.parent, row.successor = ends[id(row)]
    Organisation.objects.bulk_update(linked, LINKS, batch_size=AT_ONCE)


def _save_memberships(batch: Batch) -> None:
    """Those that change are cut to one day first, so that none overlaps on the way."""
    moved = [entry for entry in batch.updates if {"held_by", *END} & set(entry.changed)]
    ends = [(entry.row, entry.row.ended_on, entry.row.ended_on_precision) for entry in moved]
    for row, _, _ in ends:
        row.ended_on, row.ended_on_precision = row.started_on, Precision.DAY
    rows = [row for row, _, _ in ends]
    Membership.objects.bulk_update(rows, END, batch_size=AT_ONCE)
    _update(batch.updates, leaving_out=set(END))
    for row, ended_on, precision in ends:
        row.ended_on, row.ended_on_precision = ended_on, precision
    Membership.objects.bulk_update(rows, END, batch_size=AT_ONCE)
    _create(batch)


def _create(batch: Batch) -> None:
    rows = [_unnumbered(entry.row) for entry in batch.new]
    with progress(rows, f"Saving {batch.file}") as bar:
        waiting = iter(rows)
        while chunk := list(islice(waiting, AT_ONCE)):
            batch.table.model.objects.bulk_create(chunk)
            bar.update(len(chunk))


def _unnumbered(row):
    """The numbers of new rows stood in for those that the database now gives."""
    row.pk = None
    for link in ("organisation", "membership"):
        if hasattr(type(row), link):
            setattr(row, f"{link}_id", getattr(row, link).pk)
    return row


def _update(entries: Iterable[Entry], leaving_out: Iterable[str] = ()) -> None:
    """Write what changed and nothing else, and count it as one more save of the row."""
    alike: dict[frozenset[str], list] = defaultdict(list)
    for entry in entries:
        entry.row.version += 1
        names = {*entry.changed, *_derive(entry), "version"} - {*leaving_out, "named"}
        alike[frozenset(names)].append(entry.row)
    for names, rows in alike.items():
        type(rows[0]).objects.bulk_update(rows, sorted(names), batch_size=AT_ONCE)


def _derive(entry: Entry) -> Iterable[str]:
    for field in entry.row._meta.fields:
        if isinstance(field, DerivedField) and set(field.sources) & set(entry.changed):
            field.pre_save(entry.row, add=False)
            yield field.name


def _save_named(batch: Batch) -> None:
    about = Reflection.organisations.through
    changed = [entry for entry in batch.updates if "named" in entry.changed]
    about.objects.filter(reflection__in=[entry.row.pk for entry in changed]).delete()
    pairs = [
        about(reflection_id=entry.row.pk, organisation_id=organisation.pk)
        for entry in [*batch.new, *changed]
        for organisation in entry.row.named
    ]
    about.objects.bulk_create(pairs, batch_size=AT_ONCE)
