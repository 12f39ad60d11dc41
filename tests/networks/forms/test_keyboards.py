"""What a phone offers to type with: the right keys for every field of every form."""

from collections.abc import Iterator

import pytest
from django import forms
from django.urls import get_resolver

from networks.fields.numbers import PlainDecimalFormField
from networks.forms.amounts import AmountField

KEYS = {
    PlainDecimalFormField: 'inputmode="decimal"',
    AmountField: 'inputmode="decimal"',
    # Decimals are among them.
    forms.IntegerField: ('type="number"', 'inputmode="numeric"', 'inputmode="decimal"'),
    forms.EmailField: 'type="email"',
    forms.URLField: 'type="url"',
    forms.DateField: 'type="date"',
}
# The admin gives days their widget when it makes the form of a model.
OF_THE_ADMIN = {"networks.forms.priced", "networks.forms.role", "reflections.forms.reflection"}


def forms_below(form: type) -> Iterator[type]:
    for below in form.__subclasses__():
        yield below
        yield from forms_below(below)


@pytest.mark.parametrize("kind", KEYS, ids=lambda kind: kind.__name__)
def test_fields_are_typed_with_their_keys(kind):
    # With all addresses every form is known.
    assert get_resolver().url_patterns
    fields = [
        (form.__name__, name, field.widget)
        for form in forms_below(forms.BaseForm)
        if form.__module__.startswith(("networks.", "reflections.", "config."))
        if not (kind is forms.DateField and form.__module__ in OF_THE_ADMIN)
        for name, field in form.base_fields.items()
        if isinstance(field, kind) and isinstance(field.widget, forms.widgets.Input)
        if not field.widget.is_hidden
    ]
    keys = KEYS[kind] if isinstance(KEYS[kind], tuple) else (KEYS[kind],)
    assert fields
    wrong = [
        (form, name)
        for form, name, widget in fields
        if not any(key in widget.render(name, None) for key in keys)
    ]
    assert wrong == []
