"""As in networks: a folded column for every model that is searched."""

from importlib import import_module

import networks.fields.texts
from django.db import migrations

search = import_module("networks.migrations.0003_search_text")


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0003_search_text'),
        ('reflections', '0003_ledger_keepers'),
    ]

    operations = [
        migrations.AddField(
            model_name='appraisal',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        search.filling("reflections", {"appraisal": ("note",), "decision": ("because",)}),
    ]
