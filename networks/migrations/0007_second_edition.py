"""The columns of the second edition of the method and of the files.

SQLite drops a table's triggers when it rebuilds the table, and cannot rename a table that the
trigger of another one names: all of them go before and come back after, those of other apps too.
A later migration that rebuilds the tables of organisations, memberships or activities does the
same, with `put_aside` and `put_back`.
"""

import datetime
import uuid
from importlib import import_module
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import networks.arithmetic.periods
import networks.fields.dates
import networks.fields.numbers
import networks.fields.texts
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

rules = import_module("networks.migrations.0002_rules_across_rows")
NAMED = ("activity", "fee", "membership", "organisation", "preference", "role")
ASIDE: dict[str, str] = {}

# A network goes with what it is inside of and with what it lives on, so that neither way, nor one
# that changes between them, may lead back.
TREE_LOOP = """
    EXISTS (WITH RECURSIVE up(id) AS (
                SELECT NEW.parent_id UNION SELECT NEW.host_id UNION
                SELECT CASE way.host WHEN 1 THEN o.host_id ELSE o.parent_id END
                FROM up JOIN networks_organisation o ON o.id = up.id
                CROSS JOIN (SELECT 0 AS host UNION ALL SELECT 1) way)
            SELECT 1 FROM up WHERE id = NEW.id)
"""
CHAIN_LOOP = """
    EXISTS (WITH RECURSIVE up(id) AS (
                SELECT NEW.successor_id UNION
                SELECT o.successor_id FROM networks_organisation o JOIN up ON o.id = up.id)
            SELECT 1 FROM up WHERE id = NEW.id)
"""
TWO_LEDGERS = """
    EXISTS (SELECT 1 FROM networks_organisation o WHERE o.owner_id <> NEW.owner_id AND
            (o.id IN (NEW.parent_id, NEW.host_id, NEW.successor_id)
             OR NEW.id IN (o.parent_id, o.host_id, o.successor_id)))
"""
FOUND_ELSEWHERE = """
    NEW.found_through_id IS NOT NULL AND
    EXISTS (SELECT 1 FROM networks_organisation own, networks_organisation other
            WHERE own.id = NEW.organisation_id AND other.id = NEW.found_through_id
            AND own.owner_id <> other.owner_id)
"""
JOINS = "a link would join two ledgers"
LOOPS = "a network would lie inside or follow itself"
POSTGRESQL = [
    "DROP TRIGGER organisation_guard ON networks_organisation",
    f"""
    CREATE OR REPLACE FUNCTION networks_organisation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND NEW.owner_id <> OLD.owner_id THEN
            RAISE integrity_constraint_violation
                USING MESSAGE = 'an organisation never changes hands';
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('networks_organisation'), NEW.owner_id::int);
        IF {TWO_LEDGERS} THEN
            RAISE integrity_constraint_violation USING MESSAGE = '{JOINS}';
        END IF;
        IF {TREE_LOOP} OR {CHAIN_LOOP} THEN
            RAISE integrity_constraint_violation USING MESSAGE = '{LOOPS}';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER organisation_guard
    AFTER INSERT OR UPDATE OF parent_id, host_id, successor_id, owner_id ON networks_organisation
    FOR EACH ROW EXECUTE FUNCTION networks_organisation_guard()
    """,
    f"""
    CREATE FUNCTION networks_activity_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {FOUND_ELSEWHERE} THEN
            RAISE integrity_constraint_violation USING MESSAGE = '{JOINS}';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER activity_found_in_own_ledger
    AFTER INSERT OR UPDATE OF organisation_id, found_through_id ON networks_activity
    FOR EACH ROW EXECUTE FUNCTION networks_activity_guard()
    """,
]
POSTGRESQL_UNDO = [
    "DROP TRIGGER activity_found_in_own_ledger ON networks_activity",
    "DROP FUNCTION networks_activity_guard()",
    "DROP TRIGGER organisation_guard ON networks_organisation",
    "DROP FUNCTION networks_organisation_guard()",
    *rules.POSTGRESQL[1:],
]


def sqlite_triggers() -> dict[str, str]:
    """Name and statement of each that is new or other than before."""
    found = {
        "organisation_two_ledgers": (
            "networks_organisation",
            "parent_id, host_id, successor_id, owner_id",
            TWO_LEDGERS,
            JOINS,
        ),
        "organisation_parent_loop": (
            "networks_organisation",
            "parent_id, host_id",
            TREE_LOOP,
            LOOPS,
        ),
        "activity_two_ledgers": (
            "networks_activity",
            "organisation_id, found_through_id",
            FOUND_ELSEWHERE,
            JOINS,
        ),
    }
    return {
        f"{name}_{verb}": rules.sqlite_trigger(f"{name}_{verb}", event, table, condition, message)
        for name, (table, columns, condition, message) in found.items()
        for verb, event in (("insert", "INSERT"), ("update", f"UPDATE OF {columns}"))
    }


def put_aside(apps, schema_editor):
    """Take all triggers of SQLite off, and remember them for `put_back`."""
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            ASIDE.update(cursor.fetchall())
        for name in ASIDE:
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"')


def put_back(apps, schema_editor):
    for name in list(ASIDE):
        schema_editor.execute(ASIDE.pop(name))


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)
    else:
        for name, statement in sqlite_triggers().items():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
            schema_editor.execute(statement)


def uninstall(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL_UNDO:
            schema_editor.execute(statement)
    else:
        for name in sqlite_triggers():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
            if name in rules.sqlite_triggers():
                schema_editor.execute(rules.sqlite_triggers()[name])


def name_rows(apps, schema_editor, app="networks", models_=NAMED):
    """A ref for every row that was there before there were refs."""
    vendor = schema_editor.connection.vendor
    new = "gen_random_uuid()" if vendor == "postgresql" else "lower(hex(randomblob(16)))"
    for name in models_:
        schema_editor.execute(f"UPDATE {app}_{name} SET ref = {new} WHERE ref IS NULL")


def as_a_share(apps, schema_editor):
    Organisation = apps.get_model("networks", "Organisation")
    Organisation.objects.filter(had_tax_relief=True).update(tax_relief=100)
    _rewrite_bin(apps, {"true": '"100.00"', "false": '"0.00"'})


def as_yes_or_no(apps, schema_editor):
    Organisation = apps.get_model("networks", "Organisation")
    Organisation.objects.filter(tax_relief__gt=0).update(had_tax_relief=True)
    _rewrite_bin(apps, {'"100.00"': "true", '"0.00"': "false"})


def _rewrite_bin(apps, words):
    """What was changed or deleted can come back for a while, so it is put in the new words too."""
    Change = apps.get_model("networks", "Change")
    for change in Change.objects.all():
        for step in change.steps:
            for old, new in words.items() if "before" in step else ():
                step["before"] = step["before"].replace(
                    f'"tax_relief": {old}', f'"tax_relief": {new}'
                )
        change.save(update_fields=["steps"])



class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0006_names_as_seen'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(put_aside, put_back),
        migrations.RemoveConstraint(
            model_name='fee',
            name='fee_cover_is_whole',
        ),
        migrations.RemoveConstraint(
            model_name='membership',
            name='membership_started_on_precision_known',
        ),
        migrations.AddField(
            model_name='activity',
            name='found_through',
            field=models.ForeignKey(blank=True, help_text='The network through which you heard of it, if that was another one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='finds', to='networks.organisation'),
        ),
        migrations.AddField(
            model_name='activity',
            name='given',
            field=models.BooleanField(blank=True, choices=[(None, 'As its kind'), (True, 'Given: I did it for others'), (False, 'Got: I did it for myself')], help_text='Committees, volunteering, mentoring and writing are given, unless you say so.', null=True, verbose_name='given or got'),
        ),
        migrations.AddField(
            model_name='activity',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='fee',
            name='every',
            field=models.PositiveSmallIntegerField(blank=True, help_text='When it is paid again and again: 1 by the month, 3 by the quarter, 12 by the year. Empty means once.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='every so many months'),
        ),
        migrations.AddField(
            model_name='fee',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='fee',
            name='repeats_until',
            field=networks.fields.dates.DayField(blank=True, help_text='The last day of it, if it repeats no longer than that.', null=True),
        ),
        migrations.AddField(
            model_name='membership',
            name='how_to_leave',
            field=networks.fields.texts.ProseField(blank=True, default='', help_text='Whom to write to, where to click, how long before.'),
        ),
        migrations.AddField(
            model_name='membership',
            name='number',
            field=networks.fields.texts.LineField(blank=True, default='', help_text='As on your card.', max_length=60, verbose_name='membership number'),
        ),
        migrations.AddField(
            model_name='membership',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='membership',
            name='renews_itself',
            field=models.BooleanField(blank=True, choices=[(None, 'Not said'), (True, 'Yes, unless I stop it'), (False, 'No, only if I renew it')], help_text='Whether it goes on, and is paid for, until you stop it.', null=True),
        ),
        migrations.AddField(
            model_name='organisation',
            name='host',
            field=models.ForeignKey(blank=True, help_text='The network that it cannot be without, such as the site on which it meets.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='guests', to='networks.organisation', verbose_name='lives on'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='how_often',
            field=models.PositiveSmallIntegerField(blank=True, help_text='How often you mean to be there: 7 for every week, 30 for every month. Empty means as often as you have been so far.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3660)], verbose_name='how often, in days'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='preference',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='role',
            name='ref',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='membership',
            name='started_on_precision',
            field=networks.fields.dates.PrecisionField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('about', 'about'), ('until', 'until')], default=networks.arithmetic.periods.Precision['DAY'], editable=False, max_length=5, may_be_rough=True),
        ),
        migrations.RunPython(name_rows, migrations.RunPython.noop),
        migrations.AlterField("activity", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("fee", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("membership", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("organisation", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("preference", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("role", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.RenameField("organisation", "tax_relief", "had_tax_relief"),
        migrations.AddField("organisation", "tax_relief", networks.fields.numbers.ShareField(blank=True, decimal_places=2, default=Decimal('0'), help_text="In percent: 100 if it is on HMRC's list of approved bodies, 66.67 where two thirds of the subscription earn relief, 0 if none does.", max_digits=5, validators=[django.core.validators.MaxValueValidator(100)])),
        migrations.RunPython(as_a_share, as_yes_or_no),
        migrations.RemoveField("organisation", "had_tax_relief"),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.UniqueConstraint(fields=('organisation', 'ref'), name='activity_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('covers_from', None), ('covers_until', None)), models.Q(('covers_from__isnull', False), ('covers_until', None), ('every__isnull', False)), models.Q(('covers_from__isnull', False), ('covers_until__gte', models.F('covers_from')), ('covers_until__isnull', False)), _connector='OR'), name='fee_cover_is_whole', violation_error_message='Give both days of what it covers, or neither.'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(('every', None), models.Q(('kind__in', ['life', 'refund']), _negated=True), _connector='OR'), name='fee_life_and_refund_come_once', violation_error_message='A life fee or a refund does not repeat.'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(('repeats_until', None), models.Q(('every__isnull', False), ('repeats_until__gte', django.db.models.functions.comparison.Coalesce('covers_from', 'paid_on'))), _connector='OR'), name='fee_repeats_until_after_it_begins', violation_error_message='Only a fee that repeats has a last day, and not one before the first day that it covers.'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('every__gte', 1), ('every__lte', 120)), ('every__isnull', True), _connector='OR'), name='fee_every_range', violation_error_message='Every must be between 1 and 120.'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.UniqueConstraint(fields=('membership', 'ref'), name='fee_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('repeats_until__gte', datetime.date(1900, 1, 1)), ('repeats_until__lte', datetime.date(2199, 12, 31))), ('repeats_until__isnull', True), _connector='OR'), name='fee_repeats_until_range', violation_error_message='Repeats until must be between 1900-01-01 and 2199-12-31.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('organisation', 'ref'), name='membership_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('started_on_precision__in', ['day', 'month', 'year', 'about', 'until'])), name='membership_started_on_precision_known', violation_error_message='Started on precision is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('tax_relief__gte', 0), ('tax_relief__lte', 100)), ('tax_relief__isnull', True), _connector='OR'), name='organisation_tax_relief_range', violation_error_message='Tax relief must be between 0 and 100.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('how_often__gte', 1), ('how_often__lte', 3660)), ('how_often__isnull', True), _connector='OR'), name='organisation_how_often_range', violation_error_message='How often must be between 1 and 3660.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(fields=('owner', 'ref'), name='organisation_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.UniqueConstraint(fields=('owner', 'ref'), name='preference_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(fields=('organisation', 'ref'), name='role_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.RunPython(put_back, put_aside),
        migrations.RunPython(install, uninstall),
    ]
