"""The columns and tables of the second edition, as in networks."""

import django.db.models.deletion
import networks.fields.numbers
import networks.fields.texts
from django.conf import settings
from django.db import migrations, models

from networks.migrations.parts import sqlite
from networks.migrations.parts.on_database import OnDatabase


class Migration(migrations.Migration):

    replaces = [
        ('reflections', '0004_search_text'),
        ('reflections', '0006_second_edition'),
        ('reflections', '0007_calendar_feed'),
        ('reflections', '0008_reminders'),
        ('reflections', '0009_sheets_to_match'),
        ('reflections', '0011_names_as_the_site_says'),
        ('reflections', '0012_mail_in'),
        ('reflections', '0014_reminder_rules'),
    ]

    dependencies = [
        ('networks', '0002_second_edition_tables'),
        ('reflections', '0001_first_edition'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        OnDatabase(sqlite.put_aside, sqlite.put_back),
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
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('salt', models.CharField(max_length=43)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('with_amounts', models.BooleanField(default=False)),
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='CalendarEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(max_length=100)),
                ('day', models.DateField()),
                ('summary', models.TextField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('stamped_at', models.DateTimeField()),
                ('is_off', models.BooleanField(default=False)),
                ('feed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='reflections.calendarfeed')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('feed', 'uid'), name='calendar_event_once_per_feed')],
            },
        ),
        migrations.CreateModel(
            name='ReminderChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_off', models.BooleanField(default=False)),
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_choice', to=settings.AUTH_USER_MODEL)),
                ('is_weekly', models.BooleanField(default=False)),
                ('last_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Reminded',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminded', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'key'), name='reminded_once_of_each_thing')],
            },
        ),
        migrations.AddField(
            model_name='upload',
            name='choices',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='upload',
            name='packed_sheets',
            field=models.BinaryField(null=True),
        ),
        migrations.CreateModel(
            name='Matching',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64)),
                ('choices', models.JSONField()),
                ('at', models.DateTimeField(auto_now=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matchings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'fingerprint'), name='matching_once_per_owner_and_headings')],
            },
        ),
        migrations.CreateModel(
            name='MailAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('salt', models.CharField(max_length=43)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mail_address', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='MailedMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('fingerprint', models.CharField(max_length=64)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('day', models.DateField()),
                ('hours', models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ('stars', models.PositiveSmallIntegerField(null=True)),
                ('is_sorted', models.BooleanField(default=False)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mailed_messages', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'fingerprint'), name='mailed_message_once_per_owner')],
            },
        ),
        migrations.CreateModel(
            name='ReminderRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('decide', 'The day to decide about a renewal'), ('renewal', 'A renewal'), ('fee', 'A fee to pay'), ('activity', 'Something planned'), ('look-again', 'A day to look again'), ('overdue', 'A renewal that is past: what became of it?'), ('went', 'Something planned that is past: did you go?'), ('quiet', 'A network that has gone quiet'), ('say', 'A network of which you said nothing for a year'), ('missed', 'A network that you left half a year ago: do you miss it?'), ('unwritten', 'What you did last month and wrote nothing about')], max_length=10)),
                ('is_off', models.BooleanField(default=False)),
                ('days', models.JSONField(blank=True, default=list)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_rules', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'kind'), name='reminder_rule_once_per_kind'), models.CheckConstraint(condition=models.Q(('kind__in', ['decide', 'renewal', 'fee', 'activity', 'look-again', 'overdue', 'went', 'quiet', 'say', 'missed', 'unwritten'])), name='reminder_rule_kind_known', violation_error_message='Kind is not one of the choices.')],
            },
        ),
        OnDatabase(sqlite.put_back, sqlite.put_aside),
    ]
