"""Names are compared by what can be seen of them; where two are then one, both stay as they are."""

from django.db import migrations

from networks.arithmetic.text import same_name


def rewrite(apps, schema_editor):
    rows = apps.get_model("networks", "Organisation").objects.all()
    for pk, owner, name, old in rows.values_list("pk", "owner", "name", "name_key").iterator():
        key = same_name(name)
        if key != old and not rows.filter(owner=owner, name_key=key).exists():
            rows.filter(pk=pk).update(name_key=key)


class Migration(migrations.Migration):

    dependencies = [("networks", "0005_words_of_preferences")]

    operations = [migrations.RunPython(rewrite, migrations.RunPython.noop)]
