"""A stamp for each ledger, which the database itself changes with whatever changes in the ledger.

A page that was made under a stamp is still true while the stamp is the same. No code of ours has to think
of it: bulk inserts, updates by SQL, cascades and links are seen too. A stamp is random, so that none comes
back with another ledger behind it, as a counter would after a backup was put back. The table is no model:
nothing but these triggers writes to it. SQLite drops a table's triggers when a later migration rebuilds the
table: such a migration must run `install` again.
"""

from django.db import migrations

TABLE = "networks_ledger_stamp"
# From a row of the table to its owner; `m` is what was inserted, changed or deleted.
OWN = "SELECT m.owner_id FROM {} m"
BY_NETWORK = "SELECT o.owner_id FROM {} m JOIN networks_organisation o ON o.id = m.organisation_id"
BY_MEMBERSHIP = (
    "SELECT o.owner_id FROM {} m JOIN networks_membership s ON s.id = m.membership_id "
    "JOIN networks_organisation o ON o.id = s.organisation_id"
)
# What SQLite is told of one row, by the column that leads to the owner.
ROW = {
    OWN: "SELECT {}.owner_id AS owner_id",
    BY_NETWORK: "SELECT owner_id FROM networks_organisation WHERE id = {}.organisation_id",
    BY_MEMBERSHIP: "SELECT o.owner_id FROM networks_membership s JOIN networks_organisation o "
    "ON o.id = s.organisation_id WHERE s.id = {}.membership_id",
}
WATCHED = {
    "networks_organisation": OWN,
    "networks_membership": BY_NETWORK,
    "networks_fee": BY_MEMBERSHIP,
    "networks_activity": BY_NETWORK,
    "networks_role": BY_NETWORK,
    "networks_preference": OWN,
    # Pages ask it when something was entered; its rows come and go with it.
    "networks_change": OWN,
}
# A statement's rows at once, on PostgreSQL: once for each statement, however many rows it has.
EVENTS = {
    "insert": ("INSERT", "NEW"),
    "delete": ("DELETE", "OLD"),
    "update": ("UPDATE", "NEW"),
    "before": ("UPDATE", "OLD"),
}
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


def names(table: str, vendor: str) -> list[str]:
    events = EVENTS if vendor == "postgresql" else ("insert", "delete", "update")
    return [f"ledger_stamp_{table}_{event}" for event in events]


def install_on(connection, execute, watched: dict[str, str]) -> None:
    for table, way in watched.items():
        make = _postgresql if connection.vendor == "postgresql" else _sqlite
        for statement in make(table, way):
            execute(statement)


def uninstall_from(connection, execute, watched: dict[str, str]) -> None:
    for table in watched:
        for name in names(table, connection.vendor):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            execute(f"DROP TRIGGER IF EXISTS {name}{on}")
        if connection.vendor == "postgresql":
            execute(f"DROP FUNCTION IF EXISTS ledger_stamp_{table}()")


def _postgresql(table: str, way: str):
    yield f"""
    CREATE OR REPLACE FUNCTION ledger_stamp_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO {TABLE} SELECT owner_id, gen_random_uuid()::text
        FROM (SELECT DISTINCT owner_id FROM ({way.format("moved")}) each) owners ORDER BY owner_id
        ON CONFLICT (owner_id) DO UPDATE SET stamp = EXCLUDED.stamp;
        RETURN NULL;
    END $$
    """
    for name, (event, rows) in zip(names(table, "postgresql"), EVENTS.values(), strict=True):
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield (
            f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows} TABLE AS moved "
            f"FOR EACH STATEMENT EXECUTE FUNCTION ledger_stamp_{table}()"
        )


def _sqlite(table: str, way: str):
    for event in ("insert", "delete", "update"):
        rows = {"insert": ("NEW",), "delete": ("OLD",), "update": ("OLD", "NEW")}[event]
        owners = " UNION ".join(ROW[way].format(row) for row in rows)
        yield f"DROP TRIGGER IF EXISTS ledger_stamp_{table}_{event}"
        yield f"""
        CREATE TRIGGER ledger_stamp_{table}_{event} AFTER {event.upper()} ON {table} BEGIN
        INSERT INTO {TABLE} SELECT owner_id, lower(hex(randomblob(16))) FROM ({owners})
        WHERE owner_id IS NOT NULL
        ON CONFLICT (owner_id) DO UPDATE SET stamp = excluded.stamp; END
        """


def begin(apps, schema_editor):
    vendor, execute = schema_editor.connection.vendor, schema_editor.execute
    execute(f"CREATE TABLE {TABLE} (owner_id bigint PRIMARY KEY, stamp varchar(36) NOT NULL)")
    for statement in PERSON[vendor]:
        execute(statement)
    random = "gen_random_uuid()::text" if vendor == "postgresql" else "lower(hex(randomblob(16)))"
    execute(f"INSERT INTO {TABLE} SELECT id, {random} FROM auth_user")


def end(apps, schema_editor):
    vendor, execute = schema_editor.connection.vendor, schema_editor.execute
    if vendor == "postgresql":
        execute("DROP TRIGGER ledger_stamp_of_person ON auth_user")
        execute("DROP FUNCTION ledger_stamp_of_person()")
    else:
        execute("DROP TRIGGER ledger_stamp_of_new")
        execute("DROP TRIGGER ledger_stamp_of_gone")
    execute(f"DROP TABLE {TABLE}")


def install(apps, schema_editor):
    install_on(schema_editor.connection, schema_editor.execute, WATCHED)


def uninstall(apps, schema_editor):
    uninstall_from(schema_editor.connection, schema_editor.execute, WATCHED)


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0014_invitation"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunPython(begin, end),
        migrations.RunPython(install, uninstall),
    ]
