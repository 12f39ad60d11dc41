"""The first edition. What is no matter for the database, such as names for people, is as it is now.

A journal entry is about its owner's own networks, and never changes hands. The members of one group may enter
data, each in a ledger of their own.
"""

import datetime
import django.core.validators
import django.db.models.deletion
import networks.fields.dates
import networks.fields.numbers
import networks.fields.several
import networks.fields.texts
import reflections.models.reflection
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from networks.migrations.parts import sqlite
from networks.migrations.parts.on_database import OnDatabase

ABOUT = "reflections_reflection_organisations"
STRANGER = """
    EXISTS (SELECT 1 FROM reflections_reflection r, networks_organisation o
            WHERE r.id = NEW.reflection_id AND o.id = NEW.organisation_id AND r.owner_id <> o.owner_id)
"""
POSTGRESQL = [
    f"""
    CREATE FUNCTION reflections_about_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {STRANGER} THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a link would join two ledgers';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION reflections_owner_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.owner_id <> OLD.owner_id THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a reflection never changes hands';
        END IF;
        RETURN NULL;
    END $$
    """,
    f"CREATE TRIGGER reflection_about_own AFTER INSERT OR UPDATE ON {ABOUT} "
    "FOR EACH ROW EXECUTE FUNCTION reflections_about_guard()",
    "CREATE TRIGGER reflection_owner_stays AFTER UPDATE OF owner_id ON reflections_reflection "
    "FOR EACH ROW EXECUTE FUNCTION reflections_owner_guard()",
]
POSTGRESQL_UNDO = [
    "DROP TRIGGER reflection_owner_stays ON reflections_reflection",
    f"DROP TRIGGER reflection_about_own ON {ABOUT}",
    "DROP FUNCTION reflections_owner_guard()",
    "DROP FUNCTION reflections_about_guard()",
]
SQLITE = {
    "reflection_about_own_insert": f"""
        CREATE TRIGGER reflection_about_own_insert AFTER INSERT ON {ABOUT}
        BEGIN SELECT RAISE(ABORT, 'a link would join two ledgers') WHERE {STRANGER}; END
    """,
    "reflection_about_own_update": f"""
        CREATE TRIGGER reflection_about_own_update AFTER UPDATE ON {ABOUT}
        BEGIN SELECT RAISE(ABORT, 'a link would join two ledgers') WHERE {STRANGER}; END
    """,
    "reflection_owner_stays": """
        CREATE TRIGGER reflection_owner_stays AFTER UPDATE OF owner_id ON reflections_reflection
        WHEN NEW.owner_id <> OLD.owner_id
        BEGIN SELECT RAISE(ABORT, 'a reflection never changes hands'); END
    """,
}


def install_guards(schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)
    else:
        sqlite.install(schema_editor.execute, SQLITE)


def uninstall_guards(schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL_UNDO:
            schema_editor.execute(statement)
    else:
        sqlite.uninstall(schema_editor.execute, SQLITE)


KEEPERS = "Ledger keepers"
VERBS = ("add", "change", "delete", "view")
MODELS = {
    "networks": ["activity", "fee", "membership", "organisation", "preference", "role"],
    "reflections": ["appraisal", "decision", "reflection"],
}


def permissions(apps):
    """Django makes them only after all migrations, and then finds these."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    for app, names in MODELS.items():
        for name in names:
            kind, _ = ContentType.objects.get_or_create(app_label=app, model=name)
            for verb in VERBS:
                yield Permission.objects.get_or_create(
                    content_type=kind,
                    codename=f"{verb}_{name}",
                    defaults={"name": f"Can {verb} {name}"},
                )[0]


def make_group(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=KEEPERS)
    group.permissions.add(*permissions(apps))


def drop_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=KEEPERS).delete()


class Migration(migrations.Migration):

    replaces = [
        ('reflections', '0001_initial'),
        ('reflections', '0002_rules_across_rows'),
        ('reflections', '0003_ledger_keepers'),
        ('reflections', '0004_reflection_search'),
        ('reflections', '0005_uploads_and_story'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('networks', '0001_first_edition'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoryLoad',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rows', models.JSONField(default=dict)),
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='story_load', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('name', models.CharField(max_length=200)),
                ('content', models.BinaryField()),
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='upload', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Appraisal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('date', networks.fields.dates.DayField()),
                ('put_in', models.PositiveSmallIntegerField(blank=True, help_text='How much did you put in? 1, hardly anything, to 5, a great deal.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='put in')),
                ('got_out', models.PositiveSmallIntegerField(blank=True, help_text='How much did you get out? 1, hardly anything, to 5, a great deal.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='got out')),
                ('would_miss', models.PositiveSmallIntegerField(blank=True, help_text='How much would you miss it? 1, not at all, to 5, badly.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='would miss')),
                ('worth_per_year', networks.fields.numbers.MoneyField(blank=True, decimal_places=2, help_text='The most you would pay for a year of it, in home money.', max_digits=9, null=True)),
                ('note', networks.fields.texts.ProseField(blank=True, default='')),
                ('membership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='appraisals', to='networks.membership')),
            ],
            options={
                'ordering': ['date', 'id'],
                'indexes': [models.Index(fields=['membership', 'date'], name='appraisal_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('got_out__isnull', True), ('put_in__isnull', True), ('worth_per_year__isnull', True), ('would_miss__isnull', True), _negated=True), name='appraisal_has_an_answer', violation_error_message='Answer at least one of the questions.'), models.CheckConstraint(condition=models.Q(models.Q(('put_in__gte', 1), ('put_in__lte', 5)), ('put_in__isnull', True), _connector='OR'), name='appraisal_put_in_range', violation_error_message='Put in must be between 1 and 5.'), models.CheckConstraint(condition=models.Q(models.Q(('got_out__gte', 1), ('got_out__lte', 5)), ('got_out__isnull', True), _connector='OR'), name='appraisal_got_out_range', violation_error_message='Got out must be between 1 and 5.'), models.CheckConstraint(condition=models.Q(models.Q(('would_miss__gte', 1), ('would_miss__lte', 5)), ('would_miss__isnull', True), _connector='OR'), name='appraisal_would_miss_range', violation_error_message='Would miss must be between 1 and 5.'), models.CheckConstraint(condition=models.Q(models.Q(('worth_per_year__gte', 0), ('worth_per_year__lte', Decimal('9999999.99'))), ('worth_per_year__isnull', True), _connector='OR'), name='appraisal_worth_per_year_range', violation_error_message='Worth per year must be between 0 and 9999999.99.'), models.CheckConstraint(condition=models.Q(models.Q(('date__gte', datetime.date(1900, 1, 1)), ('date__lte', datetime.date(2199, 12, 31))), ('date__isnull', True), _connector='OR'), name='appraisal_date_range', violation_error_message='Date must be between 1900-01-01 and 2199-12-31.')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('decided_on', networks.fields.dates.DayField()),
                ('choice', models.CharField(choices=[('join', 'Join'), ('apply', 'Apply'), ('renew', 'Renew'), ('leave', 'Leave'), ('not_join', 'Not join'), ('undecided', 'Undecided')], max_length=9)),
                ('because', networks.fields.texts.ProseField(blank=True, default='')),
                ('expected_activities', models.PositiveSmallIntegerField(blank=True, help_text='How many activities you expect in the year after.', null=True, validators=[django.core.validators.MaxValueValidator(9999)])),
                ('review_on', networks.fields.dates.DayField(blank=True, null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='networks.organisation', verbose_name='network')),
            ],
            options={
                'ordering': ['decided_on', 'id'],
                'indexes': [models.Index(fields=['organisation', 'decided_on'], name='decision_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('choice__in', ['join', 'apply', 'renew', 'leave', 'not_join', 'undecided'])), name='decision_choice_known', violation_error_message='Choice is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('expected_activities__gte', 0), ('expected_activities__lte', 9999)), ('expected_activities__isnull', True), _connector='OR'), name='decision_expected_activities_range', violation_error_message='Expected activities must be between 0 and 9999.'), models.CheckConstraint(condition=models.Q(models.Q(('decided_on__gte', datetime.date(1900, 1, 1)), ('decided_on__lte', datetime.date(2199, 12, 31))), ('decided_on__isnull', True), _connector='OR'), name='decision_decided_on_range', violation_error_message='Decided on must be between 1900-01-01 and 2199-12-31.'), models.CheckConstraint(condition=models.Q(models.Q(('review_on__gte', datetime.date(1900, 1, 1)), ('review_on__lte', datetime.date(2199, 12, 31))), ('review_on__isnull', True), _connector='OR'), name='decision_review_on_range', violation_error_message='Review on must be between 1900-01-01 and 2199-12-31.')],
            },
        ),
        migrations.CreateModel(
            name='Reflection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('date', networks.fields.dates.DayField()),
                ('title', networks.fields.texts.LineField(max_length=200, validators=[networks.fields.texts.validate_visible])),
                ('model', models.CharField(choices=[('free', 'Free'), ('what', 'What? So what? Now what?'), ('gibbs', 'Gibbs'), ('kolb', 'Kolb'), ('four_fs', 'Four Fs')], default='free', max_length=7)),
                ('body', networks.fields.texts.ProseField(blank=True, default='', help_text='In Markdown.', validators=[reflections.models.reflection.validate_length])),
                ('body_html', networks.fields.texts.DerivedField(default='', editable=False)),
                ('tags', networks.fields.several.SeveralField(blank=True, default=list, help_text='Separated by semicolons.', max_length=400)),
                ('tag_keys', networks.fields.texts.DerivedField(default='', editable=False)),
                ('search_text', networks.fields.texts.DerivedField(default='', editable=False)),
                ('organisations', models.ManyToManyField(blank=True, related_name='reflections', to='networks.organisation', verbose_name='networks')),
                ('owner', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='reflections', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['date', 'id'],
                'indexes': [models.Index(fields=['owner', 'date'], name='reflection_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='reflection_has_a_title'), models.CheckConstraint(condition=models.Q(('model__in', ['free', 'what', 'gibbs', 'kolb', 'four_fs'])), name='reflection_model_known', violation_error_message='Model is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('date__gte', datetime.date(1900, 1, 1)), ('date__lte', datetime.date(2199, 12, 31))), ('date__isnull', True), _connector='OR'), name='reflection_date_range', violation_error_message='Date must be between 1900-01-01 and 2199-12-31.')],
            },
        ),
        OnDatabase(install_guards, uninstall_guards),
        migrations.RunPython(make_group, drop_group),
    ]
