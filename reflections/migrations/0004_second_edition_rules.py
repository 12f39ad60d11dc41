"""What the columns of the second edition may hold, and that its tables move the stamps of ledgers."""

import uuid
from decimal import Decimal
from django.db import migrations, models

from networks.migrations.parts import ledger_stamp, sqlite
from networks.migrations.parts.on_database import OnDatabase

BY_ENTRY = ledger_stamp.Owner(
    "SELECT r.owner_id FROM moved m JOIN reflections_reflection r ON r.id = m.reflection_id",
    "SELECT owner_id FROM reflections_reflection WHERE id = {}.reflection_id",
)
WATCHED = {
    "reflections_appraisal": ledger_stamp.BY_MEMBERSHIP,
    "reflections_decision": ledger_stamp.BY_NETWORK,
    "reflections_reflection": ledger_stamp.OWN,
    "reflections_reflection_organisations": BY_ENTRY,
    "reflections_storyload": ledger_stamp.OWN,
    # The dashboard counts the mail that waits.
    "reflections_mailedmessage": ledger_stamp.OWN,
}


def watch(schema_editor):
    ledger_stamp.watch(schema_editor, WATCHED)


def unwatch(schema_editor):
    ledger_stamp.unwatch(schema_editor, WATCHED)



class Migration(migrations.Migration):

    replaces = [
        ('reflections', '0010_ledger_stamp'),
        ('reflections', '0013_stamp_mail'),
    ]

    dependencies = [
        ('networks', '0004_second_edition_rules'),
        ('reflections', '0003_second_edition_rows'),
    ]

    operations = [
        OnDatabase(sqlite.put_aside, sqlite.put_back),
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
        OnDatabase(sqlite.put_back, sqlite.put_aside),
        OnDatabase(watch, unwatch),
    ]
