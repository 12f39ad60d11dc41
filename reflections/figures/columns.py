"""What a query finds by columns, for tables with many rows."""

from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.models import QuerySet


def columns_of(rows: QuerySet) -> list[Sequence[Any]]:
    """The columns of a `values_list`, with the values that the fields make of what is stored.

    Each value is converted once, however many rows have it: of thousands of rows most say the same,
    and to make a Decimal or a date for each took longer than all that is worked out from them.
    """
    compiler = rows.query.get_compiler(rows.db)
    sql, params = compiler.as_sql()
    converters = compiler.get_converters(expression for expression, *_ in compiler.select)
    connection = connections[rows.db]
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        columns: list[Sequence[Any]] = list(zip(*cursor.fetchall(), strict=True))
    columns = columns or [()] * len(compiler.select)
    for at, (convert_all, expression) in converters.items():
        converted = {}
        for stored in set(columns[at]):
            value = stored
            for convert in convert_all:
                value = convert(value, expression, connection)
            converted[stored] = value
        columns[at] = [converted[stored] for stored in columns[at]]
    return columns
