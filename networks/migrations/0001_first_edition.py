"""The first edition. What is no matter for the database, such as names for people, is as it is now."""

import datetime
import django.core.validators
import django.db.models.deletion
import networks.arithmetic.money
import networks.arithmetic.periods
import networks.fields.dates
import networks.fields.numbers
import networks.fields.several
import networks.fields.texts
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from networks.migrations.parts import guards
from networks.migrations.parts.on_database import OnDatabase


class Migration(migrations.Migration):

    replaces = [
        ('networks', '0001_initial'),
        ('networks', '0002_rules_across_rows'),
        ('networks', '0003_change'),
        ('networks', '0004_whole_covers_and_tax_years'),
        ('networks', '0005_kinds_as_in_a_sentence'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', networks.fields.texts.LineField(max_length=200, validators=[networks.fields.texts.validate_visible, networks.fields.texts.validate_no_separator])),
                ('name_key', networks.fields.texts.DerivedField(default='', editable=False)),
                ('short_name', networks.fields.texts.LineField(blank=True, default='', max_length=60)),
                ('kind', models.CharField(choices=[('professional_body', 'Professional body'), ('association', 'Association'), ('union', 'Union'), ('regulator', 'Regulator'), ('special_interest_group', 'Special interest group'), ('branch', 'Branch'), ('mailing_list', 'Mailing list'), ('forum', 'Forum'), ('online_group', 'Online group'), ('online_community', 'Online community'), ('social_network', 'Social network'), ('programme', 'Programme'), ('informal', 'Informal'), ('other', 'Other')], default='other', max_length=24)),
                ('setting', models.CharField(choices=[('offline', 'Offline'), ('online', 'Online'), ('both', 'Both')], default='offline', max_length=7)),
                ('website', networks.fields.texts.WebAddressField(blank=True, default='', max_length=500)),
                ('tax_relief', models.BooleanField(default=False, help_text="On HMRC's list of bodies whose subscriptions earn tax relief.")),
                ('closed_on', networks.fields.dates.VagueDateField(blank=True, counts_to_last=True, null=True)),
                ('closed_on_precision', networks.fields.dates.PrecisionField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default=networks.arithmetic.periods.Precision['DAY'], editable=False, max_length=5)),
                ('notes', networks.fields.texts.ProseField(blank=True, default='')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='organisations', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(blank=True, help_text='The body that this is a group, branch or list of.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='networks.organisation')),
                ('successor', models.ForeignKey(blank=True, help_text='What it became, when it merged or changed its name.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='predecessors', to='networks.organisation')),
            ],
            options={
                'verbose_name': 'network',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('owner', 'name_key'), name='organisation_name_once_per_ledger'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='organisation_has_a_name'), models.CheckConstraint(condition=models.Q(('kind__in', ['professional_body', 'association', 'union', 'regulator', 'special_interest_group', 'branch', 'mailing_list', 'forum', 'online_group', 'online_community', 'social_network', 'programme', 'informal', 'other'])), name='organisation_kind_known', violation_error_message='Kind is not one of the choices.'), models.CheckConstraint(condition=models.Q(('setting__in', ['offline', 'online', 'both'])), name='organisation_setting_known', violation_error_message='Setting is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__gte', datetime.date(1900, 1, 1)), ('closed_on__lte', datetime.date(2199, 12, 31))), ('closed_on__isnull', True), _connector='OR'), name='organisation_closed_on_range', violation_error_message='Closed on must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(('closed_on_precision__in', ['day', 'month', 'year'])), name='organisation_closed_on_precision_known', violation_error_message='Closed on precision is not one of the choices.')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('category', networks.fields.texts.LineField(blank=True, default='', max_length=100)),
                ('started_on', networks.fields.dates.VagueDateField(verbose_name='started')),
                ('started_on_precision', networks.fields.dates.PrecisionField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('about', 'about'), ('until', 'until')], default=networks.arithmetic.periods.Precision['DAY'], editable=False, max_length=5, may_be_rough=True)),
                ('ended_on', networks.fields.dates.VagueDateField(blank=True, counts_to_last=True, null=True, verbose_name='ended')),
                ('ended_on_precision', networks.fields.dates.PrecisionField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default=networks.arithmetic.periods.Precision['DAY'], editable=False, max_length=5)),
                ('held_by', models.CharField(choices=[('self', 'Me'), ('institution', 'My institution')], default='self', max_length=11)),
                ('held_for', networks.fields.several.SeveralField(blank=True, choices=[('learning', 'Learning'), ('people', 'People'), ('letters', 'Letters after my name'), ('cover', 'Cover (insurance, advice)'), ('cause', 'Cause'), ('news', 'News'), ('job', 'Job')], default=list, max_length=100, verbose_name='held for')),
                ('credential', networks.fields.texts.LineField(blank=True, default='', help_text='Letters after your name, such as MCLIP.', max_length=60)),
                ('notice_days', models.PositiveSmallIntegerField(blank=True, help_text='How many days before the renewal you want to decide.', null=True, validators=[django.core.validators.MaxValueValidator(366)])),
                ('reason_joined', networks.fields.texts.ProseField(blank=True, default='')),
                ('reason_left', networks.fields.texts.ProseField(blank=True, default='')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='networks.organisation', verbose_name='network')),
            ],
            options={
                'ordering': ['organisation_id', 'started_on'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'started_on'), name='membership_start_once_per_organisation', violation_error_message='Another membership of it starts on that day.'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='membership_ends_after_it_starts', violation_error_message='It ends before it starts.'), models.CheckConstraint(condition=models.Q(('held_by__in', ['self', 'institution'])), name='membership_held_by_known', violation_error_message='Held by is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('notice_days__gte', 0), ('notice_days__lte', 366)), ('notice_days__isnull', True), _connector='OR'), name='membership_notice_days_range', violation_error_message='Notice days must be between 0 and 366.'), models.CheckConstraint(condition=models.Q(models.Q(('started_on__gte', datetime.date(1900, 1, 1)), ('started_on__lte', datetime.date(2199, 12, 31))), ('started_on__isnull', True), _connector='OR'), name='membership_started_on_range', violation_error_message='Started on must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__gte', datetime.date(1900, 1, 1)), ('ended_on__lte', datetime.date(2199, 12, 31))), ('ended_on__isnull', True), _connector='OR'), name='membership_ended_on_range', violation_error_message='Ended on must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(('started_on_precision__in', ['day', 'month', 'year'])), name='membership_started_on_precision_known', violation_error_message='Started on precision is not one of the choices.'), models.CheckConstraint(condition=models.Q(('ended_on_precision__in', ['day', 'month', 'year'])), name='membership_ended_on_precision_known', violation_error_message='Ended on precision is not one of the choices.')],
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('date', networks.fields.dates.DayField()),
                ('kind', models.CharField(choices=[('conference', 'Conference'), ('event', 'Event'), ('training', 'Training'), ('talk', 'Talk'), ('visit', 'Visit'), ('committee', 'Committee'), ('volunteering', 'Volunteering'), ('mentoring', 'Mentoring'), ('writing', 'Writing'), ('reading', 'Reading'), ('discussion', 'Discussion'), ('other', 'Other')], default='event', max_length=12)),
                ('title', networks.fields.texts.LineField(max_length=300, validators=[networks.fields.texts.validate_visible])),
                ('setting', models.CharField(blank=True, choices=[('offline', 'Offline'), ('online', 'Online'), ('both', 'Both')], default='', help_text='Empty means that of the network.', max_length=7)),
                ('hours', networks.fields.numbers.PlainDecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ('cost', networks.fields.numbers.MoneyField(blank=True, decimal_places=2, help_text='Travel or a ticket. Empty means nothing.', max_digits=9, null=True)),
                ('currency', networks.fields.texts.LineField(blank=True, default='', help_text='Empty means your home currency.', max_length=3, validators=[django.core.validators.RegexValidator('\\A[A-Z]{3}\\Z', 'Give a currency as its three letters, such as GBP or EUR.')])),
                ('exchange_rate', networks.fields.numbers.PlainDecimalField(blank=True, decimal_places=6, help_text="Home currency for one of this. Empty means the ECB's rate of that day.", max_digits=12, null=True)),
                ('cost_paid_by', models.CharField(choices=[('self', 'Me'), ('employer', 'My employer'), ('other', 'Someone else')], default=networks.arithmetic.money.Payer['SELF'], max_length=8)),
                ('saved', networks.fields.numbers.MoneyField(blank=True, decimal_places=2, help_text='What membership took off the price, if you would have gone anyway.', max_digits=9, null=True)),
                ('rating', models.PositiveSmallIntegerField(blank=True, help_text='From 1, a waste, to 5, a highlight.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('outcome', networks.fields.texts.ProseField(blank=True, default='', help_text='What came of it.')),
                ('cpd', models.BooleanField(default=False, verbose_name='counts as CPD')),
                ('evidence_url', networks.fields.texts.WebAddressField(blank=True, default='', max_length=500, verbose_name='evidence')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='networks.organisation', verbose_name='network')),
            ],
            options={
                'verbose_name_plural': 'activities',
                'ordering': ['date', 'id'],
                'indexes': [models.Index(fields=['organisation', 'date'], name='activity_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='activity_has_a_title'), models.CheckConstraint(condition=models.Q(models.Q(('hours__gte', 0), ('hours__lte', Decimal('9999.99'))), ('hours__isnull', True), _connector='OR'), name='activity_hours_range', violation_error_message='Hours must be between 0 and 9999.99.'), models.CheckConstraint(condition=models.Q(models.Q(('cost__gte', 0), ('cost__lte', Decimal('9999999.99'))), ('cost__isnull', True), _connector='OR'), name='activity_cost_range', violation_error_message='Cost must be between 0 and 9999999.99.'), models.CheckConstraint(condition=models.Q(models.Q(('saved__gte', 0), ('saved__lte', Decimal('9999999.99'))), ('saved__isnull', True), _connector='OR'), name='activity_saved_range', violation_error_message='Saved must be between 0 and 9999999.99.'), models.CheckConstraint(condition=models.Q(models.Q(('rating__gte', 1), ('rating__lte', 5)), ('rating__isnull', True), _connector='OR'), name='activity_rating_range', violation_error_message='Rating must be between 1 and 5.'), models.CheckConstraint(condition=models.Q(('kind__in', ['conference', 'event', 'training', 'talk', 'visit', 'committee', 'volunteering', 'mentoring', 'writing', 'reading', 'discussion', 'other'])), name='activity_kind_known', violation_error_message='Kind is not one of the choices.'), models.CheckConstraint(condition=models.Q(('setting__in', ['offline', 'online', 'both', ''])), name='activity_setting_known', violation_error_message='Setting is not one of the choices.'), models.CheckConstraint(condition=models.Q(('cost_paid_by__in', ['self', 'employer', 'other'])), name='activity_cost_paid_by_known', violation_error_message='Cost paid by is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('date__gte', datetime.date(1900, 1, 1)), ('date__lte', datetime.date(2199, 12, 31))), ('date__isnull', True), _connector='OR'), name='activity_date_range', violation_error_message='Date must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(models.Q(('cost__isnull', True), ('saved__isnull', True)), ('exchange_rate__isnull', False), _connector='OR'), name='activity_money_has_a_rate', violation_error_message='Give the exchange rate.'), models.CheckConstraint(condition=models.Q(models.Q(('exchange_rate__gte', '0.000001'), ('exchange_rate__lte', Decimal('999999.999999'))), ('exchange_rate__isnull', True), _connector='OR'), name='activity_exchange_rate_range', violation_error_message='Exchange rate must be between 0.000001 and 999999.999999.'), models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$')), name='activity_currency_has_three_letters', violation_error_message='Give a currency as its three letters, such as GBP or EUR.')],
            },
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('setting', models.CharField(choices=[('home_currency', 'Home Currency'), ('hour_value', 'Worth of an hour'), ('tax_rate', 'Tax rate, in percent'), ('reminder_days', 'Remind me, days before')], max_length=13)),
                ('since', networks.fields.dates.DayField(blank=True, help_text='For a tax rate: 6 April of the year.', null=True, verbose_name='from')),
                ('currency', networks.fields.texts.LineField(blank=True, default='', max_length=3, validators=[django.core.validators.RegexValidator('\\A[A-Z]{3}\\Z', 'Give a currency as its three letters.')])),
                ('number', networks.fields.numbers.PlainDecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='preferences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['setting', 'since', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('setting__in', ['home_currency', 'hour_value'])), fields=('owner', 'setting'), name='preference_set_once', violation_error_message='You have set this already: change that one.'), models.UniqueConstraint(condition=models.Q(('setting', 'tax_rate')), fields=('owner', 'since'), name='preference_one_tax_rate_a_year', violation_error_message='There is a tax rate from that day already.'), models.UniqueConstraint(condition=models.Q(('setting', 'reminder_days')), fields=('owner', 'number'), name='preference_reminder_once', violation_error_message='You are reminded that many days before already.'), models.CheckConstraint(condition=models.Q(models.Q(('currency__regex', '^[A-Z]{3}$'), ('number', None), ('setting', 'home_currency'), ('since', None)), models.Q(('currency', ''), ('number__isnull', False), ('setting', 'tax_rate'), ('since__day', 6), ('since__isnull', False), ('since__month', 4)), models.Q(('currency', ''), ('number__isnull', False), ('setting__in', ['hour_value', 'reminder_days']), ('since', None)), _connector='OR'), name='preference_value_fits_setting', violation_error_message='That value does not fit the setting.'), models.CheckConstraint(condition=models.Q(('setting__in', ['home_currency', 'hour_value', 'tax_rate', 'reminder_days'])), name='preference_setting_known', violation_error_message='Setting is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('since__gte', datetime.date(1900, 4, 6)), ('since__lte', datetime.date(2199, 4, 6))), ('since__isnull', True), _connector='OR'), name='preference_since_range', violation_error_message='Since must be between 1900-04-06 and 2199-04-06.'), models.CheckConstraint(condition=models.Q(models.Q(('number__gte', 0), ('number__lte', Decimal('9999999.99'))), ('number__isnull', True), _connector='OR'), name='preference_number_range', violation_error_message='Number must be between 0 and 9999999.99.')],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('title', networks.fields.texts.LineField(max_length=200, validators=[networks.fields.texts.validate_visible])),
                ('started_on', networks.fields.dates.VagueDateField(verbose_name='started')),
                ('started_on_precision', networks.fields.dates.PrecisionField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default=networks.arithmetic.periods.Precision['DAY'], editable=False, max_length=5)),
                ('ended_on', networks.fields.dates.VagueDateField(blank=True, counts_to_last=True, null=True, verbose_name='ended')),
                ('ended_on_precision', networks.fields.dates.PrecisionField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default=networks.arithmetic.periods.Precision['DAY'], editable=False, max_length=5)),
                ('notes', networks.fields.texts.ProseField(blank=True, default='')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='networks.organisation', verbose_name='network')),
            ],
            options={
                'ordering': ['started_on', 'id'],
                'indexes': [models.Index(fields=['organisation', 'started_on'], name='role_by_start')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='role_has_a_title'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='role_ends_after_it_starts', violation_error_message='It ends before it starts.'), models.CheckConstraint(condition=models.Q(models.Q(('started_on__gte', datetime.date(1900, 1, 1)), ('started_on__lte', datetime.date(2199, 12, 31))), ('started_on__isnull', True), _connector='OR'), name='role_started_on_range', violation_error_message='Started on must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__gte', datetime.date(1900, 1, 1)), ('ended_on__lte', datetime.date(2199, 12, 31))), ('ended_on__isnull', True), _connector='OR'), name='role_ended_on_range', violation_error_message='Ended on must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(('started_on_precision__in', ['day', 'month', 'year'])), name='role_started_on_precision_known', violation_error_message='Started on precision is not one of the choices.'), models.CheckConstraint(condition=models.Q(('ended_on_precision__in', ['day', 'month', 'year'])), name='role_ended_on_precision_known', violation_error_message='Ended on precision is not one of the choices.')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('kind', models.CharField(choices=[('added', 'Added'), ('changed', 'Changed'), ('deleted', 'Deleted')], max_length=7)),
                ('label', models.CharField(max_length=400)),
                ('steps', models.JSONField(default=list)),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['owner', '-at'], name='change_latest')],
            },
        ),
        migrations.CreateModel(
            name='Fee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('kind', models.CharField(choices=[('subscription', 'Subscription'), ('joining', 'Joining fee'), ('registration', 'Registration fee'), ('practising', 'Practising fee'), ('life', 'Life membership'), ('refund', 'Refund'), ('other', 'Other')], default='subscription', max_length=12)),
                ('amount', networks.fields.numbers.MoneyField(blank=True, decimal_places=2, help_text='Empty means unknown.', max_digits=9, negative=True, null=True)),
                ('certainty', models.CharField(choices=[('exact', 'Exact'), ('about', 'About'), ('at_least', 'At least')], default=networks.arithmetic.money.Certainty['EXACT'], max_length=8)),
                ('currency', networks.fields.texts.LineField(blank=True, default='', help_text='Empty means your home currency.', max_length=3, validators=[django.core.validators.RegexValidator('\\A[A-Z]{3}\\Z', 'Give a currency as its three letters, such as GBP or EUR.')])),
                ('exchange_rate', networks.fields.numbers.PlainDecimalField(blank=True, decimal_places=6, help_text="Home currency for one of this. Empty means the ECB's rate of that day.", max_digits=12, null=True)),
                ('paid_on', networks.fields.dates.DayField()),
                ('covers_from', networks.fields.dates.DayField(blank=True, null=True)),
                ('covers_until', networks.fields.dates.DayField(blank=True, null=True)),
                ('paid_by', models.CharField(choices=[('self', 'Me'), ('employer', 'My employer'), ('other', 'Someone else')], default=networks.arithmetic.money.Payer['SELF'], max_length=8)),
                ('notes', networks.fields.texts.ProseField(blank=True, default='')),
                ('membership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='fees', to='networks.membership')),
            ],
            options={
                'ordering': ['paid_on', 'id'],
                'indexes': [models.Index(fields=['membership', 'covers_until'], name='fee_latest_cover')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', False), ('amount__lt', 0), ('kind', 'refund')), models.Q(models.Q(('kind', 'refund'), _negated=True), models.Q(('amount__isnull', True), ('amount__gte', 0), _connector='OR')), _connector='OR'), name='fee_only_refunds_are_negative', violation_error_message='A refund is negative, and nothing else is.'), models.CheckConstraint(condition=models.Q(models.Q(('amount__gte', Decimal('-9999999.99')), ('amount__lte', Decimal('9999999.99'))), ('amount__isnull', True), _connector='OR'), name='fee_amount_range', violation_error_message='Amount must be between -9999999.99 and 9999999.99.'), models.CheckConstraint(condition=models.Q(models.Q(('covers_from', None), ('covers_until', None)), models.Q(('covers_from__isnull', False), ('covers_until__gte', models.F('covers_from')), ('covers_until__isnull', False)), _connector='OR'), name='fee_cover_is_whole', violation_error_message='Give both days of what it covers, or neither.'), models.CheckConstraint(condition=models.Q(('kind__in', ['subscription', 'joining', 'registration', 'practising', 'life', 'refund', 'other'])), name='fee_kind_known', violation_error_message='Kind is not one of the choices.'), models.CheckConstraint(condition=models.Q(('certainty__in', ['exact', 'about', 'at_least'])), name='fee_certainty_known', violation_error_message='Certainty is not one of the choices.'), models.CheckConstraint(condition=models.Q(('paid_by__in', ['self', 'employer', 'other'])), name='fee_paid_by_known', violation_error_message='Paid by is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('paid_on__gte', datetime.date(1900, 1, 1)), ('paid_on__lte', datetime.date(2199, 12, 31))), ('paid_on__isnull', True), _connector='OR'), name='fee_paid_on_range', violation_error_message='Paid on must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(models.Q(('covers_from__gte', datetime.date(1900, 1, 1)), ('covers_from__lte', datetime.date(2199, 12, 31))), ('covers_from__isnull', True), _connector='OR'), name='fee_covers_from_range', violation_error_message='Covers from must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(models.Q(('covers_until__gte', datetime.date(1900, 1, 1)), ('covers_until__lte', datetime.date(2199, 12, 31))), ('covers_until__isnull', True), _connector='OR'), name='fee_covers_until_range', violation_error_message='Covers until must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('exchange_rate__isnull', False), _connector='OR'), name='fee_money_has_a_rate', violation_error_message='Give the exchange rate.'), models.CheckConstraint(condition=models.Q(models.Q(('exchange_rate__gte', '0.000001'), ('exchange_rate__lte', Decimal('999999.999999'))), ('exchange_rate__isnull', True), _connector='OR'), name='fee_exchange_rate_range', violation_error_message='Exchange rate must be between 0.000001 and 999999.999999.'), models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$')), name='fee_currency_has_three_letters', violation_error_message='Give a currency as its three letters, such as GBP or EUR.')],
            },
        ),
        OnDatabase(guards.install_first, guards.uninstall_first),
    ]
