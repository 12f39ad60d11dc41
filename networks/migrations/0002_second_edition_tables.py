"""The columns and tables of the second edition of the method and of the files.

New columns are empty until the next migration fills them, and the one after it says what may be in them.
"""

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import networks.fields.dates
import networks.fields.numbers
import networks.fields.texts
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from networks.migrations.parts import sqlite
from networks.migrations.parts.on_database import OnDatabase


class Migration(migrations.Migration):

    replaces = [
        ('networks', '0003_search_text'),
        ('networks', '0005_words_of_preferences'),
        ('networks', '0007_second_edition'),
        ('networks', '0008_changed_row'),
        ('networks', '0011_sent_form'),
        ('networks', '0012_time_zone'),
        ('networks', '0014_invitation'),
        ('networks', '0017_names_as_the_site_says'),
        ('networks', '0019_access_token'),
    ]

    dependencies = [
        ('networks', '0001_first_edition'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        OnDatabase(sqlite.put_aside, sqlite.put_back),
        migrations.AddField(
            model_name='activity',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='fee',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='membership',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='organisation',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='preference',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='role',
            name='search_text',
            field=networks.fields.texts.SearchField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='preference',
            name='words',
            field=networks.fields.texts.LineField(blank=True, default='', max_length=40),
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
        migrations.RenameField("organisation", "tax_relief", "had_tax_relief"),
        migrations.AddField("organisation", "tax_relief", networks.fields.numbers.ShareField(blank=True, decimal_places=2, default=Decimal('0'), help_text="In percent: 100 if it is on HMRC's list of approved bodies, 66.67 where two thirds of the subscription earn relief, 0 if none does.", max_digits=5, validators=[django.core.validators.MaxValueValidator(100)])),
        migrations.AddField(
            model_name="change",
            name="is_open",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="change",
            name="home_currency",
            field=models.CharField(blank=True, default="", max_length=3),
        ),
        migrations.CreateModel(
            name="ChangedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=60)),
                ("row", models.BigIntegerField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("deleted", "Deleted"),
                            ("unlinked", "Parted from what was deleted"),
                        ],
                        max_length=8,
                    ),
                ),
                ("label", models.CharField(blank=True, default="", max_length=400)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "before",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder, null=True
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="networks.change",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["model", "row"], name="changed_row_history")],
            },
        ),
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('location', models.TextField(blank=True, default='')),
                ('changes_before', models.BigIntegerField(default=0)),
                ('changes_after', models.BigIntegerField(default=0)),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='sent_forms', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'key'), name='sent_form_begun_once')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('email', models.EmailField(blank=True, default='', max_length=254)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AccessToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', networks.fields.texts.LineField(max_length=60, validators=[networks.fields.texts.validate_visible])),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('may_log', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='access_tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'name'), name='access_token_named_once', violation_error_message='You have one of that name already.')],
            },
        ),
        migrations.AlterField(
            model_name='preference',
            name='setting',
            field=models.CharField(choices=[('home_currency', 'Home Currency'), ('hour_value', 'Worth of an hour'), ('tax_rate', 'Tax rate, in percent'), ('reminder_days', 'Remind me, days before'), ('date_order', 'How I write dates'), ('number_style', 'How I write numbers'), ('tax_year', 'Tax year'), ('time_zone', 'Time zone'), ('language', 'Language of dates and numbers')], max_length=13),
        ),
        OnDatabase(sqlite.put_back, sqlite.put_aside),
    ]
