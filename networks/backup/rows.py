"""Rows of any table as lines of JSON, and back as they were, whatever the database."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models.sql import InsertQuery

ROWS_AT_ONCE = 500


def tables(known: Apps = apps) -> list[type[models.Model]]:
    """Every table but the sessions', links between many and many among them."""
    all_models = known.get_models(include_auto_created=True)
    left_out = Session._meta.label
    return [model for model in all_models if model._meta.managed and model._meta.label != left_out]


def lines(model: type[models.Model]) -> Iterator[bytes]:
    """Every row in the order of its id, as `row` reads it; the same rows give the same bytes."""
    return lines_of(model._base_manager.all())


def lines_of(rows: models.QuerySet, without: Collection[str] = ()) -> Iterator[bytes]:
    """The same of some rows, and of some of their columns."""
    fields = [field for field in rows.model._meta.concrete_fields if field.name not in without]
    for row in rows.order_by("pk").iterator(chunk_size=ROWS_AT_ONCE):
        yield line_of({field.attname: _value(field, row) for field in fields})


def line_of(values: dict[str, Any]) -> bytes:
    """Keys in order, since PostgreSQL keeps those of a JSON column in an order of its own."""
    text = json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return text.encode() + b"\n"


def _value(field: models.Field, row: models.Model) -> Any:
    value = field.value_from_object(row) if field.is_relation else getattr(row, field.attname)
    if value is None or isinstance(field, models.JSONField):
        return value
    # The words of the field itself: exact for decimals, times and bytes alike.
    return value if isinstance(value, int) else field.value_to_string(row)


def row(model: type[models.Model], values: dict[str, Any]) -> models.Model:
    """Not saved yet. Raises ValueError or its like for values that no row of ours has."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: _read(fields[name], value) for name, value in values.items()})


def _read(field: models.Field, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    own = field.target_field if isinstance(field, models.ForeignKey) else field
    return own.to_python(value)


def insert(model: type[models.Model], rows: list[models.Model]) -> None:
    """Insert the rows as they are: with their ids, and no field fills itself in anew."""
    size = connection.ops.bulk_batch_size(list(model._meta.concrete_fields), rows) or len(rows)
    for start in range(0, len(rows), max(size, 1)):
        query = InsertQuery(model)
        batch = rows[start : start + size]
        query.insert_values(list(model._meta.concrete_fields), batch, raw=True)
        query.get_compiler(connection=connection).execute_sql()
