"""Forms that know what a person got out."""

from django import forms

from networks.forms import LedgerForm, OwnRowsField
from reflections.models import Reflection


class ReflectionForm(LedgerForm):
    class Meta:
        model = Reflection
        fields = ["date", "title", "model", "body", "organisations", "tags"]
        field_classes = {"organisations": OwnRowsField}
        widgets = {"body": forms.Textarea(attrs={"rows": 28, "class": "vLargeTextField"})}
