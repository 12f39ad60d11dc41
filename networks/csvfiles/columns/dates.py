"""Columns of dates, as exactly as they are known."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from networks.arithmetic.cell_dates import TwoWays, read_cell_date
from networks.arithmetic.periods import ROUGH, Precision, VagueDate, parse_day
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles.columns.cell_words import GOES_ON, same_word
from networks.csvfiles.columns.column import TWO_WAYS, Column, TypedColumn
from networks.fields.dates import NOTHING_DATED, SINCE_WHEN, VagueDateField, is_unremembered

if TYPE_CHECKING:
    from networks.csvfiles.importing.ledger_rows import LedgerRows


class DayColumn(TypedColumn):
    takes = "a date such as 2011-03-16"

    def parse(self, text: str) -> Any:
        vague = read_date(text, self.date_order)
        if vague is None or vague.precision != Precision.DAY:
            return self.field.clean(parse_day(text), None)
        return self.field.clean(vague.first, None)


class VagueDateColumn(Column):
    field: VagueDateField
    takes = "a date such as 2011-03-16, or 2011-03 or 2011"

    def __init__(self, field: VagueDateField, heading: str = ""):
        super().__init__(field, heading)
        self.attributes = (field.attname, f"{field.name}_precision")
        self.path = ""

    def cell(self, row: Any) -> Any:
        vague = self.field.value_from_object(row)
        return vague and as_cell(vague)

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        self.field.save_form_data(row, values[self.heading])

    def parse(self, text: str) -> Any:
        vague = read_date(text, self.date_order) or VagueDate.parse(text)
        if vague.precision in ROUGH and not self.field.may_be_rough:
            raise ValidationError("Write the year alone: only a membership starts about or before.")
        return vague


class StartColumn(VagueDateColumn):
    """The first day of a membership, known as roughly as one remembers it."""

    takes = f"{VagueDateColumn.takes}, 2009~ (about 2009), /1999 (before 2000) or unknown"
    missing = f"{SINCE_WHEN}."

    def parse(self, text: str) -> Any:
        if is_unremembered(text):
            # Where anything is dated, UnrememberedStarts has put a day here by now.
            raise ValidationError(NOTHING_DATED)
        return super().parse(text)


class EndColumn(VagueDateColumn):
    """The last day of something that may go on."""

    def parse(self, text: str) -> Any:
        return None if same_word(text) in GOES_ON else super().parse(text)


def as_cell(vague: VagueDate) -> date | str:
    """A day as one; what is known less exactly as export writes it."""
    return vague.first if vague.precision == Precision.DAY else str(vague)


def read_date(text: str, order: DateOrder | None) -> VagueDate | None:
    """None for a form that is not a spreadsheet's; ValidationError where it says two things."""
    try:
        return read_cell_date(text, order)
    except TwoWays as error:
        raise ValidationError(str(error), code=TWO_WAYS) from None
