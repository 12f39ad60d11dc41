"""A stamp for each ledger, which the database itself changes with whatever changes in the ledger.

A page that was made under a stamp is still true while the stamp is the same. No code of ours has to think
of it: bulk inserts, updates by SQL, cascades and links are seen too. A stamp is random, so that none comes
back with another ledger behind it, as a counter would after a backup was put back. The table is no model:
nothing but these triggers writes to it.
"""

from typing import NamedTuple

from networks.migrations.parts import sqlite

TABLE = "networks_ledger_stamp"


class Owner(NamedTuple):
    """How a row leads to its owner: `m` is what a statement of PostgreSQL wrote, {} the row of SQLite."""

    of_rows: str
    of_row: str


OWN = Owner("SELECT m.owner_id FROM moved m", "SELECT {}.owner_id AS owner_id")
BY_NETWORK = Owner(
    "SELECT o.owner_id FROM moved m JOIN networks_organisation o ON o.id = m.organisation_id",
    "SELECT owner_id FROM networks_organisation WHERE id = {}.organisation_id",
)
BY_MEMBERSHIP = Owner(
    "SELECT o.owner_id FROM moved m JOIN networks_membership s ON s.id = m.membership_id "
    "JOIN networks_organisation o ON o.id = s.organisation_id",
    "SELECT o.owner_id FROM networks_membership s JOIN networks_organisation o "
    "ON o.id = s.organisation_id WHERE s.id = {}.membership_id",
)
# A statement's rows at once, on PostgreSQL: once for each statement, however many rows it has.
EVENTS = {
    "insert": ("INSERT", "NEW"),
    "delete": ("DELETE", "OLD"),
    "update": ("UPDATE", "NEW"),
    "before": ("UPDATE", "OLD"),
}
# One row at a time, on SQLite.
ROWS = {"insert": ("NEW",), "delete": ("OLD",), "update": ("OLD", "NEW")}
PERSON = {
    "sqlite": [
        f"""CREATE TRIGGER ledger_stamp_of_new AFTER INSERT ON auth_user BEGIN
        INSERT OR REPLACE INTO {TABLE} VALUES (NEW.id, lower(hex(randomblob(16)))); END""",
        f"""CREATE TRIGGER ledger_stamp_of_gone AFTER DELETE ON auth_user BEGIN
        DELETE FROM {TABLE} WHERE owner_id = OLD.id; END""",
    ],
    "postgresql": [
        f"""CREATE FUNCTION ledger_stamp_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                DELETE FROM {TABLE} WHERE owner_id = OLD.id;
            ELSE
                INSERT INTO {TABLE} VALUES (NEW.id, gen_random_uuid()::text)
                ON CONFLICT (owner_id) DO UPDATE SET stamp = EXCLUDED.stamp;
            END IF;
            RETURN NULL;
        END $$""",
        "CREATE TRIGGER ledger_stamp_of_person AFTER INSERT OR DELETE ON auth_user "
        "FOR EACH ROW EXECUTE FUNCTION ledger_stamp_of_person()",
    ],
}


def begin(schema_editor):
    vendor, execute = schema_editor.connection.vendor, schema_editor.execute
    execute(f"CREATE TABLE {TABLE} (owner_id bigint PRIMARY KEY, stamp varchar(36) NOT NULL)")
    for statement in PERSON[vendor]:
        execute(statement)
    random = "gen_random_uuid()::text" if vendor == "postgresql" else "lower(hex(randomblob(16)))"
    execute(f"INSERT INTO {TABLE} SELECT id, {random} FROM auth_user")


def end(schema_editor):
    vendor, execute = schema_editor.connection.vendor, schema_editor.execute
    if vendor == "postgresql":
        execute("DROP TRIGGER ledger_stamp_of_person ON auth_user")
        execute("DROP FUNCTION ledger_stamp_of_person()")
    else:
        execute("DROP TRIGGER ledger_stamp_of_new")
        execute("DROP TRIGGER ledger_stamp_of_gone")
    execute(f"DROP TABLE {TABLE}")


def watch(schema_editor, watched: dict[str, Owner]) -> None:
    """Each of these tables has its rows move the stamps of those whom they lead to."""
    for table, owner in watched.items():
        if schema_editor.connection.vendor == "postgresql":
            for statement in _postgresql(table, owner.of_rows):
                schema_editor.execute(statement)
        else:
            sqlite.install(schema_editor.execute, _sqlite(table, owner.of_row))


def unwatch(schema_editor, watched: dict[str, Owner]) -> None:
    vendor, execute = schema_editor.connection.vendor, schema_editor.execute
    for table in watched:
        if vendor == "postgresql":
            for name in names(table, vendor):
                execute(f"DROP TRIGGER {name} ON {table}")
            execute(f"DROP FUNCTION ledger_stamp_{table}()")
        else:
            sqlite.uninstall(execute, names(table, vendor))


def names(table: str, vendor: str) -> list[str]:
    """Those of its triggers."""
    events = EVENTS if vendor == "postgresql" else ROWS
    return [_name(table, event) for event in events]


def _name(table: str, event: str) -> str:
    return f"ledger_stamp_{table}_{event}"


def _postgresql(table: str, owners: str):
    yield f"""
    CREATE OR REPLACE FUNCTION ledger_stamp_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO {TABLE} SELECT owner_id, gen_random_uuid()::text
        FROM (SELECT DISTINCT owner_id FROM ({owners}) each) owners ORDER BY owner_id
        ON CONFLICT (owner_id) DO UPDATE SET stamp = EXCLUDED.stamp;
        RETURN NULL;
    END $$
    """
    for event, (statement, rows) in EVENTS.items():
        yield (
            f"CREATE TRIGGER {_name(table, event)} AFTER {statement} ON {table} "
            f"REFERENCING {rows} TABLE AS moved "
            f"FOR EACH STATEMENT EXECUTE FUNCTION ledger_stamp_{table}()"
        )


def _sqlite(table: str, owner: str) -> dict[str, str]:
    return {
        _name(table, event): f"""
        CREATE TRIGGER {_name(table, event)} AFTER {event.upper()} ON {table} BEGIN
        INSERT INTO {TABLE} SELECT owner_id, lower(hex(randomblob(16))) FROM ({" UNION ".join(map(owner.format, of))})
        WHERE owner_id IS NOT NULL
        ON CONFLICT (owner_id) DO UPDATE SET stamp = excluded.stamp; END
        """
        for event, of in ROWS.items()
    }
