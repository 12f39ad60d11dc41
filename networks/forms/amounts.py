from django import forms
from django.core.exceptions import ValidationError

from networks.arithmetic.typed_money import UNKNOWN, MoneyWords, parse_money, write_money
from networks.fields.words import in_words


class MoneyWordsField(forms.CharField):
    """An amount as people say it, such as "about £75"; it cleans to MoneyWords."""

    def __init__(self, **kwargs):
        widget = forms.TextInput({"autocomplete": "off", "placeholder": "£184, about £75, unknown"})
        super().__init__(**{"required": False, "widget": widget} | kwargs)

    def prepare_value(self, value):
        return write_money(value) if isinstance(value, MoneyWords) else value

    def to_python(self, value):
        return in_words(parse_money, super().to_python(value))

    def run_validators(self, value):
        """Nothing further: MoneyWords are sound once they are read."""

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != (initial or UNKNOWN)
        except ValidationError:
            return True
