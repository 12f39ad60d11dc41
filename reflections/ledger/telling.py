"""The example story in a person's own ledger, until they have seen enough of it."""

from collections import Counter, defaultdict
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
        StoryLoad.objects.update_or_create(owner=owner, defaults={"rows": _numbers(told)})
    return told


def _numbers(told: Plan) -> dict[str, list[int]]:
    return {
        batch.table.name: list(batch.table.of(told.owner).values_list("pk", flat=True))
        for batch in told.batches
    }


def falls_with_story(owner) -> dict[str, Counter[type[Record]]]:
    """How many of the person's own rows hang on the story, by the network that they hang on."""
    found: dict[str, Counter[type[Record]]] = defaultdict(Counter)
    for row in _own_rows_below(StoryLoad.objects.filter(owner=owner).first()):
        found[_place(row)][type(row)] += 1
    return dict(found)


def remove_story(owner) -> Change | None:
    """Put the story into the bin with what hangs on it; None when none of it is there."""
    load = StoryLoad.objects.filter(owner=owner).first()
    with one_change(owner, NAME, ChangeKind.DELETED) as steps:
        for row in _rows(load):
            # A body takes its groups along.
            if type(row).objects.filter(pk=row.pk).exists():
                steps.delete(row)
    return steps.change


def _rows(load: StoryLoad | None) -> Iterator[Record]:
    """What is left of the story, each table read when its turn comes."""
    for table in LEDGER if load else []:
        yield from table.of(load.owner).filter(pk__in=load.rows.get(table.name, []))


def _own_rows_below(load: StoryLoad | None) -> Iterator[Record]:
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    for row in _rows(load):
        collector.collect([row])
    for table in LEDGER:
        came = set(load.rows.get(table.name, [])) if load else set()
        yield from (row for row in collector.data.get(table.model, []) if row.pk not in came)


def _place(row: Record) -> str:
    if isinstance(row, Organisation):
        return row.parent.short
    return (getattr(row, "membership", None) or row).organisation.short
