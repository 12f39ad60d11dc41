"""A folded column for every model that is searched; no table is made anew for it."""

from itertools import islice

import networks.fields.texts
from django.db import migrations

from networks.fields.texts import searchable

AT_ONCE = 500


def filling(app_label: str, sources: dict[str, tuple[str, ...]]):
    """What fills the search column of these models' rows from their source columns."""

    def fill(apps, schema_editor):
        for model, columns in sources.items():
            rows = apps.get_model(app_label, model)._base_manager.all()
            waiting = iter(rows.iterator(AT_ONCE))
            while batch := list(islice(waiting, AT_ONCE)):
                for row in batch:
                    row.search_text = searchable(*(getattr(row, name) for name in columns))
                rows.bulk_update(batch, ["search_text"])

    return migrations.RunPython(fill, migrations.RunPython.noop)


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0002_rules_across_rows'),
    ]

    operations = [
        migrations.AddField(
            model_name='activity',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='fee',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='membership',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='organisation',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='preference',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='role',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        filling(
            "networks",
            {
                "activity": ("title", "outcome"),
                "fee": ("notes",),
                "membership": ("category", "credential"),
                "organisation": ("name", "short_name"),
                "preference": ("setting", "currency"),
                "role": ("title", "notes"),
            },
        ),
    ]
