"""Fields of a form by their names, of the kind that they are known to be."""

from collections.abc import MutableMapping
from copy import copy
from typing import Any, TypeVar

from django import forms

Kind = TypeVar("Kind", bound=forms.Field)


def field_of(form: forms.BaseForm, name: str, kind: type[Kind]) -> Kind:
    """To set up what only that kind of field has."""
    field = form.fields[name]
    assert isinstance(field, kind), f"{name} is a {type(field).__name__}"
    return field


def choices_of(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    """In a list, whatever they were given as: Django has made them something to go through."""
    return list(field.choices)  # type: ignore[arg-type]


def fill_in(form: forms.BaseForm, name: str, text: str) -> None:
    """Put an answer into a box of what was sent, to be shown and sent with the next press."""
    data = copy(form.data)
    assert isinstance(data, MutableMapping)
    data[form.add_prefix(name)] = text
    form.data = data
