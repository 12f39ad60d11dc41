"""What the columns of the second edition may hold, which goes in once their rows are filled.

The rules on currencies and tax years are in words that plain SQLite knows: regular expressions and the parts
of a date are functions that only Django lends it, so that its own program could not check or dump the file.
"""

import datetime
import uuid
from string import ascii_uppercase
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

from networks.migrations.parts import guards, ledger_stamp, sqlite
from networks.migrations.parts.on_database import OnDatabase

LETTERS = list(ascii_uppercase)
TAX_YEARS = [datetime.date(year, 4, 6) for year in range(1900, 2200)]
WATCHED = {
    "networks_organisation": ledger_stamp.OWN,
    "networks_membership": ledger_stamp.BY_NETWORK,
    "networks_fee": ledger_stamp.BY_MEMBERSHIP,
    "networks_activity": ledger_stamp.BY_NETWORK,
    "networks_role": ledger_stamp.BY_NETWORK,
    "networks_preference": ledger_stamp.OWN,
    # Pages ask it when something was entered; its rows come and go with it.
    "networks_change": ledger_stamp.OWN,
}


def watch(schema_editor):
    ledger_stamp.watch(schema_editor, WATCHED)


def unwatch(schema_editor):
    ledger_stamp.unwatch(schema_editor, WATCHED)


class Migration(migrations.Migration):

    replaces = [
        ('networks', '0010_no_steps'),
        ('networks', '0013_plain_rules'),
        ('networks', '0015_ledger_stamp'),
        ('networks', '0016_quick_guard'),
        ('networks', '0018_starts_by_the_decade'),
        ('networks', '0020_language'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('networks', '0003_second_edition_rows'),
    ]

    operations = [
        OnDatabase(sqlite.put_aside, sqlite.put_back),
        migrations.RemoveConstraint(
            model_name='activity',
            name='activity_currency_has_three_letters',
        ),
        migrations.RemoveConstraint(
            model_name='fee',
            name='fee_cover_is_whole',
        ),
        migrations.RemoveConstraint(
            model_name='fee',
            name='fee_currency_has_three_letters',
        ),
        migrations.RemoveConstraint(
            model_name='membership',
            name='membership_started_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='preference',
            name='preference_set_once',
        ),
        migrations.RemoveConstraint(
            model_name='preference',
            name='preference_setting_known',
        ),
        migrations.RemoveConstraint(
            model_name='preference',
            name='preference_value_fits_setting',
        ),
        migrations.AlterField("activity", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("fee", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("membership", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("organisation", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("preference", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField("role", "ref", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.RemoveField("organisation", "had_tax_relief"),
        migrations.RemoveField(model_name="change", name="steps"),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.UniqueConstraint(fields=('organisation', 'ref'), name='activity_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('currency'), 3), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 1, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 2, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 3, 1), LETTERS)), name='activity_currency_has_three_letters', violation_error_message='Give a currency as its three letters, such as GBP or EUR.'),
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
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('currency'), 3), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 1, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 2, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 3, 1), LETTERS)), name='fee_currency_has_three_letters', violation_error_message='Give a currency as its three letters, such as GBP or EUR.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('organisation', 'ref'), name='membership_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('started_on_precision__in', ['day', 'month', 'year', 'about', 'until', 'tens'])), name='membership_started_on_precision_known', violation_error_message='Started on precision is not one of the choices.'),
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
            model_name='preference',
            constraint=models.UniqueConstraint(condition=models.Q(('setting__in', ['home_currency', 'hour_value', 'date_order', 'language', 'number_style', 'tax_year', 'time_zone'])), fields=('owner', 'setting'), name='preference_set_once', violation_error_message='You have set this already: change that one.'),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('setting', 'home_currency'), ('since', None), ('words', ''), django.db.models.lookups.Exact(django.db.models.functions.text.Length('currency'), 3), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 1, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 2, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 3, 1), LETTERS)), models.Q(('currency', ''), ('number__isnull', False), ('setting', 'tax_rate'), ('since__in', TAX_YEARS), ('since__isnull', False), ('words', '')), models.Q(('currency', ''), ('number__isnull', False), ('setting__in', ['hour_value', 'reminder_days']), ('since', None), ('words', '')), models.Q(('currency', ''), ('number', None), ('setting', 'date_order'), ('since', None), ('words__in', ['dmy', 'mdy'])), models.Q(('currency', ''), ('number', None), ('setting', 'number_style'), ('since', None), ('words__in', ['point', 'comma'])), models.Q(('currency', ''), ('number', None), ('setting', 'tax_year'), ('since', None), ('words__in', ['uk', 'none'])), models.Q(models.Q(('currency', ''), ('number', None), ('setting__in', ('time_zone', 'language')), ('since', None)), models.Q(('words', ''), _negated=True)), _connector='OR'), name='preference_value_fits_setting', violation_error_message='That value does not fit the setting.'),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.CheckConstraint(condition=models.Q(('setting__in', ['home_currency', 'hour_value', 'tax_rate', 'reminder_days', 'date_order', 'number_style', 'tax_year', 'time_zone', 'language'])), name='preference_setting_known', violation_error_message='Setting is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(fields=('organisation', 'ref'), name='role_ref_once', violation_error_message='This is in the ledger already.'),
        ),
        OnDatabase(sqlite.put_back, sqlite.put_aside),
        OnDatabase(guards.install_second, guards.uninstall_second),
        OnDatabase(ledger_stamp.begin, ledger_stamp.end),
        OnDatabase(watch, unwatch),
    ]
