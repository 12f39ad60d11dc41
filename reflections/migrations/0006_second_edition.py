"""The columns of the second edition of the method and of the files."""

import uuid
from importlib import import_module

import networks.fields.numbers
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

rules = import_module("reflections.migrations.0002_rules_across_rows")
earlier = import_module("networks.migrations.0007_second_edition")


def name_rows(apps, schema_editor):
    earlier.name_rows(apps, schema_editor, "reflections", ("appraisal", "decision", "reflection"))


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0007_second_edition'),
        ('reflections', '0005_tags_as_seen'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # SQLite rebuilds the tables: their triggers go before and come back after.
        migrations.RunPython(rules.uninstall, rules.install),
        migrations.AddField(
            model_name='appraisal',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='fee',
            field=networks.fields.numbers.MoneyField(blank=True, decimal_places=2, help_text='The fee for a year that it was about, in home money.', max_digits=9, null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='reflection',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RunPython(name_rows, migrations.RunPython.noop),
        migrations.AlterField("appraisal", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("decision", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("reflection", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AddConstraint(
            model_name='appraisal',
            constraint=models.UniqueConstraint(fields=('membership', 'ref'), name='appraisal_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('fee__gte', 0), ('fee__lte', Decimal('9999999.99'))), ('fee__isnull', True), _connector='OR'), name='decision_fee_range', violation_error_message='Fee must be between 0 and 9999999.99.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('organisation', 'ref'), name='decision_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='reflection',
            constraint=models.UniqueConstraint(fields=('owner', 'ref'), name='reflection_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.RunPython(rules.install, rules.uninstall),
    ]
