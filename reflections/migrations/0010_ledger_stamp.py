"""The stamp of a ledger changes with what its owner makes of it, too.

SQLite drops a table's triggers when a later migration rebuilds the table: such a migration must run
`install` again.
"""

from importlib import import_module

from django.db import migrations

stamps = import_module("networks.migrations.0015_ledger_stamp")

BY_ENTRY = "SELECT r.owner_id FROM {} m JOIN reflections_reflection r ON r.id = m.reflection_id"
stamps.ROW[BY_ENTRY] = "SELECT owner_id FROM reflections_reflection WHERE id = {}.reflection_id"
WATCHED = {
    "reflections_appraisal": stamps.BY_MEMBERSHIP,
    "reflections_decision": stamps.BY_NETWORK,
    "reflections_reflection": stamps.OWN,
    "reflections_reflection_organisations": BY_ENTRY,
    "reflections_storyload": stamps.OWN,
}


def install(apps, schema_editor):
    stamps.install_on(schema_editor.connection, schema_editor.execute, WATCHED)


def uninstall(apps, schema_editor):
    stamps.uninstall_from(schema_editor.connection, schema_editor.execute, WATCHED)


class Migration(migrations.Migration):
    dependencies = [("reflections", "0009_sheets_to_match"), ("networks", "0015_ledger_stamp")]
    operations = [migrations.RunPython(install, uninstall)]
