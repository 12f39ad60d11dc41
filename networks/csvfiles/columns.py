"""The columns that fit the fields of the models."""

from decimal import Decimal
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models

from networks import fields
from networks.arithmetic.cell_dates import TwoWays, read_cell_date
from networks.arithmetic.money import parse_decimal
from networks.arithmetic.periods import ROUGH, Precision, VagueDate, parse_day
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles.amounts import Signed, check_sign, without_sign, without_thousands
from networks.csvfiles.column import TWO_WAYS, Column
from networks.csvfiles.words import (
    GOES_ON,
    UNREMEMBERED,
    YES_NO,
    meanings,
    not_one_of,
    same_word,
)


class TextColumn(Column):
    guarded = True


class SeveralColumn(Column):
    """Values of our own choosing stay bare; a person's own words are guarded."""

    def __init__(self, field, heading=""):
        super().__init__(field, heading)
        self.guarded = not field.choices
        self.meant = meanings(field)
        words = ", ".join(value for value, _ in field.flatchoices) if field.choices else "words"
        self.takes = f"{words}; several are separated by semicolons"

    def format(self, value):
        return self.field.get_prep_value(value)

    def parse(self, text):
        words = fields.split_several(text)
        known = [self.meant.get(same_word(word), word) for word in words]
        for word in known if self.meant else []:
            if word not in self.meant.values():
                raise ValidationError(not_one_of(self.field, word))
        return super().parse(fields.SEPARATOR.join(known))


class ChoiceColumn(Column):
    def __init__(self, field, heading=""):
        super().__init__(field, heading)
        self.meant = meanings(field)
        self.takes = ", ".join(value for value, _ in field.flatchoices)

    def parse(self, text):
        if found := self.meant.get(same_word(text)):
            return found
        raise ValidationError(not_one_of(self.field, text))


class YesNoColumn(Column):
    takes = "yes or no"

    def format(self, value):
        return "yes" if value else "no"

    def parse(self, text):
        if same_word(text) not in YES_NO:
            raise ValidationError("Write yes or no.")
        return YES_NO[same_word(text)]


class DayColumn(Column):
    takes = "a date such as 2011-03-16"

    def parse(self, text):
        vague = read_date(text, self.date_order)
        if vague is None or vague.precision != Precision.DAY:
            return self.field.clean(parse_day(text), None)
        return self.field.clean(vague.first, None)


class VagueDateColumn(Column):
    takes = "a date such as 2011-03-16, or 2011-03 or 2011"

    def __init__(self, field, heading=""):
        super().__init__(field, heading)
        self.attributes = (field.attname, f"{field.name}_precision")

    def put(self, row, values, ledger):
        self.field.save_form_data(row, values[self.heading])

    def parse(self, text):
        vague = read_date(text, self.date_order) or VagueDate.parse(text)
        if vague.precision in ROUGH and not self.field.may_be_rough:
            raise ValidationError("Write the year alone: only a membership starts about or before.")
        return vague


class StartColumn(VagueDateColumn):
    """The first day of a membership, known as roughly as one remembers it."""

    missing = "Say since when, as well as you know: 2008, about 2009 or before 2000 will do."

    def parse(self, text):
        if same_word(text) in UNREMEMBERED:
            raise ValidationError(self.missing)
        return super().parse(text)


class EndColumn(VagueDateColumn):
    """The last day of something that may go on."""

    def parse(self, text):
        return None if same_word(text) in GOES_ON else super().parse(text)


class WholeNumberColumn(Column):
    takes = "a whole number"

    def parse(self, text):
        refuse_comma(text)
        return self.field.clean(int(parse_decimal(text, places=0, whole_digits=9)), None)


class DecimalColumn(Column):
    takes = "a number such as 7.5"

    def format(self, value):
        return f"{value:.{self.field.decimal_places}f}"

    def parse(self, text):
        refuse_comma(text)
        return self.field.clean(self.field.parse(text), None)


class ShareColumn(DecimalColumn):
    takes = "yes, no or the percentage, such as 66.67"

    def format(self, value):
        words = {Decimal(0): "no", Decimal(100): "yes"}
        return words.get(value) or super().format(value).rstrip("0").rstrip(".")

    def parse(self, text):
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

    def __init__(self, model):
        super().__init__(model._meta.get_field("ref"))
        self.attributes = ()

    def text(self, row):
        return "" if row.pk is None else str(row.ref)

    def default(self):
        return None

    def parse(self, text):
        try:
            return UUID(text)
        except ValueError:
            message = "Leave a ref as export wrote it, or empty for a row that is new."
            raise ValidationError(message) from None

    def put(self, row, values, ledger):
        row.ref = values[self.heading]

    def renumber(self, row):
        row.ref = row.ref or uuid4()


class MoneyColumn(DecimalColumn):
    """With the sign of the row's currency, and commas between thousands, where people put them."""

    takes = "an amount such as 184.00"

    def parse(self, text):
        bare, currency = without_sign(text)
        number = super().parse(without_thousands(bare))
        return Signed(number, currency) if currency else number

    def put(self, row, values, ledger):
        value = values[self.heading]
        if isinstance(value, Signed):
            row.signed = {**getattr(row, "signed", {}), self.field.name: value.currency}
            check_sign(value.currency, values.get("currency") or ledger.home_currency)
            value = value.number
        setattr(row, self.attributes[0], value)


def read_date(text: str, order: DateOrder | None) -> VagueDate | None:
    """None for a form that is not a spreadsheet's; ValidationError where it says two things."""
    try:
        return read_cell_date(text, order)
    except TwoWays as error:
        raise ValidationError(str(error), code=TWO_WAYS) from None


def refuse_comma(text: str) -> None:
    """Whether 1,50 is 1.50 or 150 is never guessed."""
    if "," in text:
        raise ValidationError("Write the number with a point and without commas: 1.50 or 1234.50.")


KINDS = [
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
    kind = next((kind for type_, kind in KINDS if isinstance(field, type_)), None)
    if kind is VagueDateColumn and name == "ended_on":
        kind = EndColumn
    elif kind is VagueDateColumn and field.may_be_rough:
        kind = StartColumn
    if kind is None:
        kind = ChoiceColumn if field.choices else TextColumn
    return kind(field, heading)


def columns(model: type[models.Model], *names: str) -> tuple[Column, ...]:
    return tuple(column(model, name) for name in names)
