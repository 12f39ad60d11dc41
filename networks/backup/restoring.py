"""A backup in the place of everything that the database holds."""

from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Max

from networks.backup.archive import (
    CannotBackUp,
    Contents,
    contents_of,
    is_older,
    read_contents,
)
from networks.backup.filling import empty, fill
from networks.backup.rows import lines, tables
from networks.backup.upgrading import upgraded
from networks.models import ChangedRow, Organisation


def restore(path: Path, *, over: bool = False) -> dict[str, Contents]:
    """Put the backup in the place of everything that the database holds; all of it or nothing.

    One that an earlier version made is brought up to date aside, and then restored. Raises
    CannotBackUp, with nothing changed, for a file that is cut, changed, foreign or of a newer
    version, and, unless `over`, where the database holds somebody's ledger.
    """
    contents = read_contents(path)
    if not over and Organisation.objects.exists():
        raise CannotBackUp(
            "This database holds ledgers already. To put the backup in their place, add --over."
        )
    if is_older(path):
        with TemporaryDirectory() as folder:
            return restore(upgraded(path, Path(folder)), over=over)
    try:
        with transaction.atomic(), ZipFile(path) as archive:
            # Sessions too: the backup may know other people by the same ids.
            empty([*tables(), Session])
            filled = {model: fill(model, archive) for model in tables()}
            _go_on_counting()
            # Read back out of the database: a column that quietly changed a value is found here.
            for model, read in filled.items():
                if contents_of(lines(model)) != read:
                    raise ValueError(f"{model._meta.label} is not as it was in the backup")
    except (DatabaseError, ValueError, TypeError, KeyError, ValidationError) as error:
        raise CannotBackUp(
            f"{path} does not fit into this database; nothing was changed."
        ) from error
    return contents


def _go_on_counting() -> None:
    """The next new row gets an id of its own, which no deleted row had that might come back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)
        for label, highest in ChangedRow.objects.values_list("model").annotate(Max("row")):
            _count_from(cursor, apps.get_model(label), highest)


def _count_from(cursor: CursorWrapper, model: type[models.Model], highest: int) -> None:
    # What was deleted from the end of a table may come back by undo, and must find its id free.
    table, last = model._meta.db_table, model._base_manager.aggregate(Max("pk"))["pk__max"] or 0
    if highest <= last:
        return
    if connection.vendor == "sqlite":
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, highest])
    else:
        quoted = connection.ops.quote_name(table)
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [quoted, highest])
