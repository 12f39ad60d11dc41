"""Columns of the CSV files: how each cell is written and read.

A cell is read in two steps. `read` turns its text into a value by the rules of the model's field
and knows nothing else, so that equal cells need reading only once; `put` gives it to a row.
"""

from copy import copy
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models

from networks.arithmetic.text import guard, unguard
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles.importing.entries import Entry
from networks.fields.validating import validating

if TYPE_CHECKING:
    from networks.csvfiles.importing.ledger_rows import LedgerRows

# The code of a ValidationError about a date that `date_order` would settle.
TWO_WAYS = "two_ways"


class Column:
    """One heading; this plain one is a field of the row itself.

    `attributes` are those of the row that it fills. A `guarded` column holds a person's own words,
    which a spreadsheet could take for a formula; one that `refers` names other rows.
    """

    guarded = False
    refers = False
    # What may stand in its cells, in a few words for the person who fills them in.
    takes = "text"
    date_order: DateOrder | None = None
    # What is said of an empty cell where none may be.
    missing = "This must not be empty."

    def __init__(self, field: models.Field, heading: str = ""):
        self.field = field
        self.heading = heading or field.name
        self.required = not (field.blank or field.has_default())
        self.attributes: tuple[str, ...] = (field.attname,)
        # Where the value that `format` puts in words is stored; empty if it takes the whole row.
        self.path = field.attname

    def write(self, row: Any) -> str:
        """The cell as export writes it; an empty one where there is nothing."""
        text = self.text(row)
        return guard(text) if self.guarded else text

    def write_value(self, value: Any) -> str:
        """The cell as export writes it of the value at `path`."""
        text = "" if value is None else self.format(value)
        return guard(text) if self.guarded else text

    def cell(self, row: Any) -> Any:
        """What a spreadsheet holds of it: a date, a number, a text, or None."""
        return self.text(row) or None

    def text(self, row: Any) -> str:
        value = self.field.value_from_object(row)
        return "" if value is None else self.format(value)

    def must_be_there(self) -> Self:
        """The same column, in which no cell may be empty."""
        column = copy(self)
        column.required = True
        return column

    def in_order(self, order: DateOrder | None) -> Self:
        """The same column for a file whose dates are written in this order."""
        column = copy(self)
        column.date_order = order
        return column

    def read(self, cell: str) -> Any:
        """The value of a cell, or its default when blank; ValidationError says what is wrong."""
        if "\0" in cell:
            raise ValidationError("This holds the character NUL (U+0000), which cannot be kept.")
        if cell and not cell.isspace():
            # Blanks go last: the guard stands before the text as it was exported.
            return validating(self.parse, (unguard(cell) if self.guarded else cell).strip())
        if self.required:
            raise ValidationError(self.missing)
        return self.default()

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        """Give `row` its value among those that were read, by heading.

        `ledger` finds organisation(name) and membership(name, start), and raises ValidationError
        or LookupError. ValidationError also says that the value does not fit those beside it.
        """
        setattr(row, self.attributes[0], values[self.heading])

    def copy(self, source: Any, row: Any) -> None:
        for attribute in self.attributes:
            setattr(row, attribute, getattr(source, attribute))

    def attach(self, rows: list[Any], ledger: "LedgerRows") -> None:
        """Give stored rows the rows that they name, out of `ledger`, without a query for each."""

    def renumber(self, row: Any) -> None:
        """Take over the numbers of the rows that it names once those are saved."""

    def save_links(self, entries: list[Entry]) -> None:
        """Save what this column keeps outside of the rows, which are saved by now."""

    def default(self) -> Any:
        return self.field.get_default()

    def format(self, value: Any) -> str:
        return str(value)

    def parse(self, text: str) -> Any:
        """ValueError or ValidationError says what is wrong with a cell that is not blank."""
        return self.field.clean(text, None)


class TypedColumn(Column):
    """Of what a spreadsheet can hold as it is."""

    def cell(self, row: Any) -> Any:
        return self.field.value_from_object(row)


def quoted(text: str) -> str:
    """A cell as a message shows it, however long it is."""
    return f"“{shorten(text, 60, placeholder='…')}”"
