"""Whether the part of a form that is folded away should stand open."""

from django import template
from django.forms import BaseForm, BoundField

register = template.Library()

EMPTY: tuple[object, ...] = (None, "", False, [])


@register.filter
def unfolds(form: BaseForm, names: str) -> bool:
    """Some of the fields called `names` (with blanks between) holds an error or a value."""
    return misfilled(form, names) or any(_says_something(field) for field in _fields(form, names))


@register.filter
def misfilled(form: BaseForm, names: str) -> bool:
    """Some of the fields called `names` (with blanks between) holds an error."""
    return any(field.errors for field in _fields(form, names))


def _fields(form: BaseForm, names: str) -> list[BoundField]:
    return [form[name] for name in names.split() if name in form.fields]


def _says_something(field: BoundField) -> bool:
    value, usual = field.value(), field.field.initial
    usual = usual() if callable(usual) else usual
    return value not in EMPTY and str(value) != str(usual)
