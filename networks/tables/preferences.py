from networks.fields.words import in_words
from networks.models import Preference, PreferenceSetting
from networks.tables.columns import Column, column, refuse_comma
from networks.tables.table import Table


class ValueColumn(Column):
    """A currency or a number, as the setting beside it asks."""

    def __init__(self):
        super().__init__(Preference._meta.get_field("number"), "value")
        self.currency = Preference._meta.get_field("currency")
        self.required = True
        self.attributes = ("number", "currency")

    def text(self, row):
        if row.setting == PreferenceSetting.HOME_CURRENCY:
            return row.currency
        if row.setting == PreferenceSetting.HOUR_VALUE:
            return f"{row.number:.2f}"
        return f"{row.number:.2f}".rstrip("0").rstrip(".")

    def parse(self, text):
        return text

    def put(self, row, values, ledger):
        value = values[self.heading]
        if values.get("setting") == PreferenceSetting.HOME_CURRENCY:
            row.currency = self.currency.clean(value, None)
        elif "setting" in values:
            refuse_comma(value)
            row.number = self.field.clean(in_words(self.field.parse, value), None)


def key(row):
    """Its setting and from; one is reminded more than once, so there the value counts too."""
    number = row.number if row.setting == PreferenceSetting.REMINDER_DAYS else None
    return row.setting, row.since, number


PREFERENCES = Table(
    name="preferences",
    model=Preference,
    columns=(
        column(Preference, "setting"),
        column(Preference, "since", "from"),
        ValueColumn(),
    ),
    key=key,
    once=("setting", "Line {line} sets the same already."),
)
