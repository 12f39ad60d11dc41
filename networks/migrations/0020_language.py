"""The language in which a person reads dates and numbers."""

from importlib import import_module

import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

before = import_module("networks.migrations.0013_plain_rules")
LETTERS, TAX_YEARS, triggers = before.LETTERS, before.TAX_YEARS, before.triggers


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0019_access_token'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(triggers.put_aside, triggers.put_back),
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
        migrations.AlterField(
            model_name='preference',
            name='setting',
            field=models.CharField(choices=[('home_currency', 'Home Currency'), ('hour_value', 'Worth of an hour'), ('tax_rate', 'Tax rate, in percent'), ('reminder_days', 'Remind me, days before'), ('date_order', 'How I write dates'), ('number_style', 'How I write numbers'), ('tax_year', 'Tax year'), ('time_zone', 'Time zone'), ('language', 'Language of dates and numbers')], max_length=13),
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
        migrations.RunPython(triggers.put_back, triggers.put_aside),
    ]
