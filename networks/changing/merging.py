"""When one network became another: a new body took over, or two entries were the same one."""

from collections.abc import Iterable
from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import Field

from networks.arithmetic.periods import ONE_DAY, Precision, VagueDate
from networks.changing import Steps
from networks.fields import VagueDateField
from networks.models import Membership, Organisation, Record

# What a membership after another one has from it.
SAME_TERMS = ("category", "held_by", "held_for", "credential", "notice_days")


def become(
    gone: Organisation, other: Organisation, start: VagueDate, steps: Steps, *, carry_on: bool
) -> str:
    """`gone` closed the day before `start`, when `other` took over; open memberships end with it.

    With `carry_on` they go on in `other` from then. Gives what to call that; raises
    ValidationError where the ledger cannot hold it.
    """
    label = f"{gone.short} became {other.short}"
    for membership in gone.memberships.open():
        end_before(membership, start)
        membership.full_clean()
        steps.save(membership)
        if carry_on:
            _carry_on(membership, other, start, label, steps)
    gone.successor = other
    _set_day(gone, "closed_on", _day_before(start))
    gone.full_clean()
    steps.save(gone)
    return label


def close(
    network: Organisation, closing: VagueDate, carry_on_at: Organisation | None, steps: Steps
) -> None:
    """End its open memberships with it; with `carry_on_at` they go on there from the day after.

    Raises ValidationError where the ledger cannot hold that.
    """
    for membership in network.memberships.open():
        _set_day(membership, "ended_on", closing)
        membership.full_clean()
        steps.save(membership)
        if carry_on_at:
            why = f"{network.short} became {carry_on_at.short}"
            # As vague as the closing: what closed in 2010 may have gone on elsewhere in 2010.
            exact = closing.precision == Precision.DAY
            following = VagueDate(closing.first + ONE_DAY) if exact else closing.plain
            _carry_on(membership, carry_on_at, following, why, steps)


def _carry_on(
    membership: Membership, other: Organisation, start: VagueDate, why: str, steps: Steps
) -> None:
    same = {name: getattr(membership, name) for name in SAME_TERMS}
    new = Membership(organisation=other, reason_joined=f"{why}.", **same)
    _set_day(new, "started_on", start)
    new.full_clean()
    steps.save(new)
    for relation in Membership._meta.related_objects:
        model = relation.related_model
        row = model.gone_on(membership, new) if issubclass(model, Record) else None
        if row:
            row.full_clean()
            steps.save(row)


def end_before(membership: Membership, start: VagueDate) -> None:
    """Set its end to the day before `start`, as vague as that; saves nothing."""
    _set_day(membership, "ended_on", _day_before(start))


def _day_before(start: VagueDate) -> VagueDate:
    return VagueDate(start.first - ONE_DAY) if start.precision == Precision.DAY else start.plain


def _set_day(row: Membership | Organisation, column: str, day: VagueDate) -> None:
    field = row._meta.get_field(column)
    assert isinstance(field, VagueDateField)
    field.save_form_data(row, day)


def merge(double: Organisation, into: Organisation, steps: Steps) -> str:
    """Everything that points to `double` points to `into`; then `double` goes to the bin.

    Gives what to call that; raises ValidationError where both have something of which there can be
    only one, such as memberships that overlap.
    """
    for row, columns in _pointing_to(double):
        _redirect(row, columns, double, into)
        steps.save(row, partial(_save, row, columns, double, into))
    # Read anew: the object still remembers, and would take along, what hung on it.
    steps.delete(Organisation.objects.get(pk=double.pk))
    return f"{double.short}, merged into {into.short}"


def _pointing_to(organisation: Organisation) -> Iterable[tuple[Record, list[Field]]]:
    """Each row that is linked to it, once, with the columns that link it."""
    linked: dict[tuple[type[Record], int], tuple[Record, list[Field]]] = {}
    for relation in Organisation._meta.related_objects:
        model = relation.related_model
        assert issubclass(model, Record), f"of a {model.__name__} no change could tell"
        rows = model._base_manager.filter(**{relation.field.name: organisation})
        for row in rows.order_by("pk"):
            _, columns = linked.setdefault((type(row), row.pk), (row, []))
            columns.append(relation.field)
    return linked.values()


def _redirect(row: Record, columns: list[Field], double: Organisation, into: Organisation) -> None:
    called = str(row)
    for column in columns:
        if not column.many_to_many:
            # Where `into` lies inside the double, it would lie inside itself.
            setattr(row, column.name, getattr(double, column.name) if row == into else into)
    try:
        row.clean()
        row.validate_unique()
    except ValidationError as error:
        raise ValidationError(f"{called}: {' '.join(error.messages)}") from error


def _save(row: Record, columns: list[Field], double: Organisation, into: Organisation) -> None:
    row.save()
    for column in columns:
        if column.many_to_many:
            getattr(row, column.name).remove(double)
            getattr(row, column.name).add(into)
