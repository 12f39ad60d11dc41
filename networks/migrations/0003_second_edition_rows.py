"""The rows of a first edition in the columns of the second."""

import json

from django.db import migrations

from networks.arithmetic.text import same_name
from networks.migrations.parts import filling
from networks.migrations.parts.on_database import OnDatabase

# Derived columns, which are worked out again at every save.
DERIVED = {"name_key", "body_html", "tag_keys", "search_text"}


def fill_search_text(apps):
    filling.fill_search_text(
        apps,
        "networks",
        {
            "activity": ("title", "outcome"),
            "fee": ("notes",),
            "membership": ("category", "credential"),
            "organisation": ("name", "short_name"),
            "preference": ("setting", "currency"),
            "role": ("title", "notes"),
        },
    )


def fill_ref(schema_editor):
    filling.fill_ref(
        schema_editor,
        "networks_activity",
        "networks_fee",
        "networks_membership",
        "networks_organisation",
        "networks_preference",
        "networks_role",
    )


def compare_names_as_seen(apps):
    """Where two names are then one, both stay as they are."""
    rows = apps.get_model("networks", "Organisation").objects.all()
    for pk, owner, name, old in rows.values_list("pk", "owner", "name", "name_key").iterator():
        key = same_name(name)
        if key != old and not rows.filter(owner=owner, name_key=key).exists():
            rows.filter(pk=pk).update(name_key=key)


def forget_names(apps):
    """The log of the admin gives up the names of rows, many of which are deleted by now."""
    entries = apps.get_model("admin", "LogEntry").objects.select_related("content_type")
    for entry in entries.iterator(500):
        kind = entry.content_type.model if entry.content_type else "row"
        entry.object_repr, entry.change_message = f"{kind} {entry.object_id}"[:200], ""
        entry.save(update_fields=["object_repr", "change_message"])


def as_a_share(apps):
    Organisation = apps.get_model("networks", "Organisation")
    Organisation.objects.filter(had_tax_relief=True).update(tax_relief=100)
    _rewrite_bin(apps, {"true": '"100.00"', "false": '"0.00"'})


def as_yes_or_no(apps):
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


def one_row_each(apps):
    """What stood in the steps of a change becomes rows of it."""
    Change = apps.get_model("networks", "Change")
    ChangedRow = apps.get_model("networks", "ChangedRow")
    for change in Change.objects.order_by("pk").iterator():
        rows = [row for step in change.steps for row in _rows(step)]
        ChangedRow.objects.bulk_create(
            [ChangedRow(change=change, **row) for row in rows], batch_size=1000
        )


def _rows(step):
    row = {"model": step["model"], "row": step["row"], "label": step["label"][:400]}
    if step["kind"] == "added":
        yield row | {"what": "added", "version": step["version"]}
        return
    stored = json.loads(step["before"])
    if step["kind"] == "changed":
        before = _without_derived(stored[0]["fields"])
        yield row | {"what": "changed", "version": step["version"], "before": before}
        return
    for change in stored:
        label = step["label"][:400] if change["pk"] == step["row"] else ""
        yield {
            "model": change["model"],
            "row": change["pk"],
            "what": "deleted",
            "label": label,
            "version": change["fields"].get("version", 0),
            "before": _without_derived(change["fields"]),
        }
    for model, pk, name in step["pointers"]:
        link = {name: step["row"]}
        yield {"model": model, "row": pk, "what": "unlinked", "before": link}


def _without_derived(fields):
    return {name: value for name, value in fields.items() if name not in DERIVED}


def fill(apps, schema_editor):
    fill_search_text(apps)
    compare_names_as_seen(apps)
    forget_names(apps)
    as_a_share(apps)
    one_row_each(apps)


def empty(apps, schema_editor):
    """Of what the first edition had, only the share goes back: the others are dropped with their columns."""
    as_yes_or_no(apps)


class Migration(migrations.Migration):

    replaces = [
        ("networks", "0004_nameless_log"),
        ("networks", "0006_names_as_seen"),
        ("networks", "0009_steps_become_rows"),
    ]

    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("networks", "0002_second_edition_tables"),
    ]

    operations = [
        OnDatabase(fill_ref),
        migrations.RunPython(fill, empty),
    ]
