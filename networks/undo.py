"""Saves and deletes can be undone for 30 days; what was deleted comes back whole."""

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction
from django.db.models import ForeignKey
from django.db.models.deletion import Collector

from networks.models.change import Change, ChangeKind
from networks.models.record import Record


class CannotUndo(Exception):
    """Says in words, for the person, why a change cannot be undone any more."""


class _EveryRow(Collector):
    """Gathers each row that goes, where Django would delete some in bulk without loading them."""

    def can_fast_delete(self, *args, **kwargs):
        return False


def snapshot(row: Record) -> str:
    """The row as it is stored now; take it before a form touches the row."""
    return serializers.serialize("json", [row])


@transaction.atomic
def remember_added(owner, row: Record) -> Change:
    return _remember(owner, ChangeKind.ADDED, row)


@transaction.atomic
def remember_changed(owner, row: Record, before: str) -> Change:
    return _remember(owner, ChangeKind.CHANGED, row, before=before)


@transaction.atomic
def throw_away(owner, row: Record) -> Change:
    """Delete the row and what hangs on it, into the bin."""
    collector = _EveryRow(using=DEFAULT_DB_ALIAS)
    collector.collect([row])
    collector.sort()
    rows = [one for model in reversed(collector.data) for one in collector.data[model]]
    rows.sort(key=lambda one: one is not row)
    pointers = [
        [one._meta.label_lower, one.pk, field.name]
        for (field, _), groups in collector.field_updates.items()
        for group in groups
        for one in group
    ]
    change = _remember(
        owner,
        ChangeKind.DELETED,
        row,
        before=serializers.serialize("json", rows),
        pointers=pointers,
    )
    row.delete()
    return change


def _remember(owner, kind: ChangeKind, row: Record, **details) -> Change:
    own = Change.objects.of(owner)
    own.exclude(pk__in=own.kept()).delete()
    return Change.objects.create(
        owner=owner,
        kind=kind,
        label=str(row)[:400],
        model=row._meta.label_lower,
        row_id=row.pk,
        row_version=row.version,
        **details,
    )


def undo(change: Change) -> str:
    """Take the change back and forget it; the answer is what to tell the person.

    Raises CannotUndo when what happened since stands in the way; then nothing is changed.
    """
    try:
        with transaction.atomic():
            said = _UNDOING[ChangeKind(change.kind)](change)
            change.delete()
        return said
    except IntegrityError as error:
        raise CannotUndo(
            "Something that it belonged to is gone, so it cannot come back."
        ) from error


def _undo_added(change: Change) -> str:
    row = _row(change)
    throw_away(change.owner, row)
    return f"Taken back: {change.label}."


def _undo_changed(change: Change) -> str:
    row = _row(change)
    for before in serializers.deserialize("json", change.before):
        before.object.version = row.version + 1
        before.object.save()
        for name, ids in (before.m2m_data or {}).items():
            links = getattr(before.object, name)
            links.set(links.model.objects.of(change.owner).filter(pk__in=ids))
    return f"As it was before: {change.label}."


def _undo_deleted(change: Change) -> str:
    rows = [one.object for one in serializers.deserialize("json", change.before)]
    _check(rows[0], change)
    for row in rows:
        # Raw, as fixtures are loaded; links between many and many are among the rows.
        row.save_base(raw=True)
    for label, pk, field in change.pointers:
        _point(label, pk, field, change.row_id)
    return f"Back again: {change.label}."


def _row(change: Change) -> Record:
    """The row as it is now, unless it is gone or was changed again since."""
    model = apps.get_model(change.model)
    row = model.objects.of(change.owner).select_for_update(of=("self",)).filter(pk=change.row_id)
    found = row.first()
    if found is None:
        raise CannotUndo(f"{change.label} is gone.")
    if found.version != change.row_version:
        raise CannotUndo(f"{change.label} was changed again since.")
    return found


def _check(row: Record, change: Change) -> None:
    """Whether the row may stand in the ledger as it is today."""
    for field in row._meta.fields:
        if isinstance(field, ForeignKey) and _leads_nowhere(row, field):
            if not field.null:
                raise CannotUndo(
                    f"{change.label} belonged to something that is gone too. Bring that back first."
                )
            setattr(row, field.name, None)
    try:
        row.full_clean()
    except ValidationError as error:
        raise CannotUndo(f"{change.label} cannot come back: {' '.join(error.messages)}") from error


def _leads_nowhere(row: Record, field: ForeignKey) -> bool:
    try:
        getattr(row, field.name)
    except ObjectDoesNotExist:
        return True
    return False


def _point(label: str, pk: int, field: str, row_id: int) -> None:
    apps.get_model(label)._base_manager.filter(pk=pk, **{field: None}).update(**{field: row_id})


_UNDOING = {
    ChangeKind.ADDED: _undo_added,
    ChangeKind.CHANGED: _undo_changed,
    ChangeKind.DELETED: _undo_deleted,
}
