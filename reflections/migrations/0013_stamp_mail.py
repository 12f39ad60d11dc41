"""The stamp of a ledger changes with the mail that waits, for the dashboard counts it.

SQLite drops a table's triggers when a later migration rebuilds the table: such a migration must run
`install` again.
"""

from importlib import import_module

from django.db import migrations

stamps = import_module("networks.migrations.0015_ledger_stamp")

WATCHED = {"reflections_mailedmessage": stamps.OWN}


def install(apps, schema_editor):
    stamps.install_on(schema_editor.connection, schema_editor.execute, WATCHED)


def uninstall(apps, schema_editor):
    stamps.uninstall_from(schema_editor.connection, schema_editor.execute, WATCHED)


class Migration(migrations.Migration):
    dependencies = [("reflections", "0012_mail_in"), ("networks", "0015_ledger_stamp")]
    operations = [migrations.RunPython(install, uninstall)]
