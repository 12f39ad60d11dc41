"""A ledger becomes one in another home currency: all its sums and rates are multiplied, at once."""

from collections.abc import Iterable
from decimal import Decimal

from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from networks.arithmetic.money import round_half_up
from networks.changing import AT_ONCE, Steps
from networks.models import Record
from networks.models.change import ChangedRow, stored_values
from networks.models.money_columns import Priced
from networks.models.refusals import refusal
from networks.rates import HOME_RATE

PREFERENCE = "networks.preference"


def money_models() -> list[type[Record]]:
    """Those whose rows hold sums in home money, or rates to it."""
    record_models = (model for model in apps.get_models() if issubclass(model, Record))
    return [model for model in record_models if model.in_home_money]


def convert(steps: Steps, currency: str, rate: Decimal) -> None:
    """Multiply by `rate`, the units of `currency` for one of the home currency so far.

    The preference itself, and the worth of an hour, are for the caller to save in the same steps.
    Raises ValidationError, which names the row, where a sum would be too large or a rate too small.
    """
    steps.converts = True
    for model in money_models():
        rows = list(model.objects.of(steps.owner).order_by("pk"))
        before = [stored_values(row, {}) for row in rows]
        names = _columns(model)
        for row in rows:
            _multiply(row, currency, rate)
            row.version += 1
        model._default_manager.bulk_update(rows, [*names, "version"], batch_size=AT_ONCE)
        steps.changed_in_bulk(zip(rows, before, strict=True))


def _columns(model: type[Record]) -> list[str]:
    names = {field.name for field in model._meta.concrete_fields}
    return [*model.home_sums, *(["exchange_rate"] if "exchange_rate" in names else [])]


def _multiply(row: Record, currency: str, rate: Decimal) -> None:
    for name in row.home_sums:
        if (value := getattr(row, name)) is not None:
            setattr(row, name, round_half_up(value * rate))
    if isinstance(row, Priced) and row.exchange_rate is not None:
        is_home = row.currency == currency
        row.exchange_rate = HOME_RATE if is_home else round_half_up(row.exchange_rate * rate, 6)
        if not row.exchange_rate:
            raise ValidationError(f"{row}: its exchange rate would be too small to keep.")
    changed = _columns(type(row))
    others = {field.name for field in row._meta.fields} - {*changed}
    try:
        row.clean_fields(exclude=others)
    except ValidationError as error:
        raise ValidationError(f"{row}: {refusal(error)}") from error


def turns_all_money(rows: Iterable[ChangedRow], owner: User) -> bool:
    """Whether rows of a change hold the home currency and everything that is in it now."""
    rows = list(rows)
    if not any(
        row.model == PREFERENCE
        # Nothing is known of a preference that was added: it may be this one.
        and (row.before is None or row.before.get("setting") == "home_currency")
        for row in rows
    ):
        return False
    changed = {(row.model, row.row) for row in rows}
    return all(
        (model._meta.label_lower, pk) in changed
        for model in money_models()
        for pk in model.objects.of(owner).values_list("pk", flat=True)
    )
