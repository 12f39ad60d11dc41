"""Tags are compared by what can be seen of them."""

from django.db import migrations

from reflections.models.reflection import as_keys


def rewrite(apps, schema_editor):
    rows = apps.get_model("reflections", "Reflection").objects.all()
    for pk, tags, old in rows.values_list("pk", "tags", "tag_keys").iterator():
        if (keys := as_keys(tags)) != old:
            rows.filter(pk=pk).update(tag_keys=keys)


class Migration(migrations.Migration):

    dependencies = [("reflections", "0004_search_text")]

    operations = [migrations.RunPython(rewrite, migrations.RunPython.noop)]
