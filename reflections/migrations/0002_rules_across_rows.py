"""A journal entry is about its owner's own networks, and never changes hands.

SQLite drops a table's triggers when a later migration rebuilds the table: such a migration must run
`install` again.
"""

from django.db import migrations

ABOUT = "reflections_reflection_organisations"
STRANGER = """
    EXISTS (SELECT 1 FROM reflections_reflection r, networks_organisation o
            WHERE r.id = NEW.reflection_id AND o.id = NEW.organisation_id AND r.owner_id <> o.owner_id)
"""
POSTGRESQL = [
    f"""
    CREATE FUNCTION reflections_about_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {STRANGER} THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a link would join two ledgers';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION reflections_owner_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.owner_id <> OLD.owner_id THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a reflection never changes hands';
        END IF;
        RETURN NULL;
    END $$
    """,
    f"CREATE TRIGGER reflection_about_own AFTER INSERT OR UPDATE ON {ABOUT} "
    "FOR EACH ROW EXECUTE FUNCTION reflections_about_guard()",
    "CREATE TRIGGER reflection_owner_stays AFTER UPDATE OF owner_id ON reflections_reflection "
    "FOR EACH ROW EXECUTE FUNCTION reflections_owner_guard()",
]
POSTGRESQL_UNDO = [
    "DROP TRIGGER reflection_owner_stays ON reflections_reflection",
    f"DROP TRIGGER reflection_about_own ON {ABOUT}",
    "DROP FUNCTION reflections_owner_guard()",
    "DROP FUNCTION reflections_about_guard()",
]
SQLITE = {
    "reflection_about_own_insert": f"""
        CREATE TRIGGER reflection_about_own_insert AFTER INSERT ON {ABOUT}
        BEGIN SELECT RAISE(ABORT, 'a link would join two ledgers') WHERE {STRANGER}; END
    """,
    "reflection_about_own_update": f"""
        CREATE TRIGGER reflection_about_own_update AFTER UPDATE ON {ABOUT}
        BEGIN SELECT RAISE(ABORT, 'a link would join two ledgers') WHERE {STRANGER}; END
    """,
    "reflection_owner_stays": """
        CREATE TRIGGER reflection_owner_stays AFTER UPDATE OF owner_id ON reflections_reflection
        WHEN NEW.owner_id <> OLD.owner_id
        BEGIN SELECT RAISE(ABORT, 'a reflection never changes hands'); END
    """,
}


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = POSTGRESQL
    else:
        statements = [
            s for name in SQLITE for s in (f"DROP TRIGGER IF EXISTS {name}", SQLITE[name])
        ]
    for statement in statements:
        schema_editor.execute(statement)


def uninstall(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = POSTGRESQL_UNDO
    else:
        statements = [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("reflections", "0001_first_edition"), ("networks", "0002_rules_across_rows")]
    operations = [migrations.RunPython(install, uninstall)]
