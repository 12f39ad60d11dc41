import json

from django.db import migrations

# Derived columns, which are worked out again at every save.
DERIVED = {"name_key", "body_html", "tag_keys", "search_text"}


def one_row_each(apps, schema_editor):
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


class Migration(migrations.Migration):
    dependencies = [("networks", "0008_changed_row")]
    operations = [migrations.RunPython(one_row_each, migrations.RunPython.noop)]
