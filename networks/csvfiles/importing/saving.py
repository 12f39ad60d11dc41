"""Rows of a plan without problems into the database; call it inside a transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from networks.changing import AT_ONCE
from networks.csvfiles.columns.column import Column
from networks.csvfiles.importing.entries import Entry
from networks.fields import DerivedField


def create_in_steps(columns: Iterable[Column], entries: list[Entry]) -> Iterator[tuple[int, int]]:
    """Save the new ones among `entries`; tells how many are saved by now, of how many."""
    rows = [entry.row for entry in entries if entry.is_new]
    for row in rows:
        # The number that it had stood in for the one that the database now gives.
        row.pk = None
        for column in columns:
            column.renumber(row)
    for start in range(0, len(rows), AT_ONCE):
        chunk = rows[start : start + AT_ONCE]
        type(chunk[0]).objects.bulk_create(chunk)
        yield start + len(chunk), len(rows)


def update(
    columns: Iterable[Column], entries: Iterable[Entry], leaving_out: Iterable[str] = ()
) -> None:
    """Write what changed and nothing else, and count it as one more save of the row."""
    alike: dict[frozenset[str], list] = defaultdict(list)
    for entry in entries:
        if not entry.changed:
            continue
        for column in columns:
            column.renumber(entry.row)
        # As Record.save counts it, which a bulk_update passes by.
        entry.row.version += 1
        # Links between many and many are among the changes, but are in no column of the row.
        own_columns = {field.attname for field in entry.row._meta.concrete_fields}
        stored = own_columns & set(entry.changed)
        written = {*stored, *_derive(entry), "version"}.difference(leaving_out)
        alike[frozenset(written)].append(entry.row)
    for names, rows in alike.items():
        type(rows[0]).objects.bulk_update(rows, sorted(names), batch_size=AT_ONCE)


def _derive(entry: Entry) -> Iterable[str]:
    """Work out the columns that follow from what changed: bulk_update asks no field to."""
    for field in entry.row._meta.fields:
        if isinstance(field, DerivedField) and set(field.sources) & set(entry.changed):
            field.pre_save(entry.row, add=False)
            yield field.name
