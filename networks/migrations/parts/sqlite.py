"""Triggers of SQLite, which drops those of a table when a migration rebuilds it.

Nor can it rename a table that the trigger of another one names. So a migration that rebuilds a table begins
with `put_aside` and ends with `put_back`, which take off and put back all triggers, those of other apps too.
"""

ASIDE: dict[str, str] = {}


def trigger(name: str, event: str, table: str, condition: str, message: str) -> str:
    return f"""
    CREATE TRIGGER {name} AFTER {event} ON {table}
    BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END
    """


def install(execute, statements: dict[str, str]) -> None:
    """Put these triggers, by name, in the place of those of the same names."""
    for name, statement in statements.items():
        execute(f"DROP TRIGGER IF EXISTS {name}")
        execute(statement)


def uninstall(execute, names) -> None:
    for name in names:
        execute(f'DROP TRIGGER IF EXISTS "{name}"')


def put_aside(schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            ASIDE.update(cursor.fetchall())
        uninstall(schema_editor.execute, ASIDE)


def put_back(schema_editor):
    for name in list(ASIDE):
        schema_editor.execute(ASIDE.pop(name))
