"""Columns that are new to rows of before."""

from itertools import islice

from networks.fields.texts import searchable

AT_ONCE = 500


def fill_search_text(apps, app: str, sources: dict[str, tuple[str, ...]]) -> None:
    """`search_text` of the rows of these models, from their columns."""
    for model, columns in sources.items():
        rows = apps.get_model(app, model)._base_manager.all()
        waiting = iter(rows.iterator(AT_ONCE))
        while batch := list(islice(waiting, AT_ONCE)):
            for row in batch:
                row.search_text = searchable(*(getattr(row, name) for name in columns))
            rows.bulk_update(batch, ["search_text"])


def fill_ref(schema_editor, *tables: str) -> None:
    vendor = schema_editor.connection.vendor
    new = "gen_random_uuid()" if vendor == "postgresql" else "lower(hex(randomblob(16)))"
    for table in tables:
        schema_editor.execute(f"UPDATE {table} SET ref = {new} WHERE ref IS NULL")
