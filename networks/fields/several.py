"""Several values in one column, as the CSV files write them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from networks.arithmetic.text import tidy
from networks.fields.validating import validate_line

SEPARATOR = "; "


class SeveralFormField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class WordsFormField(forms.CharField):
    """Free words in one box, separated by semicolons."""

    def prepare_value(self, value: Any) -> Any:
        return SEPARATOR.join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return split_several(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != split_several(data or "")

    def run_validators(self, value: Any) -> None:
        for word in value:
            super().run_validators(word)


def split_several(text: str) -> list[str]:
    """The values in one cell or box; blanks and repeats are dropped."""
    return list(dict.fromkeys(word for part in text.split(";") if (word := part.strip())))


class SeveralField(models.CharField):
    """Several values in one column, written `a; b` as in the CSV files; a list in Python."""

    default_validators = [validate_line]

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> list[str]:
        return self.to_python(value)

    def to_python(self, value: Any) -> list[str]:
        if isinstance(value, str):
            value = split_several(tidy(value))
        if not value or not self.choices:
            return list(value or [])
        known = [choice for choice, _ in self.flatchoices]
        # In the order of the choices, so that the same ones are always the same text.
        return sorted(
            value, key=lambda chosen: known.index(chosen) if chosen in known else len(known)
        )

    def get_prep_value(self, value: Any) -> str:
        return value if isinstance(value, str) else SEPARATOR.join(value or [])

    def value_to_string(self, row: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(row))

    def validate(self, value: Any, row: models.Model | None) -> None:
        known = {choice for choice, _ in self.flatchoices}
        if self.choices and (wrong := set(value) - known):
            raise ValidationError(
                f"“{min(wrong)}” is not one of the choices.", code="invalid_choice"
            )

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        if self.choices:
            return SeveralFormField(
                choices=self.choices,
                required=False,
                label=self.verbose_name.capitalize(),
                help_text=self.help_text,
                initial=list,
            )
        kwargs.pop("max_length", None)
        # Past CharField's own: the column's length is that of all words, not of each.
        return models.Field.formfield(
            self,
            **kwargs
            | {"form_class": WordsFormField, "required": False, "show_hidden_initial": False},
        )
