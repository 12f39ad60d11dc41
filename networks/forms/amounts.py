"""Amounts typed as people say them, with the currency that they are in unless they say another."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from networks.arithmetic.currencies import sign_of
from networks.arithmetic.money import Certainty
from networks.arithmetic.typed_money import UNKNOWN, MoneyWords, parse_money, write_money
from networks.arithmetic.typed_numbers import is_read_in_any_style
from networks.fields import MoneyField
from networks.fields.habits import own_habits
from networks.fields.validating import validating

YEAR = 12
EXAMPLES = "{0}184, about {0}75, unknown"
ONCE_ONLY = "Say what is paid once: this cannot hold that it is paid again and again."


class MoneyWordsField(forms.CharField):
    """An amount as people say it, such as "about £75"; it cleans to MoneyWords.

    `usual_currency`, set once it is known, decides what "kr" or "$" means. "£20 a month" is refused
    unless `may_repeat`.
    """

    usual_currency = ""
    may_repeat = False

    def __init__(self, **kwargs: Any):
        widget = forms.TextInput({"autocomplete": "off", "placeholder": EXAMPLES.format("")})
        own: dict[str, Any] = {"required": False, "widget": widget}
        super().__init__(**own | kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """Its examples are in the person's own money."""
        # A form may have put examples of its own there.
        if self.widget.attrs.get("placeholder") == EXAMPLES.format(""):
            sign = sign_of(self.usual_currency, self.usual_currency)
            self.widget.attrs["placeholder"] = EXAMPLES.format(sign)
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, MoneyWords):
            return value
        needs_style = value.value is not None and not is_read_in_any_style(write_money(value))
        style = own_habits().numbers if needs_style else None
        return write_money(value, usual=self.usual_currency, style=style)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        style = None if is_read_in_any_style(text) else own_habits().numbers
        words = validating(parse_money, text, usual=self.usual_currency, style=style)
        if words.every and not self.may_repeat:
            raise ValidationError(ONCE_ONLY, code="repeats")
        return words

    def run_validators(self, value: Any) -> None:
        """Nothing further: MoneyWords are sound once they are read."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            typed = self.to_python(data)
        except ValidationError:
            return True
        # Nothing typed and “unknown” are the same.
        before = initial or UNKNOWN
        return typed != before and not (typed.value is before.value is None)


class AmountField(MoneyWordsField):
    """£6.20, 12 EUR, 6.20 or free; it cleans to MoneyWords with a value, or to None.

    "About 500" is refused unless it `may_be_a_guess`; then it is 500, and "no idea" is nothing.
    """

    may_be_a_guess = False

    def __init__(self, **kwargs: Any):
        widget = forms.TextInput({"autocomplete": "off", "inputmode": "decimal"})
        super().__init__(**{"widget": widget} | kwargs)

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(MoneyWords(value) if isinstance(value, Decimal) else value)

    # Not the text that Django's own fields of this kind give.
    def to_python(self, value: Any) -> MoneyWords | None:  # type: ignore[override]
        typed = super().to_python(value)
        if not (value or "").strip():
            return None
        if self.may_be_a_guess:
            return None if typed.value is None else self._not_below_nothing(typed)
        if typed.value is None or typed.certainty != Certainty.EXACT:
            message = "Give the amount as well as you know it, or leave it empty."
            raise ValidationError(message, code="inexact")
        return self._not_below_nothing(typed)

    @staticmethod
    def _not_below_nothing(typed: MoneyWords) -> MoneyWords:
        if typed.value is not None and typed.value < 0:
            raise ValidationError("A number below 0 does not fit here.", code="negative")
        return typed

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            typed = self.to_python(data)
        except ValidationError:
            return True
        return bool(typed and typed.currency) or (typed and typed.value) != initial


class HomeAmountField(AmountField):
    """Money that is set against figures in the home currency, and so can be in no other.

    It cleans to a Decimal, or None. Whoever uses it sets `usual_currency` to the home currency;
    with `a_year`, "£20 a month" is £240; with `a_guess`, "about 500" is £500.
    """

    default_error_messages = {
        "currency": "Say it in %(home)s, the currency of your ledger, not in %(said)s."
    }

    def __init__(self, *, a_year: bool = False, a_guess: bool = False, **kwargs: Any):
        super().__init__(**kwargs)
        self.may_repeat, self.may_be_a_guess = a_year, a_guess

    def clean(self, value: Any) -> Decimal | None:
        typed = super().clean(value)
        if typed and typed.currency not in ("", self.usual_currency):
            currencies = {"home": self.usual_currency, "said": typed.currency}
            raise ValidationError(
                self.error_messages["currency"], code="currency", params=currencies
            )
        if typed and typed.every:
            # Every 5 months is no whole number of times a year.
            if YEAR % typed.every:
                raise ValidationError("Say how much it is for a year.", code="repeats")
            # Read once more: twelve times a large amount may be too large.
            return validating(MoneyField().parse, str(typed.value * (YEAR // typed.every)))
        return typed and typed.value
