"""Which rows of a file are rows of the ledger already."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Any

from networks.csvfiles.column import Column
from networks.csvfiles.entries import Entry
from networks.csvfiles.table import Table


def pairs(
    groups: dict[Hashable, list[Entry]], stored: list[Any], table: Table, shown: list[Column]
) -> Iterator[tuple[Entry, Any]]:
    """Each entry with its stored row; the others are new. `groups` are the entries by their key.

    Rows that share a key are told apart by their order, unless the file has just the stored ones in
    another order: then each is paired with its equal. `shown` are the columns in the file.
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
