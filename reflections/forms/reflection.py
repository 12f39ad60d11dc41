"""A journal entry, as pages and the admin ask for it."""

from django import forms

from networks.forms import LedgerForm, OwnRowsField
from reflections.models import Reflection


class ReflectionForm(LedgerForm):
    class Meta:
        model = Reflection
        fields = ["date", "title", "model", "body", "organisations", "tags"]
        field_classes = {"organisations": OwnRowsField}
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            "body": forms.Textarea(attrs={"rows": 28, "class": "vLargeTextField"})
        }
