"""What is done in one change, and how it becomes one: networks.changing says how to use it.

The rules across rows are asked at the end, of the ledger as it then is: ValidationError, and
nothing has happened. A row that is touched several times is one row of the change. Changes of one
ledger take turns.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Field, Model
from django.db.models.deletion import Collector

from networks.models import Organisation, Preference, Record
from networks.models.change import Change, ChangedRow, ChangeKind, RowChange, stored_values
from networks.models.locking import check_deferred_constraints, lock_ledger
from networks.models.refusals import BELONGS_TO_NOTHING, DELETED_MEANWHILE

LONGEST_LABEL = 400
# PostgreSQL would else get all rows in one statement, however many there are.
AT_ONCE = 1000

Row = TypeVar("Row", bound=Record)


class _EveryRow(Collector):
    """Gathers each row that goes, where Django would delete some in bulk without loading them."""

    def __init__(self, rows: Iterable[Record]):
        """The rows and all that a delete would take along."""
        super().__init__(using=DEFAULT_DB_ALIAS)
        self._networks: list[Organisation] = []
        for model in dict.fromkeys(type(row) for row in rows):
            if model is Organisation:
                # Django calls itself for every level that it is not told of; a tree can be deep.
                tops = [row for row in rows if isinstance(row, Organisation)]
                self._networks = Organisation.with_all_groups(tops)
                self.collect(self._networks)
            else:
                self.collect([row for row in rows if type(row) is model])
        self.sort()

    def can_fast_delete(self, *args: object, **kwargs: object) -> bool:
        return False

    def parents_first(self) -> Iterator[Model]:
        depth = {network: place for place, network in enumerate(self._networks)}
        for model in reversed(self.data):
            yield from sorted(self.data[model], key=lambda row: (depth.get(row, 0), row.pk))


def goes_with(*rows: Record) -> Counter[type[Record]]:
    """How many rows of each model a delete of these would take along."""
    numbers = Counter({model: len(gone) for model, gone in _EveryRow(rows).data.items()})
    numbers.subtract(Counter(type(row) for row in rows))
    return Counter({m: n for m, n in numbers.items() if n > 0 and issubclass(m, Record)})


class Steps:
    """What is done in one change."""

    def __init__(self, owner: User, label: str, kind: ChangeKind):
        self.owner, self.label, self.kind = owner, label, kind
        self.change: Change | None = None
        # The home currency becomes another one, together with all that is in it.
        self.converts = False
        self._home_currency = Preference.objects.home_currency(owner.pk)
        self._touched: dict[tuple[str, int], ChangedRow] = {}
        self._to_check: dict[tuple[str, int], type[Record]] = {}
        self._in_bulk: list[ChangedRow] = []

    def save(self, row: Row, write: Callable | None = None, *, check: bool = True) -> Row:
        """Save a row, by `write` where row.save() is not all of it.

        Without `check` the rules across rows are not asked about it: they are known to hold.
        """
        is_new = row._state.adding
        before = None if is_new else stored_values(_as_stored(row))
        # Where the home currency is converted with all its money, what this refuses is the point.
        if not self.converts:
            row.check_turning()
        (write or row.save)()
        if before is not None and _is_as_before(row, before):
            return row
        self._note(row, RowChange.ADDED if is_new else RowChange.CHANGED, before)
        if check:
            self._to_check[_key(row)] = type(row)
        return row

    def confirm(self, row: Record) -> None:
        """Note that a row was looked at and stands as it is."""
        before = stored_values(_as_stored(row))
        row.save()
        self._note(row, RowChange.CHANGED, before)

    def delete(self, *rows: Record) -> None:
        """Delete the rows, as they are by now, and what hangs on them; some may be gone already."""
        stored = list(_as_stored_now(rows))
        for row in () if self.converts else stored:
            row.check_deleting()
        collector = _EveryRow(stored)
        for gone in collector.parents_first():
            self._note_deleted(gone)
        for (field, _), groups in collector.field_updates.items():
            for group in groups:
                # The stubs have rows where Django has lists of them.
                for parted in group:  # type: ignore[attr-defined]
                    self._note_unlinked(parted, field)
        collector.delete()

    def added_in_bulk(self, rows: Iterable[Record]) -> None:
        """Rows that were saved, and checked, elsewhere."""
        self._in_bulk += [_changed_row(row, RowChange.ADDED, label="") for row in rows]

    def changed_in_bulk(self, rows: Iterable[tuple[Record, dict]]) -> None:
        """Rows that were saved, and checked, elsewhere, each with its values before."""
        self._in_bulk += [
            _changed_row(row, RowChange.CHANGED, before, label="") for row, before in rows
        ]

    def _note(self, row: Record, what: RowChange, before: dict | None) -> None:
        """The first values before count, and the last version after."""
        noted = self._touched.get(_key(row))
        if noted is None:
            self._touched[_key(row)] = _changed_row(row, what, before)
        elif noted.what == RowChange.UNLINKED:
            noted.what, noted.before = what, (before or {}) | noted.values_before
            noted.version = row.version
        else:
            noted.label, noted.version = str(row)[:LONGEST_LABEL], row.version

    def _note_deleted(self, row: Model) -> None:
        noted = self._touched.pop(_key(row), None)
        self._to_check.pop(_key(row), None)
        if noted and noted.what == RowChange.ADDED:
            # Added and deleted in one go: nobody ever saw it, and there is nothing to bring back.
            return
        before = stored_values(row) | (noted.values_before if noted else {})
        self._touched[_key(row)] = _changed_row(row, RowChange.DELETED, before)

    def _note_unlinked(self, row: Record, field: Field) -> None:
        link = {field.name: getattr(row, field.attname)}
        noted = self._touched.get(_key(row))
        if noted is None:
            self._touched[_key(row)] = _changed_row(row, RowChange.UNLINKED, link)
        elif noted.what == RowChange.UNLINKED:
            noted.before = noted.values_before | link

    def _finish(self) -> None:
        rows = [*self._touched.values(), *self._in_bulk]
        if not rows:
            return
        # Deferred constraints now, while the caller can still answer in words.
        check_deferred_constraints()
        try:
            for (_, pk), model in self._to_check.items():
                model._base_manager.get(pk=pk).check_in_ledger()
        except ObjectDoesNotExist as error:
            raise ValidationError(BELONGS_TO_NOTHING) from error
        self.change = Change.objects.create(
            owner=self.owner,
            kind=self.kind,
            label=self.label[:LONGEST_LABEL],
            home_currency=self._home_currency,
        )
        for row in rows:
            row.change = self.change
        ChangedRow.objects.bulk_create(rows, batch_size=AT_ONCE)


@contextmanager
def one_change(owner: User, label: str, kind: ChangeKind) -> Iterator[Steps]:
    """One transaction, remembered as one Change when anything changed in it.

    What it is called may also be set on the steps while it goes on.
    """
    with transaction.atomic():
        lock_ledger(owner)
        steps = Steps(owner, label, kind)
        yield steps
        steps._finish()


def save(owner: User, row: Record, write: Callable | None = None) -> Change | None:
    """Save one row as a change of its own."""
    kind = ChangeKind.ADDED if row._state.adding else ChangeKind.CHANGED
    with one_change(owner, "", kind) as steps:
        steps.save(row, write)
        steps.label = str(row)
    return steps.change


def throw_away(owner: User, *rows: Record, label: str = "") -> Change | None:
    """Delete rows and what hangs on them, into the bin; None where they are gone already."""
    with one_change(owner, label or str(rows[0]), ChangeKind.DELETED) as steps:
        steps.delete(*rows)
    return steps.change


def _key(row: Model) -> tuple[str, int]:
    return row._meta.label_lower, row.pk


def _as_stored(row: Record) -> Record:
    stored = type(row)._base_manager.filter(pk=row.pk).first()
    if stored is None:
        raise ValidationError(DELETED_MEANWHILE, code="deleted")
    return stored


def _as_stored_now(rows: Iterable[Record]) -> Iterator[Record]:
    by_model: dict[type[Record], list[int]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row.pk)
    for model, numbers in by_model.items():
        stored = model._base_manager.in_bulk(numbers)
        yield from (stored[number] for number in numbers if number in stored)


def _is_as_before(row: Record, before: dict) -> bool:
    """Whether a save changed nothing; then it does not count as one."""
    # Every save counts the version up: undone here, or forms that are open elsewhere were stale.
    now = stored_values(_as_stored(row))
    if now | {"version": before["version"]} != before:
        return False
    row.version = before["version"]
    type(row)._base_manager.filter(pk=row.pk).update(version=row.version)
    return True


def _changed_row(
    row: Model, what: RowChange, before: dict | None = None, label: str | None = None
) -> ChangedRow:
    return ChangedRow(
        model=row._meta.label_lower,
        row=row.pk,
        what=what,
        label=str(row)[:LONGEST_LABEL] if label is None else label,
        version=getattr(row, "version", 0),
        before=before,
    )
