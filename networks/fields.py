"""Columns with manners: each knows how it is typed, checked and shown in a form."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from networks.money import parse_decimal
from networks.periods import FIRST_DAY, LAST_DAY, Precision, VagueDate, parse_day
from networks.text import check_text, is_blank, tidy

SEPARATOR = "; "


def _in_words(function: Callable, *args, **kwargs):
    """Turn a pure function's ValueError into the message a form shows."""
    try:
        return function(*args, **kwargs)
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from None


class PlainDecimalFormField(forms.DecimalField):
    """Digits, one point, a minus where the column allows one; nothing else that Python reads."""

    def __init__(self, *, whole_digits: int, negative: bool, **kwargs):
        self.whole_digits, self.negative = whole_digits, negative
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return _in_words(
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


class DayField(models.DateField):
    """A calendar day from FIRST_DAY to LAST_DAY, both included."""

    default_validators = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]

    def formfield(self, **kwargs):
        return super().formfield(**(kwargs | {"form_class": DayFormField}))


class DayFormField(forms.DateField):
    """Reads 2011-03-12 (what a date picker sends), 12/03/2011 and 12 March 2011."""

    input_formats = ["%d/%m/%Y", "%d %B %Y", "%d %b %Y"]

    def to_python(self, value):
        if isinstance(value, str) and (text := value.strip()) and text[:4].isdigit():
            return _in_words(parse_day, text)
        return super().to_python(value)


class VagueDateFormField(forms.CharField):
    """A date as well as it is known: 2004, 2004-07 or 2004-07-15."""

    def to_python(self, value):
        text = super().to_python(value)
        return _in_words(VagueDate.parse, text) if text else None

    def has_changed(self, initial, data):
        return super().has_changed(str(initial or ""), (data or "").strip())

    def prepare_value(self, value):
        return "" if value is None else str(value)

    def run_validators(self, value):
        """Nothing further: a VagueDate is in range once it is read."""


class PrecisionField(models.CharField):
    """How well the vague date beside it is known; the two columns are written together."""

    def __init__(self, *args, **kwargs):
        fixed = {
            "max_length": 5,
            "default": Precision.DAY,
            "editable": False,
            "choices": [(p.value, p.value) for p in Precision],
        }
        super().__init__(*args, **kwargs | fixed)


class VagueDateField(DayField):
    """A date that may be known only to its month or year (METHOD, Time).

    The column holds the first day of what is known or, with `counts_to_last`, the last, so that SQL
    can compare it. How vague it was lies in the PrecisionField called `<name>_precision`.
    """

    def __init__(self, *args, counts_to_last=False, **kwargs):
        self.counts_to_last = counts_to_last
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"counts_to_last": True} if self.counts_to_last else {})

    def value_from_object(self, row) -> VagueDate | None:
        day = getattr(row, self.attname)
        if day is None:
            return None
        return VagueDate(day, Precision(getattr(row, f"{self.name}_precision")))

    def save_form_data(self, row, value: VagueDate | date | None):
        if isinstance(value, date):
            value = VagueDate(value, Precision.DAY)
        day = value and (value.last if self.counts_to_last else value.first)
        setattr(row, self.attname, day)
        setattr(row, f"{self.name}_precision", value.precision if value else Precision.DAY)

    def formfield(self, **kwargs):
        kwargs.pop("widget", None)
        own = {"form_class": VagueDateFormField, "help_text": "2004, 2004-07 or 2004-07-15"}
        return super(models.DateField, self).formfield(**(kwargs | own))


def validate_line(text: str) -> None:
    _in_words(check_text, text, multi_line=False)


def validate_prose(text: str) -> None:
    _in_words(check_text, text)


def validate_visible(text: str) -> None:
    """Refuse a name that nobody could see."""
    if is_blank(text):
        raise ValidationError("Give it at least one visible character.", code="blank")


def validate_no_separator(text: str) -> None:
    if SEPARATOR in text:
        raise ValidationError(
            "Leave out “; ”: it separates names in one CSV cell.", code="separator"
        )


def validate_web_address(text: str) -> None:
    """http and https alone, and no user name in the address: it is only ever a link."""
    message = "Give a web address that begins with https:// or http://, without a user name in it."
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (a bad port raises)
    except ValueError:
        raise ValidationError(message, code="invalid") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValidationError(message, code="invalid")


class LineField(models.CharField):
    """One line of text, trimmed and in Unicode NFC."""

    default_validators = [validate_line]

    def to_python(self, value):
        value = super().to_python(value)
        return tidy(value) if isinstance(value, str) else value


class ProseField(models.TextField):
    """Text of several lines, trimmed, in Unicode NFC, its line ends as \\n."""

    default_validators = [validate_prose]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "default": ""} | kwargs)

    def to_python(self, value):
        value = super().to_python(value)
        return tidy(value) if isinstance(value, str) else value


class WebAddressField(models.URLField):
    default_validators = [*models.URLField.default_validators, validate_line, validate_web_address]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 500, "blank": True, "default": ""} | kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**({"assume_scheme": "https"} | kwargs))


class SeveralFormField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class WordsFormField(forms.CharField):
    """Free words in one box, separated by semicolons."""

    def prepare_value(self, value):
        return SEPARATOR.join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return split_several(super().to_python(value))

    def has_changed(self, initial, data):
        return list(initial or []) != split_several(data or "")

    def run_validators(self, value):
        for word in value:
            super().run_validators(word)


def split_several(text: str) -> list[str]:
    """The values in one cell or box; blanks and repeats are dropped."""
    return list(dict.fromkeys(word for part in text.split(";") if (word := part.strip())))


class SeveralField(models.CharField):
    """Several values in one column, written `a; b` as in the CSV files; a list in Python."""

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def to_python(self, value):
        if isinstance(value, str):
            value = split_several(tidy(value))
        if not value or not self.choices:
            return list(value or [])
        known = [choice for choice, _ in self.flatchoices]
        return sorted(value, key=lambda one: known.index(one) if one in known else len(known))

    def get_prep_value(self, value):
        return value if isinstance(value, str) else SEPARATOR.join(value or [])

    def value_to_string(self, row):
        return self.get_prep_value(self.value_from_object(row))

    def validate(self, value, row):
        known = {choice for choice, _ in self.flatchoices}
        if self.choices and (wrong := set(value) - known):
            raise ValidationError(
                f"“{min(wrong)}” is not one of the choices.", code="invalid_choice"
            )

    def run_validators(self, value):
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs):
        if self.choices:
            return SeveralFormField(
                choices=self.choices,
                required=False,
                label=self.verbose_name.capitalize(),
                help_text=self.help_text,
                initial=list,
            )
        kwargs.pop("max_length", None)
        return models.Field.formfield(
            self, **(kwargs | {"form_class": WordsFormField, "required": False})
        )


class DerivedField(models.TextField):
    """Text worked out from another column by `derive` at every save, bulk_create included.

    `update()` does not run it, so the source column is never changed that way.
    """

    def __init__(self, *args, source: str, derive: Callable[[str], str], **kwargs):
        self.source, self.derive = source, derive
        super().__init__(*args, **{"editable": False, "default": ""} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source, "derive": self.derive}

    def pre_save(self, row, add):
        value = self.derive(getattr(row, self.source))
        setattr(row, self.attname, value)
        return value
