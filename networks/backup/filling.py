"""Empties tables, and fills them from a backup; inside a transaction of the caller's."""

import json
from collections.abc import Iterable, Iterator
from zipfile import ZipFile

from django.db import connection, models

from networks.backup.archive import Contents, contents_of, member
from networks.backup.rows import ROWS_AT_ONCE, insert, line_of, row

# No row of ours is longer; a line that is comes from somewhere else.
LONGEST_LINE = 64 * 1024 * 1024


def empty(emptied: Iterable[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for model in emptied:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def fill(model: type[models.Model], archive: ZipFile) -> Contents:
    """What it read, as `rows.lines` will write it."""
    return contents_of(_filling(model, archive))


def _filling(model: type[models.Model], archive: ZipFile) -> Iterator[bytes]:
    waiting: list[models.Model] = []
    with archive.open(member(model._meta.label)) as part:
        while line := part.readline(LONGEST_LINE):
            values = json.loads(line)
            yield line_of(values)
            waiting.append(row(model, values))
            if len(waiting) == ROWS_AT_ONCE:
                insert(model, waiting)
                waiting = []
    insert(model, waiting)
