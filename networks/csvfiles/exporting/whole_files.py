"""The text of a table's file with all rows of an owner, many rows at a time."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, AnyStr

from django.contrib.auth.models import User
from django.db import connections
from django.db.models import QuerySet

from networks.csvfiles.table import ROWS_AT_ONCE, Table

LINES_AT_ONCE = 200


def texts(table: Table, owner: User) -> Iterator[str]:
    """A piece after the other, the header in the first.

    Where each cell is a stored value, no object is made of a row: of a hundred thousand rows that
    took five times as long.
    """
    if not all(column.path for column in table.columns):
        yield from together(table.lines(table.exported(owner)), "")
        return
    yield _written([table.headings])
    rows = table.of(owner).values_list(*(column.path for column in table.columns))
    for stored in _columns(rows, [column.write_value for column in table.columns]):
        yield _written(zip(*stored, strict=True))


def together(lines: Iterable[AnyStr], nothing: AnyStr) -> Iterator[AnyStr]:
    """The lines in pieces of LINES_AT_ONCE; `nothing` is an empty text of their type."""
    waiting = iter(lines)
    while text := nothing.join(islice(waiting, LINES_AT_ONCE)):
        yield text


def _columns(
    rows: QuerySet, wordings: Sequence[Callable[[Any], str]]
) -> Iterator[list[Sequence[str]]]:
    """What is said of the values, by columns; equal values of a piece are put in words once."""
    # Django would convert every value by itself: here each different one is, once.
    compiler, connection = rows.query.get_compiler(rows.db), connections[rows.db]
    pieces = compiler.execute_sql(chunked_fetch=True, chunk_size=ROWS_AT_ONCE)
    converters = compiler.get_converters(expression for expression, *_ in compiler.select)

    def wording_of_value(at: int, value: Any) -> str:
        for convert in converters.get(at, ((), None))[0]:
            value = convert(value, converters[at][1], connection)
        return wordings[at](value)

    for piece in pieces:
        columns: list[Sequence[str]] = []
        for at, stored in enumerate(zip(*piece, strict=True)):
            wording_of = {value: wording_of_value(at, value) for value in set(stored)}
            columns.append([wording_of[value] for value in stored])
        yield columns


def _written(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
