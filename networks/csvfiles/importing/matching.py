"""Which rows of a file are rows of the ledger already."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Any

from networks.csvfiles.columns.column import Column
from networks.csvfiles.importing.entries import Entry
from networks.csvfiles.table import Table


def pairs(
    entries: list[Entry], stored: list[Any], table: Table, shown: list[Column]
) -> Iterator[tuple[Entry, Any]]:
    """Each entry with its stored row; the others are new.

    A row is looked for by its ref first, and then, among those that no ref named, by its key.
    `shown` are the columns in the file.
    """
    # Objects are told apart by id(): two new rows that are equal are still two.
    by_ref = {row.ref: row for row in stored}
    by_own_ref = {
        id(entry): by_ref.pop(entry.row.ref) for entry in entries if entry.row.ref in by_ref
    }
    groups: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        if id(entry) in by_own_ref:
            yield entry, by_own_ref[id(entry)]
        else:
            groups[table.key(entry.row)].append(entry)
    with_ref = {id(row) for row in by_own_ref.values()}
    yield from _by_key(groups, [row for row in stored if id(row) not in with_ref], table, shown)


def _by_key(
    groups: dict[Hashable, list[Entry]], stored: list[Any], table: Table, shown: list[Column]
) -> Iterator[tuple[Entry, Any]]:
    """Rows that share a key are told apart by their order.

    Unless the file has just the stored ones in another order: then each is paired with its equal.
    """
    names = [
        name
        for column in shown
        if column.heading not in table.filled_in
        for name in column.attributes
    ]
    by_key: dict[Hashable, list[Any]] = defaultdict(list)
    for row in stored:
        by_key[table.key(row)].append(row)
    for key, entries in groups.items():
        rows = by_key.get(key, [])
        if len(rows) == len(entries) > 1:
            rows = _in_order_of(entries, rows, names) or rows
        yield from zip(entries, rows, strict=False)


def _in_order_of(entries: list[Entry], rows: list[Any], names: list[str]) -> list[Any] | None:
    equal: dict[tuple, list[Any]] = defaultdict(list)
    for row in reversed(rows):
        equal[_values(row, names)].append(row)
    ordered = []
    for entry in entries:
        same = equal.get(_values(entry.row, names))
        if not same:
            return None
        ordered.append(same.pop())
    return ordered


def _values(row: Any, names: list[str]) -> tuple:
    values = (getattr(row, name) for name in names)
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)
