"""A folded column for every model that is searched; no table is made anew for it."""

from itertools import islice

import networks.fields.texts
from django.db import migrations

AT_ONCE = 500


def filling(app_label: str, *models: str):
    """What fills the search column of these models' rows."""

    def fill(apps, schema_editor):
        for model in models:
            rows = apps.get_model(app_label, model)._base_manager.all()
            field = rows.model._meta.get_field("search_text")
            waiting = iter(rows.iterator(AT_ONCE))
            while batch := list(islice(waiting, AT_ONCE)):
                for row in batch:
                    field.pre_save(row, add=False)
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
            field=networks.fields.texts.SearchField(default=None, derive=networks.fields.texts.searchable, editable=False, null=True, source=('title', 'outcome')),
        ),
        migrations.AddField(
            model_name='fee',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, derive=networks.fields.texts.searchable, editable=False, null=True, source='notes'),
        ),
        migrations.AddField(
            model_name='membership',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, derive=networks.fields.texts.searchable, editable=False, null=True, source=('category', 'credential')),
        ),
        migrations.AddField(
            model_name='organisation',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, derive=networks.fields.texts.searchable, editable=False, null=True, source=('name', 'short_name')),
        ),
        migrations.AddField(
            model_name='preference',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, derive=networks.fields.texts.searchable, editable=False, null=True, source=('setting', 'currency')),
        ),
        migrations.AddField(
            model_name='role',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, derive=networks.fields.texts.searchable, editable=False, null=True, source=('title', 'notes')),
        ),
        filling("networks", "activity", "fee", "membership", "organisation", "preference", "role"),
    ]
