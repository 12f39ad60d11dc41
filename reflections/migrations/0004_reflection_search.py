"""Folded columns, so that search finds évora and Évora alike on every database."""

from importlib import import_module

import networks.fields.texts
import reflections.models.reflection
from django.db import migrations

rules = import_module("reflections.migrations.0002_rules_across_rows")
COLUMNS = ("search_text", "tag_keys")
AT_ONCE = 200


def fill(apps, schema_editor):
    Reflection = apps.get_model("reflections", "Reflection")
    fields = [Reflection._meta.get_field(name) for name in COLUMNS]
    waiting = []
    for entry in Reflection.objects.defer("body_html").iterator(AT_ONCE):
        for field in fields:
            field.pre_save(entry, add=False)
        waiting.append(entry)
        if len(waiting) == AT_ONCE:
            Reflection.objects.bulk_update(waiting, COLUMNS)
            waiting = []
    Reflection.objects.bulk_update(waiting, COLUMNS)


class Migration(migrations.Migration):
    dependencies = [("reflections", "0003_ledger_keepers")]
    operations = [
        # SQLite rebuilds the table for a new column: its triggers go before and come back after.
        migrations.RunPython(rules.uninstall, rules.install),
        migrations.AddField(
            model_name="reflection",
            name="search_text",
            field=networks.fields.texts.DerivedField(
                default="",
                derive=reflections.models.reflection.searchable,
                editable=False,
                source=("title", "body", "tags"),
            ),
        ),
        migrations.AddField(
            model_name="reflection",
            name="tag_keys",
            field=networks.fields.texts.DerivedField(
                default="",
                derive=reflections.models.reflection.as_keys,
                editable=False,
                source="tags",
            ),
        ),
        migrations.RunPython(rules.install, rules.uninstall),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
