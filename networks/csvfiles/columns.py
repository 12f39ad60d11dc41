"""Columns of the CSV files: how each cell is written and read.

A cell is read in two steps. `read` turns its text into a value by the rules of the model's field
and knows nothing else, so that equal cells need reading only once; `put` gives it to a row.
"""

from textwrap import shorten
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from networks import fields
from networks.arithmetic.money import parse_decimal
from networks.arithmetic.periods import VagueDate, parse_day
from networks.arithmetic.text import guard, unguard
from networks.csvfiles.entries import Entry
from networks.fields.words import in_words

YES_NO = {"yes": True, "no": False}


class Column:
    """One heading; this plain one is a field of the row itself.

    `attributes` are those of the row that it fills. A `guarded` column holds a person's own words,
    which a spreadsheet could take for a formula; one that `refers` names other rows.
    """

    guarded = False
    refers = False

    def __init__(self, field: models.Field, heading: str = ""):
        self.field = field
        self.heading = heading or field.name
        self.required = not (field.blank or field.has_default())
        self.attributes: tuple[str, ...] = (field.attname,)

    def write(self, row) -> str:
        """The cell as export writes it; an empty one where there is nothing."""
        text = self.text(row)
        return guard(text) if self.guarded else text

    def text(self, row) -> str:
        value = self.field.value_from_object(row)
        return "" if value is None else self.format(value)

    def read(self, cell: str) -> Any:
        """The value of a cell, or its default when blank; ValidationError says what is wrong."""
        if "\0" in cell:
            raise ValidationError("This holds the character NUL (U+0000), which cannot be kept.")
        if cell and not cell.isspace():
            return in_words(self.parse, (unguard(cell) if self.guarded else cell).strip())
        if self.required:
            raise ValidationError("This must not be empty.")
        return self.default()

    def put(self, row, values: dict[str, Any], ledger) -> None:
        """Give `row` its value among those that were read, by heading.

        `ledger` finds organisation(name) and membership(name, start), and raises ValidationError
        or LookupError. ValidationError also says that the value does not fit those beside it.
        """
        setattr(row, self.attributes[0], values[self.heading])

    def copy(self, source, row) -> None:
        for attribute in self.attributes:
            setattr(row, attribute, getattr(source, attribute))

    def attach(self, rows: list[Any], ledger) -> None:
        """Give stored rows the rows that they name, out of `ledger`, without a query for each."""

    def renumber(self, row) -> None:
        """Take over the numbers of the rows that it names once those are saved."""

    def save_links(self, entries: list[Entry]) -> None:
        """Save what this column keeps outside of the rows, which are saved by now."""

    def default(self) -> Any:
        return self.field.get_default()

    def format(self, value) -> str:
        return str(value)

    def parse(self, text: str) -> Any:
        """ValueError or ValidationError says what is wrong with a cell that is not blank."""
        return self.field.clean(text, None)


class TextColumn(Column):
    guarded = True


class SeveralColumn(Column):
    """Values of our own choosing stay bare; a person's own words are guarded."""

    def __init__(self, field, heading=""):
        super().__init__(field, heading)
        self.guarded = not field.choices

    def format(self, value):
        return self.field.get_prep_value(value)


class ChoiceColumn(Column):
    def parse(self, text):
        known = [choice for choice, _ in self.field.flatchoices]
        if text not in known:
            raise ValidationError(f"{quoted(text)} is not one of {', '.join(known)}.")
        return text


class YesNoColumn(Column):
    def format(self, value):
        return "yes" if value else "no"

    def parse(self, text):
        if text not in YES_NO:
            raise ValidationError("Write yes or no.")
        return YES_NO[text]


class DayColumn(Column):
    def parse(self, text):
        return self.field.clean(parse_day(text), None)


class VagueDateColumn(Column):
    def __init__(self, field, heading=""):
        super().__init__(field, heading)
        self.attributes = (field.attname, f"{field.name}_precision")

    def put(self, row, values, ledger):
        self.field.save_form_data(row, values[self.heading])

    def parse(self, text):
        return VagueDate.parse(text)


class WholeNumberColumn(Column):
    def parse(self, text):
        refuse_comma(text)
        return self.field.clean(int(parse_decimal(text, places=0, whole_digits=9)), None)


class DecimalColumn(Column):
    def format(self, value):
        return f"{value:.{self.field.decimal_places}f}"

    def parse(self, text):
        refuse_comma(text)
        return self.field.clean(self.field.parse(text), None)


def quoted(text: str) -> str:
    """A cell as a message shows it, however long it is."""
    return f"“{shorten(text, 60, placeholder='…')}”"


def refuse_comma(text: str) -> None:
    """Whether 1,50 is 1.50 or 150 is never guessed."""
    if "," in text:
        raise ValidationError("Write the number with a point and without commas: 1.50 or 1234.50.")


KINDS = [
    (fields.VagueDateField, VagueDateColumn),
    (models.DateField, DayColumn),
    (fields.PlainDecimalField, DecimalColumn),
    (models.IntegerField, WholeNumberColumn),
    (models.BooleanField, YesNoColumn),
    (fields.SeveralField, SeveralColumn),
]


def column(model: type[models.Model], name: str, heading: str = "") -> Column:
    """The column that fits the model's field of that name."""
    field = model._meta.get_field(name)
    kind = next((kind for type_, kind in KINDS if isinstance(field, type_)), None)
    if kind is None:
        kind = ChoiceColumn if field.choices else TextColumn
    return kind(field, heading)


def columns(model: type[models.Model], *names: str) -> tuple[Column, ...]:
    return tuple(column(model, name) for name in names)
