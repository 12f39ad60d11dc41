"""Rules that reach over several rows, held by the database itself.

Two memberships held by the same party do not overlap; following parent or successor never leads back;
no link joins two people's ledgers, and nothing changes hands. SQLite drops a table's triggers when a
later migration rebuilds the table: such a migration must run `install` again.
"""

from django.db import migrations

LINKS = ("parent", "successor")

# A vague end may have come on any day that it names, so only the days before them are surely held.
POSTGRESQL_SURELY_UNTIL = """
    CASE ended_on_precision
        WHEN 'day' THEN ended_on
        WHEN 'month' THEN greatest(started_on, ended_on - extract(day FROM ended_on)::int)
        ELSE greatest(started_on, make_date(extract(year FROM ended_on)::int - 1, 12, 31))
    END
"""
POSTGRESQL = [
    f"""
    ALTER TABLE networks_membership ADD CONSTRAINT membership_no_overlap EXCLUDE USING gist (
        int8range(organisation_id, organisation_id, '[]') WITH &&,
        int4range(CASE held_by WHEN 'self' THEN 0 ELSE 1 END,
                  CASE held_by WHEN 'self' THEN 0 ELSE 1 END, '[]') WITH &&,
        daterange(started_on, {POSTGRESQL_SURELY_UNTIL}, '[]') WITH &&
    ) WHERE (ended_on IS NULL OR ended_on >= started_on)
    """,
    # The lock makes two people at once in one ledger take turns, so that together they close no loop.
    """
    CREATE FUNCTION networks_organisation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND NEW.owner_id <> OLD.owner_id THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'an organisation never changes hands';
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('networks_organisation'), NEW.owner_id::int);
        IF EXISTS (SELECT 1 FROM networks_organisation o WHERE o.owner_id <> NEW.owner_id AND
                   (o.id IN (NEW.parent_id, NEW.successor_id) OR NEW.id IN (o.parent_id, o.successor_id)))
        THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a link would join two ledgers';
        END IF;
        IF EXISTS (WITH RECURSIVE up(id) AS (
                       SELECT NEW.parent_id UNION
                       SELECT o.parent_id FROM networks_organisation o JOIN up ON o.id = up.id)
                   SELECT 1 FROM up WHERE id = NEW.id)
           OR EXISTS (WITH RECURSIVE up(id) AS (
                       SELECT NEW.successor_id UNION
                       SELECT o.successor_id FROM networks_organisation o JOIN up ON o.id = up.id)
                   SELECT 1 FROM up WHERE id = NEW.id)
        THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a network would lie inside or follow itself';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER organisation_guard
    AFTER INSERT OR UPDATE OF parent_id, successor_id, owner_id ON networks_organisation
    FOR EACH ROW EXECUTE FUNCTION networks_organisation_guard()
    """,
]
POSTGRESQL_UNDO = [
    "DROP TRIGGER organisation_guard ON networks_organisation",
    "DROP FUNCTION networks_organisation_guard()",
    "ALTER TABLE networks_membership DROP CONSTRAINT membership_no_overlap",
]


def sqlite_surely_until(row: str) -> str:
    return f"""
    CASE WHEN {row}.ended_on IS NULL THEN '9999-12-31'
        WHEN {row}.ended_on_precision = 'day' THEN {row}.ended_on
        WHEN {row}.ended_on_precision = 'month'
            THEN max({row}.started_on, date({row}.ended_on, 'start of month', '-1 day'))
        ELSE max({row}.started_on, date({row}.ended_on, 'start of year', '-1 day'))
    END"""


def sqlite_trigger(name: str, event: str, table: str, condition: str, message: str) -> str:
    return f"""
    CREATE TRIGGER {name} AFTER {event} ON {table}
    BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END
    """


SQLITE_OVERLAP = f"""
    EXISTS (SELECT 1 FROM networks_membership other
            WHERE other.organisation_id = NEW.organisation_id AND other.id <> NEW.id
            AND other.held_by = NEW.held_by
            AND other.started_on <= {sqlite_surely_until("NEW")}
            AND NEW.started_on <= {sqlite_surely_until("other")})
"""
SQLITE_TWO_LEDGERS = """
    EXISTS (SELECT 1 FROM networks_organisation o WHERE o.owner_id <> NEW.owner_id AND
            (o.id IN (NEW.parent_id, NEW.successor_id) OR NEW.id IN (o.parent_id, o.successor_id)))
"""


def sqlite_loop(link: str) -> str:
    return f"""
    EXISTS (WITH RECURSIVE up(id) AS (
                SELECT NEW.{link}_id UNION
                SELECT o.{link}_id FROM networks_organisation o JOIN up ON o.id = up.id)
            SELECT 1 FROM up WHERE id = NEW.id)
    """


def sqlite_triggers() -> dict[str, str]:
    """Name and statement of each; every rule needs one for new rows and one for changed ones."""
    rules = {
        "membership_overlap": (
            "networks_membership",
            "organisation_id, held_by, started_on, ended_on, ended_on_precision",
            SQLITE_OVERLAP,
            "memberships overlap",
        ),
        "organisation_two_ledgers": (
            "networks_organisation",
            "parent_id, successor_id, owner_id",
            SQLITE_TWO_LEDGERS,
            "a link would join two ledgers",
        ),
        **{
            f"organisation_{link}_loop": (
                "networks_organisation",
                f"{link}_id",
                sqlite_loop(link),
                "a network would lie inside or follow itself",
            )
            for link in LINKS
        },
    }
    statements = {
        f"{name}_{verb}": sqlite_trigger(f"{name}_{verb}", event, table, condition, message)
        for name, (table, columns, condition, message) in rules.items()
        for verb, event in (("insert", "INSERT"), ("update", f"UPDATE OF {columns}"))
    }
    statements["organisation_owner_stays"] = sqlite_trigger(
        "organisation_owner_stays",
        "UPDATE OF owner_id",
        "networks_organisation",
        "NEW.owner_id <> OLD.owner_id",
        "an organisation never changes hands",
    )
    return statements


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)
    else:
        for name, statement in sqlite_triggers().items():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
            schema_editor.execute(statement)


def uninstall(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL_UNDO:
            schema_editor.execute(statement)
    else:
        for name in sqlite_triggers():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_first_edition")]
    operations = [migrations.RunPython(install, uninstall)]
