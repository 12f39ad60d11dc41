"""Decimals that are refused, never rounded or guessed."""

from decimal import Decimal

from django import forms
from django.db import models

from networks.arithmetic.money import parse_decimal
from networks.fields.words import in_words


class PlainDecimalFormField(forms.DecimalField):
    """Digits, one point, a minus where the column allows one; nothing else that Python reads."""

    def __init__(self, *, whole_digits: int, negative: bool, **kwargs):
        self.whole_digits, self.negative = whole_digits, negative
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return in_words(
            parse_decimal,
            str(value).strip(),
            places=self.decimal_places,
            whole_digits=self.whole_digits,
            negative=self.negative,
        )


class PlainDecimalField(models.DecimalField):
    """A decimal that is refused, not rounded, when it has too many places."""

    def __init__(self, *args, negative=False, **kwargs):
        self.negative = negative
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"negative": True} if self.negative else {})

    @property
    def whole_digits(self) -> int:
        return self.max_digits - self.decimal_places

    @property
    def largest(self) -> Decimal:
        return Decimal(10**self.max_digits - 1).scaleb(-self.decimal_places)

    def parse(self, text: str) -> Decimal:
        """The number that `text` writes; ValueError says in words what is wrong with it."""
        return parse_decimal(
            text, places=self.decimal_places, whole_digits=self.whole_digits, negative=self.negative
        )

    def formfield(self, **kwargs):
        own = {
            "form_class": PlainDecimalFormField,
            "whole_digits": self.whole_digits,
            "negative": self.negative,
        }
        return super().formfield(**(kwargs | own))


class MoneyField(PlainDecimalField):
    """An amount of at most 9,999,999.99, in whatever currency its row names."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_digits": 9, "decimal_places": 2} | kwargs)
