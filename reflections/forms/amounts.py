"""Amounts that somebody knows exactly, typed as they say them."""

from django import forms
from django.core.exceptions import ValidationError

from networks.arithmetic.money import Certainty
from networks.arithmetic.typed_money import MoneyWords
from networks.forms.amounts import MoneyWordsField


class AmountField(MoneyWordsField):
    """£6.20, 12 EUR, 6.20 or free; it cleans to MoneyWords with a value, or to None."""

    def __init__(self, **kwargs):
        widget = forms.TextInput({"autocomplete": "off"})
        super().__init__(**{"widget": widget} | kwargs)

    def to_python(self, value) -> MoneyWords | None:
        said = super().to_python(value)
        if not (value or "").strip():
            return None
        if said.value is None or said.certainty != Certainty.EXACT:
            message = "Give the amount as well as you know it, or leave it empty."
            raise ValidationError(message, code="inexact")
        if said.value < 0:
            raise ValidationError("A number below 0 does not fit here.", code="negative")
        return said

    def has_changed(self, initial, data):
        try:
            said = self.to_python(data)
        except ValidationError:
            return True
        return bool(said and said.currency) or (said and said.value) != initial
