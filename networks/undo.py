"""Saves and deletes can be undone for 30 days; what was deleted comes back whole.

Whatever a person does in one go is one Change of one or more steps:

    with one_change(owner, "Left CILIP", ChangeKind.CHANGED) as steps:
        decision.save()
        steps.added(decision)
        before = snapshot(membership)
        membership.save()
        steps.changed(membership, before)
    steps.change  # to offer an undo for
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction
from django.db.models import ForeignKey
from django.db.models.deletion import Collector

from networks.models.change import Change, ChangeKind
from networks.models.organisation import Organisation
from networks.models.record import Record


class CannotUndo(Exception):
    """Says in words, for the person, why a change cannot be undone any more."""


class _EveryRow(Collector):
    """Gathers each row that goes, where Django would delete some in bulk without loading them."""

    def can_fast_delete(self, *args, **kwargs):
        return False


def _collected(row: Record) -> _EveryRow:
    """The row and all that a delete would take along."""
    collector = _EveryRow(using=DEFAULT_DB_ALIAS)
    # Django calls itself for every level that it is not told of, and a tree can be deep.
    collector.collect(row.with_groups() if isinstance(row, Organisation) else [row])
    return collector


def goes_with(row: Record) -> Counter[type[Record]]:
    """How many rows of each model a delete of this one would take along."""
    collector = _collected(row)
    numbers = Counter({model: len(rows) for model, rows in collector.data.items()})
    numbers[type(row)] -= 1
    return Counter({m: n for m, n in numbers.items() if n and issubclass(m, Record)})


def snapshot(row: Record) -> str:
    """The row as it is stored now; take it before a form touches the row."""
    return serializers.serialize("json", [row])


class Steps:
    """What was done to rows, in order. Name each row once, after it was saved."""

    def __init__(self):
        self.taken: list[dict] = []
        self.change: Change | None = None

    def added(self, row: Record) -> None:
        self._take("added", row)

    def changed(self, row: Record, before: str) -> None:
        self._take("changed", row, before=before)

    def delete(self, row: Record) -> None:
        """Delete the row and what hangs on it; this one does the deed itself."""
        collector = _collected(row)
        rows = [one for model in collector.data for one in collector.data[model]]
        rows.sort(key=lambda one: one is not row)
        pointers = [
            [one._meta.label_lower, one.pk, field.name]
            for (field, _), groups in collector.field_updates.items()
            for group in groups
            for one in group
        ]
        self._take("deleted", row, before=serializers.serialize("json", rows), pointers=pointers)
        collector.delete()

    def _take(self, kind: str, row: Record, **details) -> None:
        step = {"kind": kind, "model": row._meta.label_lower, "row": row.pk, "label": str(row)}
        self.taken.append(step | {"version": row.version} | details)


@contextmanager
def one_change(owner, label: str, kind: ChangeKind) -> Iterator[Steps]:
    """One transaction, remembered as one Change when any step was taken in it."""
    steps = Steps()
    with transaction.atomic():
        yield steps
        if steps.taken:
            own = Change.objects.of(owner)
            own.exclude(pk__in=own.kept()).delete()
            steps.change = own.create(owner=owner, kind=kind, label=label[:400], steps=steps.taken)


def remember_added(owner, row: Record) -> Change:
    with one_change(owner, str(row), ChangeKind.ADDED) as steps:
        steps.added(row)
    return steps.change


def remember_changed(owner, row: Record, before: str) -> Change:
    with one_change(owner, str(row), ChangeKind.CHANGED) as steps:
        steps.changed(row, before)
    return steps.change


def throw_away(owner, row: Record) -> Change:
    """Delete the row and what hangs on it, into the bin."""
    with one_change(owner, str(row), ChangeKind.DELETED) as steps:
        steps.delete(row)
    return steps.change


def undo(change: Change) -> str:
    """Take the change back and forget it; the answer is what to tell the person.

    What it had added goes to the bin. Raises CannotUndo when what happened since stands in the
    way; then nothing is changed.
    """
    try:
        with one_change(change.owner, change.label, ChangeKind.DELETED) as steps:
            for step in reversed(change.steps):
                _UNDOING[step["kind"]](change.owner, step, steps)
            change.delete()
    except IntegrityError as error:
        raise CannotUndo(
            "Something that it belonged to is gone, so it cannot come back."
        ) from error
    return f"{_SAID[ChangeKind(change.kind)]}: {change.label}."


def _undo_added(owner, step: dict, steps: Steps) -> None:
    steps.delete(_row(owner, step))


def _undo_changed(owner, step: dict, steps: Steps) -> None:
    row = _row(owner, step)
    for before in serializers.deserialize("json", step["before"]):
        before.object.version = row.version + 1
        before.object.save()
        for name, ids in (before.m2m_data or {}).items():
            links = getattr(before.object, name)
            links.set(links.model.objects.of(owner).filter(pk__in=ids))


def _undo_deleted(owner, step: dict, steps: Steps) -> None:
    rows = [one.object for one in serializers.deserialize("json", step["before"])]
    _check(rows[0], step["label"])
    for row in rows:
        # Raw, as fixtures are loaded; links between many and many are among the rows.
        row.save_base(raw=True)
    for label, pk, field in step["pointers"]:
        _point(label, pk, field, step["row"])


def _row(owner, step: dict) -> Record:
    """The row as it is now, unless it is gone or was changed again since."""
    rows = apps.get_model(step["model"]).objects.of(owner).select_for_update(of=("self",))
    found = rows.filter(pk=step["row"]).first()
    if found is None:
        raise CannotUndo(f"{step['label']} is gone.")
    if found.version != step["version"]:
        raise CannotUndo(f"{step['label']} was changed again since.")
    return found


def _check(row: Record, label: str) -> None:
    """Whether the row may stand in the ledger as it is today."""
    for field in row._meta.fields:
        if isinstance(field, ForeignKey) and _leads_nowhere(row, field):
            if not field.null:
                raise CannotUndo(
                    f"{label} belonged to something that is gone too. Bring that back first."
                )
            setattr(row, field.name, None)
    try:
        row.full_clean()
    except ValidationError as error:
        raise CannotUndo(f"{label} cannot come back: {' '.join(error.messages)}") from error


def _leads_nowhere(row: Record, field: ForeignKey) -> bool:
    try:
        getattr(row, field.name)
    except ObjectDoesNotExist:
        return True
    return False


def _point(label: str, pk: int, field: str, row_id: int) -> None:
    apps.get_model(label)._base_manager.filter(pk=pk, **{field: None}).update(**{field: row_id})


_UNDOING = {"added": _undo_added, "changed": _undo_changed, "deleted": _undo_deleted}
_SAID = {
    ChangeKind.ADDED: "Taken back",
    ChangeKind.CHANGED: "Change taken back",
    ChangeKind.DELETED: "Back again",
}
