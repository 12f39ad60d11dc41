"""Decimals that are refused, never rounded or guessed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models

from networks.arithmetic.currencies import SIGNS
from networks.arithmetic.money import parse_decimal
from networks.arithmetic.typed_numbers import is_read_in_any_style, read_number
from networks.arithmetic.words import shortest
from networks.fields.habits import own_habits
from networks.fields.validating import validating

WHOLES = {"": Decimal(0), "no": Decimal(0), "yes": Decimal(100)}


class PlainDecimalFormField(forms.DecimalField):
    """Digits with the marks that this person writes, a minus where the column allows one."""

    widget = forms.TextInput
    decimal_places: int

    def __init__(self, *, whole_digits: int, negative: bool, **kwargs: Any):
        self.whole_digits, self.negative = whole_digits, negative
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """As few places as say it, unless another style could read another number into them."""
        if not isinstance(value, Decimal):
            return value
        short = shortest(value)
        return short if is_read_in_any_style(short) else value

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        return validating(self._read, str(value).strip())

    def _read(self, text: str) -> Decimal:
        return read_number(
            text,
            places=self.decimal_places,
            whole_digits=self.whole_digits,
            negative=self.negative,
            style=None if is_read_in_any_style(text) else own_habits().numbers,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal"}


class MoneyFormField(PlainDecimalFormField):
    """A number of money whose currency has a field of its own: a sign beside it is refused."""

    def prepare_value(self, value: Any) -> Any:
        return value

    def _read(self, text: str) -> Decimal:
        signs = {sign for sign in SIGNS if not sign[-1].isalnum() and sign[-1] != "."}
        if any(sign in text.lower() for sign in signs):
            raise ValueError("Write the number alone, without a sign for the currency.")
        return super()._read(text)


class PlainDecimalField(models.DecimalField):
    """A decimal that is refused, not rounded, when it has too many places."""

    def __init__(self, *args: Any, negative: bool = False, **kwargs: Any):
        self.negative = negative
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        # Named only where it is not the default, as Django does: migrations stay short.
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

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        own: dict[str, Any] = {
            "form_class": PlainDecimalFormField,
            "whole_digits": self.whole_digits,
            "negative": self.negative,
        }
        return super().formfield(**(own | kwargs))


class ShareFormField(PlainDecimalFormField):
    """A percentage, or yes for all and no for nothing; empty is nothing."""

    def to_python(self, value: Any) -> Any:
        text = str("" if value is None else value).strip().removesuffix("%").strip()
        return WHOLES.get(text.lower()) if text.lower() in WHOLES else super().to_python(text)


class ShareField(PlainDecimalField):
    """A share in percent, from 0, nothing, to 100, all; in files yes is 100 and no is 0."""

    def __init__(self, *args: Any, **kwargs: Any):
        fixed = {"max_digits": 5, "decimal_places": 2, "blank": True, "default": Decimal(0)}
        super().__init__(*args, **kwargs | fixed)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        # Past PlainDecimalField's own, whose class of box would take the place of this one.
        return super(PlainDecimalField, self).formfield(
            **(kwargs | {"form_class": ShareFormField, "whole_digits": 3, "negative": False})
        )


class MoneyField(PlainDecimalField):
    """An amount of at most 9,999,999.99, in whatever currency its row names."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"max_digits": 9, "decimal_places": 2} | kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**({"form_class": MoneyFormField} | kwargs))
