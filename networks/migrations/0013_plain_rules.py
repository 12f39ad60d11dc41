"""Rules on currencies and tax years in words that plain SQLite knows.

The regular expression and the parts of a date were functions that only Django lends to SQLite, so
that its own program could neither check nor dump the file.
"""

import datetime
from importlib import import_module
from string import ascii_uppercase
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

triggers = import_module("networks.migrations.0007_second_edition")
LETTERS = list(ascii_uppercase)
TAX_YEARS = [datetime.date(year, 4, 6) for year in range(1900, 2200)]

class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0012_time_zone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(triggers.put_aside, triggers.put_back),
        migrations.RemoveConstraint(
            model_name='activity',
            name='activity_currency_has_three_letters',
        ),
        migrations.RemoveConstraint(
            model_name='fee',
            name='fee_currency_has_three_letters',
        ),
        migrations.RemoveConstraint(
            model_name='preference',
            name='preference_value_fits_setting',
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('currency'), 3), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 1, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 2, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 3, 1), LETTERS)), name='activity_currency_has_three_letters', violation_error_message='Give a currency as its three letters, such as GBP or EUR.'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('currency'), 3), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 1, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 2, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 3, 1), LETTERS)), name='fee_currency_has_three_letters', violation_error_message='Give a currency as its three letters, such as GBP or EUR.'),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('setting', 'home_currency'), ('since', None), ('words', ''), django.db.models.lookups.Exact(django.db.models.functions.text.Length('currency'), 3), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 1, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 2, 1), LETTERS), django.db.models.lookups.In(django.db.models.functions.text.Substr('currency', 3, 1), LETTERS)), models.Q(('currency', ''), ('number__isnull', False), ('setting', 'tax_rate'), ('since__in', TAX_YEARS), ('since__isnull', False), ('words', '')), models.Q(('currency', ''), ('number__isnull', False), ('setting__in', ['hour_value', 'reminder_days']), ('since', None), ('words', '')), models.Q(('currency', ''), ('number', None), ('setting', 'date_order'), ('since', None), ('words__in', ['dmy', 'mdy'])), models.Q(('currency', ''), ('number', None), ('setting', 'number_style'), ('since', None), ('words__in', ['point', 'comma'])), models.Q(('currency', ''), ('number', None), ('setting', 'tax_year'), ('since', None), ('words__in', ['uk', 'none'])), models.Q(models.Q(('currency', ''), ('number', None), ('setting', 'time_zone'), ('since', None)), models.Q(('words', ''), _negated=True)), _connector='OR'), name='preference_value_fits_setting', violation_error_message='That value does not fit the setting.'),
        ),
        migrations.RunPython(triggers.put_back, triggers.put_aside),
    ]
