"""What somebody typed, shown again before it is judged."""

from collections.abc import Mapping

from django.forms import Form, ModelForm


def typed_in(form_class: type[Form] | type[ModelForm], data: Mapping, prefix: str = "") -> dict:
    """What stands in the boxes, right or wrong, to be shown again without a word about it."""
    start = f"{prefix}-" if prefix else ""
    return {
        name: field.widget.value_from_datadict(data, {}, f"{start}{name}")
        for name, field in form_class.base_fields.items()
    }
