"""The guard against links between two ledgers asks by equalities, for which there are indexes.

As it was put before, both databases read every network of everybody for each one that was added. Here too:
a migration by which SQLite rebuilds the table must put the triggers back (0007 has how).
"""

from importlib import import_module

from django.db import migrations

earlier = import_module("networks.migrations.0007_second_edition")

TWO_LEDGERS = """
    EXISTS (SELECT 1 FROM networks_organisation o WHERE o.owner_id <> NEW.owner_id AND
            (o.id = NEW.parent_id OR o.id = NEW.host_id OR o.id = NEW.successor_id
             OR o.parent_id = NEW.id OR o.host_id = NEW.id OR o.successor_id = NEW.id))
"""
[FUNCTION] = [each for each in earlier.POSTGRESQL if "FUNCTION networks_organisation_guard() RETURNS" in each]
SQLITE = {
    name: statement
    for name, statement in earlier.sqlite_triggers().items()
    if name.startswith("organisation_two_ledgers")
}


def _put(schema_editor, as_it_was: bool) -> None:
    def worded(statement: str) -> str:
        return statement if as_it_was else statement.replace(earlier.TWO_LEDGERS, TWO_LEDGERS)

    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(worded(FUNCTION))
        return
    for name, statement in SQLITE.items():
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        schema_editor.execute(worded(statement))


def install(apps, schema_editor):
    _put(schema_editor, as_it_was=False)


def uninstall(apps, schema_editor):
    _put(schema_editor, as_it_was=True)


class Migration(migrations.Migration):
    dependencies = [("networks", "0015_ledger_stamp")]
    operations = [migrations.RunPython(install, uninstall)]
