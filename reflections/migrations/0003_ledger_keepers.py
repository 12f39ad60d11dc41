"""The group whose members may enter data, each in a ledger of their own."""

from django.db import migrations

NAME = "Ledger keepers"
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
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=NAME)
    group.permissions.add(*permissions(apps))


def drop_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("reflections", "0002_rules_across_rows"),
        ("networks", "0002_rules_across_rows"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_group, drop_group)]
