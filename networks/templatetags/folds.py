"""Whether the part of a form that is folded away should stand open."""

from django import template

register = template.Library()

EMPTY: tuple[object, ...] = (None, "", False, [])


@register.filter
def unfolds(form, names: str) -> bool:
    """Some of the fields called `names` (with blanks between) holds an error or a value."""
    fields = [form[name] for name in names.split() if name in form.fields]
    return any(field.errors or _says_something(field) for field in fields)


def _says_something(field) -> bool:
    value, usual = field.value(), field.field.initial
    usual = usual() if callable(usual) else usual
    return value not in EMPTY and str(value) != str(usual)
