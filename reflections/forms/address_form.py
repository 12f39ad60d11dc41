"""Forms that are sent by GET: what a list shows stands in its address."""

from typing import Any

from django import forms


class AddressForm(forms.Form):
    """Reads the address. What it cannot read is told beside the field; the rest still counts."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for field in self.fields.values():
            field.required = False

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked for and could be read, by the names in the address."""
        # It cleans, once. Not in __init__: a form of its own kind sets its choices after that.
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
