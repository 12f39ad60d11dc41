"""Forms that know what a person got out."""

from django import forms

from networks.arithmetic.periods import format_day
from networks.forms import LedgerForm, OwnRowsField
from reflections.models import Appraisal, Reflection


class AppraisedMembershipForm(LedgerForm):
    """A membership whose start stays before its appraisals."""

    def clean(self):
        super().clean()
        start = self.cleaned_data.get("started_on")
        if start and not self._is_new:
            before = Appraisal.objects.filter(membership=self.instance, date__lt=start.first)
            if earliest := before.order_by("date").first():
                message = f"You appraised it on {format_day(earliest.date)}, before that day."
                self.add_error("started_on", message)


class ReflectionForm(LedgerForm):
    class Meta:
        model = Reflection
        fields = ["date", "title", "model", "body", "organisations", "tags"]
        field_classes = {"organisations": OwnRowsField}
        widgets = {"body": forms.Textarea(attrs={"rows": 28, "class": "vLargeTextField"})}
