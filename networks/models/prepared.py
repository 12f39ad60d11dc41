"""Questions that Django puts into the database's words once, in the life of the process.

For those that every page asks, and those of a whole ledger: to write one anew takes longer than to
answer it.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from functools import cached_property
from inspect import signature
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL


class _Place(NamedTuple):
    """Stands among the parameters where the value goes that is asked about."""

    number: int


class _Written(NamedTuple):
    sql: str
    parameters: Sequence[Any]
    expressions: Sequence[Any]
    row: Callable[..., Any]


class PreparedQuery:
    """A `values` of named columns that is asked for other ids, or texts, each time.

    They go to the database as they are, without what a field makes of a value before it is sought.
    """

    def __init__(self, query: Callable[..., QuerySet[Any, Any]]):
        self._query = query

    @cached_property
    def _written(self) -> _Written:
        count = len(signature(self._query).parameters)
        # Of an expression nobody wants to know yet whether it is an id, or whose.
        query = self._query(*(RawSQL("%s", [_Place(at)]) for at in range(count))).query
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        row = namedtuple("row", query.selected or ())  # type: ignore[misc]  # other names for each
        return _Written(sql, parameters, [column for column, *_ in compiler.select], row)

    def rows(self, *asked: int | str) -> list[Any]:
        """With an attribute for each column, named as in the `values`."""
        return list(map(self._written.row, *self.columns(*asked)))

    def columns(self, *asked: int | str) -> list[Sequence[Any]]:
        """Each column by itself, with the values that its field makes of what is stored.

        Each value is converted once, however many rows have it: of thousands of rows most say the
        same, and to make a Decimal or a date for each took longer than all that is worked out from
        them.
        """
        sql, parameters, expressions, _ = self._written
        connection = connections[DEFAULT_DB_ALIAS]
        values = [asked[it.number] if isinstance(it, _Place) else it for it in parameters]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            columns: list[Sequence[Any]] = list(zip(*cursor.fetchall(), strict=True))
        if not columns:
            return [()] * len(expressions)
        for at, expression in enumerate(expressions):
            converters = connection.ops.get_db_converters(expression)
            if converters := converters + expression.get_db_converters(connection):
                converted = {}
                for stored in set(columns[at]):
                    value = stored
                    for convert in converters:
                        value = convert(value, expression, connection)
                    converted[stored] = value
                columns[at] = [converted[stored] for stored in columns[at]]
        return columns
