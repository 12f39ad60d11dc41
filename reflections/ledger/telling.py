"""The example story in a person's own ledger, until they have seen enough of it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.contrib.admin.utils import NestedObjects
from django.contrib.auth import get_user_model
from django.db import DEFAULT_DB_ALIAS, transaction

from networks.models import Change, ChangeKind, Organisation, Record
from networks.tables import PREFERENCES
from networks.undo import one_change
from reflections.ledger.importing import bring_in
from reflections.ledger.reports import Plan
from reflections.ledger.story import retold
from reflections.models import StoryLoad
from reflections.tables import LEDGER

NAME = "The example story"
WRITTEN = [table for table in LEDGER if table is not PREFERENCES]


@transaction.atomic
def tell_story(owner, today: date) -> Plan | None:
    """Bring in the story as of `today`; None when there is a ledger already.

    Preferences alone are no ledger: they stay, and those of the story are then left out.
    """
    get_user_model().objects.select_for_update().get(pk=owner.pk)
    if any(table.of(owner).exists() for table in WRITTEN):
        return None
    sources, _ = retold(today)
    if PREFERENCES.of(owner).exists():
        del sources.files[PREFERENCES.name]
    told = bring_in(owner, sources)
    if told.ok:
        came = [table for table in LEDGER if table.name in sources.files]
        rows = {table.name: list(table.of(owner).values_list("pk", flat=True)) for table in came}
        StoryLoad.objects.update_or_create(owner=owner, defaults={"rows": rows})
    return told


def story_in(owner) -> set[int]:
    """The numbers of the networks that came with the story, whether or not they are still there."""
    load = StoryLoad.objects.filter(owner=owner).first()
    return set(load.rows["organisations"]) if load else set()


def falls_with_story(owner) -> dict[str, Counter[type[Record]]]:
    """The person's own rows that hang on the story's networks, by what those are called."""
    load = StoryLoad.objects.filter(owner=owner).first()
    found: dict[str, Counter[type[Record]]] = {}
    for model, rows in _collected(owner, load).items():
        own = rows if model not in _tables() else _without(rows, load.rows[_tables()[model]])
        for row in own:
            found.setdefault(_place(row), Counter())[model] += 1
    return found


def remove_story(owner) -> Change | None:
    """Put the story into the bin with what hangs on it; None when none of it is there."""
    load = StoryLoad.objects.filter(owner=owner).first()
    with one_change(owner, NAME, ChangeKind.DELETED) as steps:
        for row in _rows(owner, load):
            # An earlier one may have taken this one along.
            if type(row).objects.filter(pk=row.pk).exists():
                steps.delete(row)
    return steps.change


def _rows(owner, load: StoryLoad | None) -> Iterator[Record]:
    for table in LEDGER:
        ids = load.rows.get(table.name, []) if load else []
        yield from table.of(owner).filter(pk__in=ids)


def _collected(owner, load: StoryLoad | None) -> dict[type[Record], set[Record]]:
    """All that a delete of the story's rows takes along, themselves included."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect(list(Organisation.objects.of(owner).filter(pk__in=story_in(owner))))
    return {model: rows for model, rows in collector.data.items() if issubclass(model, Record)}


def _tables() -> dict[type[Record], str]:
    return {table.model: table.name for table in LEDGER}


def _without(rows, ids: list[int]) -> list[Record]:
    return [row for row in rows if row.pk not in set(ids)]


def _place(row: Record) -> str:
    if isinstance(row, Organisation):
        return row.parent.short
    return (getattr(row, "membership", None) or row).organisation.short
