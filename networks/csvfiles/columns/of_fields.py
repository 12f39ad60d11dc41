"""The columns that fit the fields of the models."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models

from networks import fields
from networks.arithmetic.money import parse_decimal
from networks.arithmetic.words import shortest
from networks.csvfiles.columns.amounts import (
    AmountInCurrency,
    check_sign,
    without_sign,
    without_thousands,
)
from networks.csvfiles.columns.cell_words import (
    YES_NO,
    choices_by_word,
    not_one_of,
    same_word,
)
from networks.csvfiles.columns.column import Column, TypedColumn
from networks.csvfiles.columns.dates import DayColumn, EndColumn, StartColumn, VagueDateColumn
from networks.models.record import Record

if TYPE_CHECKING:
    from networks.csvfiles.importing.ledger_rows import LedgerRows


class TextColumn(Column):
    guarded = True


class SeveralColumn(Column):
    """Values of our own choosing stay bare; a person's own words are guarded."""

    def __init__(self, field: models.Field, heading: str = ""):
        super().__init__(field, heading)
        self.guarded = not field.choices
        self.choice_by_word = choices_by_word(field)
        words = ", ".join(value for value, _ in field.flatchoices) if field.choices else "words"
        self.takes = f"{words}; several are separated by semicolons"

    def format(self, value: Any) -> str:
        return self.field.get_prep_value(value)

    def parse(self, text: str) -> Any:
        words = fields.split_several(text)
        known = [self.choice_by_word.get(same_word(word), word) for word in words]
        for word in known if self.choice_by_word else []:
            if word not in self.choice_by_word.values():
                raise ValidationError(not_one_of(self.field, word))
        return super().parse(fields.SEPARATOR.join(known))


class ChoiceColumn(Column):
    def __init__(self, field: models.Field, heading: str = ""):
        super().__init__(field, heading)
        self.choice_by_word = choices_by_word(field)
        self.takes = ", ".join(value for value, _ in field.flatchoices)

    def parse(self, text: str) -> Any:
        if choice := self.choice_by_word.get(same_word(text)):
            return choice
        raise ValidationError(not_one_of(self.field, text))


class YesNoColumn(Column):
    takes = "yes or no"

    def format(self, value: Any) -> str:
        return "yes" if value else "no"

    def parse(self, text: str) -> Any:
        if same_word(text) not in YES_NO:
            raise ValidationError("Write yes or no.")
        return YES_NO[same_word(text)]


class WholeNumberColumn(TypedColumn):
    takes = "a whole number"

    def parse(self, text: str) -> Any:
        refuse_comma(text)
        # Nine digits, for ten may not fit into an integer of PostgreSQL.
        return self.field.clean(int(parse_decimal(text, places=0, whole_digits=9)), None)


class DecimalColumn(TypedColumn):
    field: fields.PlainDecimalField
    takes = "a number such as 7.5"

    def format(self, value: Any) -> str:
        return f"{value:.{self.field.decimal_places}f}"

    def parse(self, text: str) -> Any:
        refuse_comma(text)
        return self.field.clean(self.field.parse(text), None)


class ShareColumn(DecimalColumn):
    takes = "yes, no or the percentage, such as 66.67"

    def cell(self, row: Any) -> Any:
        return self.text(row) or None

    def format(self, value: Any) -> str:
        words = {Decimal(0): "no", Decimal(100): "yes"}
        return words.get(value) or shortest(value)

    def parse(self, text: str) -> Any:
        if same_word(text) in YES_NO:
            return Decimal(100 if YES_NO[same_word(text)] else 0)
        try:
            return super().parse(text.removesuffix("%").strip())
        except (ValidationError, ValueError):
            message = "Write yes, no or the percentage allowed, such as 66.67."
            raise ValidationError(message) from None


class RefColumn(Column):
    """A row's own lasting name; export writes it, and only matching reads it.

    A row from a file that gives none has None in its place until it is saved.
    """

    takes = "what export wrote there, or nothing for a new row"

    def __init__(self, model: type[Record]):
        super().__init__(model._meta.get_field("ref"))
        # None: a row is matched by it, and never changed in it.
        self.attributes = ()

    def text(self, row: Any) -> str:
        return "" if row.pk is None else str(row.ref)

    def default(self) -> Any:
        return None

    def parse(self, text: str) -> Any:
        try:
            return UUID(text)
        except ValueError:
            message = "Leave a ref as export wrote it, or empty for a row that is new."
            raise ValidationError(message) from None

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        row.ref = values[self.heading]

    def renumber(self, row: Any) -> None:
        row.ref = row.ref or uuid4()


class MoneyColumn(DecimalColumn):
    """With the sign of the row's currency, and marks between thousands, where people put them."""

    takes = "an amount such as 184.00"

    def parse(self, text: str) -> Any:
        bare, sign = without_sign(text)
        number = super().parse(without_thousands(bare))
        return AmountInCurrency(number, sign) if sign else number

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        # Whether the sign fits the row is known only here, beside the row's own currency.
        value = values[self.heading]
        if isinstance(value, AmountInCurrency):
            row.signed = {**getattr(row, "signed", {}), self.field.name: value.sign}
            check_sign(value.sign, values.get("currency") or ledger.home_currency)
            value = value.number
        setattr(row, self.attributes[0], value)


def refuse_comma(text: str) -> None:
    """Whether 1,50 is 1.50 or 150 is never guessed."""
    if "," in text:
        raise ValidationError("Write the number with a point and without commas: 1.50 or 1234.50.")


# The first that fits: the fields of our own before those of Django that they are built on.
KINDS: list[tuple[type[models.Field], type[Column]]] = [
    (fields.VagueDateField, VagueDateColumn),
    (models.DateField, DayColumn),
    (fields.MoneyField, MoneyColumn),
    (fields.ShareField, ShareColumn),
    (fields.PlainDecimalField, DecimalColumn),
    (models.IntegerField, WholeNumberColumn),
    (models.BooleanField, YesNoColumn),
    (fields.SeveralField, SeveralColumn),
]


def column(model: type[models.Model], name: str, heading: str = "") -> Column:
    """The column that fits the model's field of that name."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field), f"{name} is a link from elsewhere"
    kind = next((kind for type_, kind in KINDS if isinstance(field, type_)), None)
    # Not `closed_on`: of a network that goes on nobody writes that it is present.
    if isinstance(field, fields.VagueDateField) and name == "ended_on":
        kind = EndColumn
    elif isinstance(field, fields.VagueDateField) and field.may_be_rough:
        kind = StartColumn
    if kind is None:
        kind = ChoiceColumn if field.choices else TextColumn
    return kind(field, heading)


def columns(model: type[models.Model], *names: str) -> tuple[Column, ...]:
    return tuple(column(model, name) for name in names)
