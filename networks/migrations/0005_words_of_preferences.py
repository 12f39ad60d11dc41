"""How a person writes dates and numbers, and which tax year they see."""

import networks.fields.texts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0004_nameless_log'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='preference',
            name='preference_set_once',
        ),
        migrations.RemoveConstraint(
            model_name='preference',
            name='preference_value_fits_setting',
        ),
        migrations.RemoveConstraint(
            model_name='preference',
            name='preference_setting_known',
        ),
        migrations.AddField(
            model_name='preference',
            name='words',
            field=networks.fields.texts.LineField(blank=True, default='', max_length=10),
        ),
        migrations.AlterField(
            model_name='preference',
            name='setting',
            field=models.CharField(choices=[('home_currency', 'Home Currency'), ('hour_value', 'Worth of an hour'), ('tax_rate', 'Tax rate, in percent'), ('reminder_days', 'Remind me, days before'), ('date_order', 'How I write dates'), ('number_style', 'How I write numbers'), ('tax_year', 'Tax year')], max_length=13),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.UniqueConstraint(condition=models.Q(('setting__in', ['home_currency', 'hour_value', 'date_order', 'number_style', 'tax_year'])), fields=('owner', 'setting'), name='preference_set_once', violation_error_message='You have set this already: change that one.'),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('currency__regex', '^[A-Z]{3}$'), ('number', None), ('setting', 'home_currency'), ('since', None), ('words', '')), models.Q(('currency', ''), ('number__isnull', False), ('setting', 'tax_rate'), ('since__day', 6), ('since__isnull', False), ('since__month', 4), ('words', '')), models.Q(('currency', ''), ('number__isnull', False), ('setting__in', ['hour_value', 'reminder_days']), ('since', None), ('words', '')), models.Q(('currency', ''), ('number', None), ('setting', 'date_order'), ('since', None), ('words__in', ['dmy', 'mdy'])), models.Q(('currency', ''), ('number', None), ('setting', 'number_style'), ('since', None), ('words__in', ['point', 'comma'])), models.Q(('currency', ''), ('number', None), ('setting', 'tax_year'), ('since', None), ('words__in', ['uk', 'none'])), _connector='OR'), name='preference_value_fits_setting', violation_error_message='That value does not fit the setting.'),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.CheckConstraint(condition=models.Q(('setting__in', ['home_currency', 'hour_value', 'tax_rate', 'reminder_days', 'date_order', 'number_style', 'tax_year'])), name='preference_setting_known', violation_error_message='Setting is not one of the choices.'),
        ),
    ]
