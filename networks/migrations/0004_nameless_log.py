"""The admin's log gives up the names of rows, many of which are deleted by now."""

from django.db import migrations


def forget_names(apps, schema_editor):
    entries = apps.get_model("admin", "LogEntry").objects.select_related("content_type")
    for entry in entries.iterator(500):
        kind = entry.content_type.model if entry.content_type else "row"
        entry.object_repr, entry.change_message = f"{kind} {entry.object_id}"[:200], ""
        entry.save(update_fields=["object_repr", "change_message"])


class Migration(migrations.Migration):

    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("networks", "0003_search_text"),
    ]

    operations = [migrations.RunPython(forget_names, migrations.RunPython.noop)]
