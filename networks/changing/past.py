"""What became of one record: each change of it, value by value, in words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeGuard

from django.contrib.auth.models import User
from django.db.models import Field, ForeignKey, ManyToManyField, Model

from networks.arithmetic.periods import VagueDate, format_day, format_vague
from networks.arithmetic.words import MISSING
from networks.models import Record
from networks.models.change import ChangedRow, RowChange, stored_values
from networks.models.record import owned_rows

GONE = "something that is gone"
Names = dict[tuple[type[Model], int], str]
NOT_SHOWN = ("id", "ref", "version", "owner")


@dataclass(frozen=True)
class Difference:
    """One column before and after a change."""

    label: str
    was: str
    became: str


@dataclass(frozen=True)
class RecordedChange:
    """One change of a record; `number` is that of its ChangedRow, by which one goes back.

    `part_of` says what else was changed in one go with it; empty where it was this record alone.
    """

    number: int
    at: datetime
    what: str
    part_of: str
    differences: list[Difference]
    leads_back: bool


def past_of(row: Record, owner: User) -> list[RecordedChange]:
    """The changes of a record, the latest first; a change before the first one noted is unknown."""
    past = []
    after = stored_values(row)
    noted = ChangedRow.objects.of(owner).about(type(row), row.pk).select_related("change")
    changes = list(noted.order_by("-id"))
    names = _names(type(row), owner, [after, *(change.values_before for change in changes)])
    for changed in changes:
        before = changed.values_before
        is_save = changed.what == RowChange.CHANGED
        differences = list(_differences(changed, after, names)) if before else []
        label = changed.change.label
        past.append(
            RecordedChange(
                number=changed.pk,
                at=changed.change.at,
                what=changed.get_what_display(),
                part_of="" if label == changed.label else label,
                differences=differences,
                leads_back=is_save and bool(differences),
            )
        )
        # What a change says are values before it: going back in time, those are after the next.
        after = after | before
    return past


def _differences(changed: ChangedRow, after: dict, names: Names) -> Iterator[Difference]:
    was, before = changed.as_it_was(), changed.values_before
    became = ChangedRow(model=changed.model, row=changed.row, before=after).as_it_was()
    for field in [*was._meta.concrete_fields, *was._meta.many_to_many]:
        # How vague a date is known is told with the date.
        is_shown = field.name not in NOT_SHOWN and not field.name.endswith("_precision")
        if not is_shown or field.name not in before:
            continue
        pair = (
            _words(field, was, before, names),
            _words(field, became, after, names),
        )
        if pair[0] != pair[1]:
            yield Difference(str(field.verbose_name).capitalize(), *pair)


def _words(field: Field, row: Model, stored: dict, names: Names) -> str:
    if _is_link(field):
        linked = sorted(_linked(field, stored))
        return ", ".join(names.get((field.related_model, pk), GONE) for pk in linked) or MISSING
    value = field.value_from_object(row)
    if value in (None, "", []):
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, VagueDate):
        return format_vague(value)
    if isinstance(value, date):
        return format_day(value)
    choices = dict(field.flatchoices)
    if isinstance(value, list):
        return "; ".join(str(choices.get(choice, choice)) for choice in value)
    return str(choices.get(value, value))


def _names(model: type[Record], owner: User, versions: list[dict]) -> Names:
    """What all the rows are called that its versions lead to: a query for each model."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for field in filter(_is_link, [*model._meta.concrete_fields, *model._meta.many_to_many]):
        for stored in versions:
            wanted[field.related_model] |= _linked(field, stored)
    return {
        (other, row.pk): str(row)
        for other, numbers in wanted.items()
        for row in owned_rows(owner, other).filter(pk__in=numbers).select_related()
    }


def _is_link(field: Field) -> TypeGuard[ForeignKey | ManyToManyField]:
    return isinstance(field, ForeignKey | ManyToManyField) and field.name not in NOT_SHOWN


def _linked(field: Field, stored: dict) -> set[int]:
    value = stored.get(field.name)
    return {int(pk) for pk in (value if field.many_to_many else [value]) or [] if pk is not None}
