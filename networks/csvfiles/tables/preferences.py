"""preferences.csv: home currency, tax rates and how a person writes."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from networks.arithmetic.words import shortest
from networks.csvfiles.columns.amounts import check_sign, without_sign
from networks.csvfiles.columns.column import Column
from networks.csvfiles.columns.of_fields import RefColumn, column, refuse_comma
from networks.csvfiles.importing.entries import Entry
from networks.csvfiles.table import Table
from networks.fields import PlainDecimalField
from networks.fields.validating import validating
from networks.models import Preference, PreferenceSetting
from networks.models.preference import WORDED

if TYPE_CHECKING:
    from networks.csvfiles.importing.ledger_rows import LedgerRows


class ValueColumn(Column):
    """A currency or a number, as the setting beside it asks."""

    field: PlainDecimalField
    takes = "a currency such as GBP for home_currency, else a number or a word such as dmy"

    def __init__(self) -> None:
        super().__init__(Preference._meta.get_field("number"), "value")
        self.currency = Preference._meta.get_field("currency")
        self.required = True
        self.attributes = ("number", "currency", "words")
        self.path = ""

    def cell(self, row: Any) -> Any:
        return self.text(row) if row.number is None else row.number

    def text(self, row: Any) -> str:
        if row.setting == PreferenceSetting.HOME_CURRENCY:
            return row.currency
        if row.setting in WORDED:
            return row.words
        if row.setting == PreferenceSetting.HOUR_VALUE:
            return f"{row.number:.2f}"
        return shortest(row.number)

    def parse(self, text: str) -> str:
        return text

    def put(self, row: Any, values: dict[str, Any], ledger: "LedgerRows") -> None:
        value = values[self.heading]
        if values.get("setting") == PreferenceSetting.HOME_CURRENCY:
            row.currency = self.currency.clean(value, None)
        elif values.get("setting") in WORDED:
            is_zone = values["setting"] == PreferenceSetting.TIME_ZONE
            row.words = value if is_zone else value.lower()
        elif "setting" in values:
            value, row.sign = validating(without_sign, value)
            refuse_comma(value)
            row.number = self.field.clean(validating(self.field.parse, value), None)


def key(row: Preference) -> Hashable:
    """Its setting and from; one is reminded more than once, so there the value counts too."""
    number = row.number if row.setting == PreferenceSetting.REMINDER_DAYS else None
    return row.setting, row.since, number


class PreferenceTable(Table):
    """With the home currency even where it was never chosen."""

    def exported(self, owner: User) -> list[Any]:
        return self.stored(owner)

    def stored(self, owner: User) -> list[Any]:
        return Preference.objects.spelled_out(owner)

    def is_stored_as(self, row: Any, stored: Any) -> bool:
        """A home currency that was never chosen is there only while the file says the same."""
        return stored.pk is not None or stored.currency == row.currency

    def announce(self, entry: Entry, ledger: "LedgerRows") -> None:
        """Rows above it may have its sign beside their numbers."""
        if entry.row.setting == PreferenceSetting.HOME_CURRENCY and entry.row.currency:
            ledger.home_currency = entry.row.currency

    def clean(self, row: Any, ledger: "LedgerRows") -> None:
        super().clean(row, ledger)
        if sign := getattr(row, "sign", ""):
            try:
                check_sign(sign, ledger.home_currency)
            except ValidationError as error:
                raise ValidationError({"number": error}) from None
        if row.setting == PreferenceSetting.HOME_CURRENCY:
            row.validate_unique()


PREFERENCES = PreferenceTable(
    name="preferences",
    model=Preference,
    columns=(
        column(Preference, "setting"),
        column(Preference, "since", "from"),
        ValueColumn(),
        RefColumn(Preference),
    ),
    key=key,
    once=("setting", "Line {line} sets the same already."),
)
