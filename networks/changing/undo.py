"""A change can be taken back for 30 days, and a row go back to any older version of itself."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model

from networks.changing import Steps, one_change
from networks.changing.converting import turns_all_money
from networks.models import Preference, Record
from networks.models.change import Change, ChangedRow, ChangeKind, RowChange
from networks.models.record import owned_rows
from networks.models.refusals import refusal

IN_ANOTHER_CURRENCY = "It is from when your ledger was kept in {}; now it is kept in {}."
TAKEN_BACK_ALREADY = "That was taken back already."
_OPPOSITE: dict[str, ChangeKind] = {
    ChangeKind.ADDED: ChangeKind.DELETED,
    ChangeKind.CHANGED: ChangeKind.CHANGED,
    ChangeKind.DELETED: ChangeKind.ADDED,
}
_MESSAGES: dict[str, str] = {
    ChangeKind.ADDED: "Taken back",
    ChangeKind.CHANGED: "Change taken back",
    ChangeKind.DELETED: "Back again",
}


class CannotUndo(Exception):
    """Says in words, for the person, why a change cannot be undone any more."""


def undo(change: Change) -> str:
    """Take the change back, as a change of its own; the answer is what to tell the person.

    What it had added goes to the bin. Raises CannotUndo when what happened since stands in the
    way, or the rules of the ledger do; then nothing is changed.
    """
    try:
        with one_change(change.owner, change.label, _OPPOSITE[change.kind]) as steps:
            # In one statement: of two who undo it at once, the second finds it closed.
            if not Change.objects.filter(pk=change.pk, is_open=True).update(is_open=False):
                raise CannotUndo(TAKEN_BACK_ALREADY)
            rows = list(change.rows.all())
            steps.converts = turns_all_money(rows, change.owner)
            if any(row.what == RowChange.ADDED for row in rows):
                steps.kind = ChangeKind.DELETED
            # What was added leaves its place, a name or a start, to what was deleted for it.
            _delete_added([row for row in rows if row.what == RowChange.ADDED], steps)
            _restore_deleted([row for row in rows if row.what == RowChange.DELETED], steps)
            # The last first, since it may stand where an earlier one stood before.
            for row in reversed(rows):
                if row.what == RowChange.CHANGED:
                    stored = _as_now(row, change.owner)
                    _refuse_changed_since(row, stored)
                    _turn_back(row, stored, steps)
                    _renumber_change_before(row, stored)
            for row in rows:
                if row.what == RowChange.UNLINKED:
                    _link_again(row, change.owner)
            _refuse_other_currency(rows, change)
    except (ValidationError, IntegrityError) as error:
        verb = "come back" if change.kind == ChangeKind.DELETED else "be taken back"
        raise CannotUndo(f"{change.label} cannot {verb}: {refusal(error)}") from error
    return f"{_MESSAGES[change.kind]}: {change.label}."


def go_back(changed: ChangedRow) -> Change | None:
    """Give a row the values that it had before `changed`; None where it has them now.

    Raises CannotUndo like `undo`.
    """
    owner = changed.change.owner
    try:
        with one_change(owner, changed.label, ChangeKind.CHANGED) as steps:
            row = _as_now(changed, owner)
            _turn_back(changed, row, steps)
            steps.label = str(row)
            _refuse_other_currency([changed], changed.change)
    except (ValidationError, IntegrityError) as error:
        raise CannotUndo(f"It cannot go back to that: {refusal(error)}") from error
    return steps.change


def _delete_added(rows: list[ChangedRow], steps: Steps) -> None:
    """What hangs on others goes first; many rows of one model go at once."""
    for _, group in groupby(reversed(rows), key=lambda row: row.model):
        of_model = list(group)
        own = owned_rows(steps.owner, of_model[0].row_model)
        stored = own.in_bulk([row.row for row in of_model])
        for row in of_model:
            _refuse_changed_since(row, stored.get(row.row))
        steps.delete(*stored.values())


def _refuse_changed_since(row: ChangedRow, stored: Record | None) -> None:
    called = row.label or row.change.label
    if stored is None:
        raise CannotUndo(f"{called} is gone.")
    if stored.version != row.version:
        raise CannotUndo(f"{called} was changed again since.")


def _as_now(row: ChangedRow, owner: User) -> Record:
    rows = owned_rows(owner, row.row_model).select_for_update(of=("self",))
    stored = rows.filter(pk=row.row).first()
    if stored is None:
        raise CannotUndo(f"{row.label or row.change.label} is gone.")
    return stored


def _restore_deleted(rows: list[ChangedRow], steps: Steps) -> None:
    """Rows that were deleted, those first on which others hang.

    A link to what is gone is let go where a row can do without it; a row that is a link and nothing
    else waits for it.
    """
    come_back = {(row.model, row.row) for row in rows}
    for changed in sorted(rows, key=lambda row: _depth(row.row_model)):
        row = changed.as_it_was()
        links = list(_links_to_others(row, come_back))
        gone = [link for link in links if not _leads_somewhere(row, link, steps.owner)]
        if not isinstance(row, Record):
            if not gone:
                row.save_base(raw=True, force_insert=True)
            for link in gone:
                _come_back_with(link.related_model, getattr(row, link.attname), changed)
            continue
        _let_go(row, gone, changed.label)
        # What hangs on nothing but rows that come back with it fits them as it did.
        hangs = any(getattr(row, link.attname) for link in _own_links(type(row)))
        fits = hangs and not links
        steps.save(row, partial(_insert_as_it_was, row), check=not fits)


def _depth(model: type[Model]) -> int:
    """How many models above this one its rows hang on."""
    above = {link.related_model for link in _own_links(model)} - {model}
    return max((1 + _depth(other) for other in above), default=0)


def _own_links(model: type[Model]) -> Iterable[ForeignKey]:
    links = (field for field in model._meta.fields if isinstance(field, ForeignKey))
    return (link for link in links if link.name != "owner")


def _links_to_others(row: Model, come_back: set[tuple[str, int]]) -> Iterable[ForeignKey]:
    """Its links to rows that do not come back along with it."""
    for link in _own_links(type(row)):
        pk = getattr(row, link.attname)
        if pk is not None and (link.related_model._meta.label_lower, pk) not in come_back:
            yield link


def _leads_somewhere(row: Model, link: ForeignKey, owner: User) -> bool:
    return owned_rows(owner, link.related_model).filter(pk=getattr(row, link.attname)).exists()


def _let_go(row: Record, gone: list[ForeignKey], label: str) -> None:
    for link in gone:
        if not link.null:
            raise CannotUndo(
                f"{label} belonged to something that is gone too. Bring that back first."
            )
        setattr(row, link.attname, None)


def _insert_as_it_was(row: Record) -> None:
    """Raw, as fixtures are loaded: nothing is counted, dated or numbered anew."""
    try:
        with transaction.atomic():
            row.save_base(raw=True, force_insert=True)
    except IntegrityError:
        # The row's own rules say it better than the database, if they know it at all.
        row.full_clean()
        raise


def _come_back_with(model: type[Model], pk: int, link: ChangedRow) -> None:
    """Let what links two rows come back with the one that is still in the bin."""
    if other := _in_bin(model, pk, link.change.owner):
        ChangedRow.objects.create(
            change=other.change, model=link.model, row=link.row, what=link.what, before=link.before
        )


def _in_bin(model: type[Model], pk: int, owner: User) -> ChangedRow | None:
    deleted = ChangedRow.objects.of(owner).about(model, pk).filter(what=RowChange.DELETED)
    return deleted.filter(change__is_open=True).select_related("change").last()


def _turn_back(changed: ChangedRow, row: Record, steps: Steps) -> None:
    """Give `row` the values before `changed`, as one more save of it."""
    was, before = changed.as_it_was(), changed.values_before
    columns = [field for field in row._meta.concrete_fields if field.name in before]
    for field in columns:
        if field.name not in ("owner", "version"):
            setattr(row, field.attname, getattr(was, field.attname))
    links = [field for field in _links_to_others(row, set()) if field in columns]
    gone = [link for link in links if not _leads_somewhere(row, link, steps.owner)]
    _let_go(row, gone, changed.label)

    def write() -> None:
        row.save()
        for field in row._meta.many_to_many:
            own = owned_rows(steps.owner, field.related_model)
            getattr(row, field.name).set(own.filter(pk__in=before.get(field.name, ())))

    steps.save(row, write)


def _renumber_change_before(changed: ChangedRow, row: Record) -> None:
    """Let the change before be taken back next: it left the row as it is now again.

    A change is refused where the row has another version than it left; undoing counted up.
    """
    version = changed.values_before.get("version")
    if version is not None:
        earlier = ChangedRow.objects.of(changed.change.owner).about(type(row), row.pk)
        earlier.filter(pk__lt=changed.pk, version=version).update(version=row.version)


def _link_again(row: ChangedRow, owner: User) -> None:
    rows = owned_rows(owner, row.row_model).filter(pk=row.row)
    links = {link.name: link for link in _own_links(row.row_model)}
    in_bin = _in_bin(row.row_model, row.row, owner)
    for name, pk in row.values_before.items():
        link = links[name]
        if owned_rows(owner, link.related_model).filter(pk=pk).exists():
            # Where it was linked to something else meanwhile, that stays.
            rows.filter(**{name: None}).update(**{link.attname: pk})
            if in_bin and in_bin.values_before[name] is None:
                in_bin.before = in_bin.values_before | {name: pk}
                in_bin.save()


def _refuse_other_currency(rows: list[ChangedRow], change: Change) -> None:
    """Rates and worths of then mean nothing in another home currency."""
    was, now = change.home_currency, Preference.objects.home_currency(change.owner_id)
    back = (row for row in rows if row.what in (RowChange.CHANGED, RowChange.DELETED))
    with_money = any(getattr(row.row_model, "in_home_money", False) for row in back)
    if was and was != now and with_money:
        raise ValidationError(IN_ANOTHER_CURRENCY.format(was, now))
