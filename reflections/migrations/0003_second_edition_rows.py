"""The rows of a first edition in the columns of the second."""

from django.db import migrations

from networks.migrations.parts import filling
from networks.migrations.parts.on_database import OnDatabase
from reflections.models.reflection import as_keys


def fill_ref(schema_editor):
    filling.fill_ref(
        schema_editor,
        "reflections_appraisal",
        "reflections_decision",
        "reflections_reflection",
    )


def compare_tags_as_seen(apps):
    rows = apps.get_model("reflections", "Reflection").objects.all()
    for pk, tags, old in rows.values_list("pk", "tags", "tag_keys").iterator():
        if (keys := as_keys(tags)) != old:
            rows.filter(pk=pk).update(tag_keys=keys)


def fill(apps, schema_editor):
    filling.fill_search_text(apps, "reflections", {"appraisal": ("note",), "decision": ("because",)})
    compare_tags_as_seen(apps)


class Migration(migrations.Migration):

    replaces = [("reflections", "0005_tags_as_seen")]

    dependencies = [("reflections", "0002_second_edition_tables")]

    operations = [
        OnDatabase(fill_ref),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
