"""A network, and what it is inside of."""

from django import forms

from networks.forms.record import LedgerForm
from networks.forms.widgets import short_text
from networks.models import Organisation


class NetworkForm(LedgerForm):
    class Meta:
        model = Organisation
        fields = [
            "name",
            "short_name",
            "kind",
            "setting",
            "parent",
            "website",
            "tax_relief",
            "closed_on",
            "successor",
            "notes",
        ]
        labels = {
            "short_name": "In short",
            "setting": "Where it happens",
            "parent": "Part of",
            "tax_relief": "Its subscription earns tax relief",
            "successor": "Became",
        }
        help_texts = {
            "short_name": "What you call it, such as CILIP.",
            "parent": "The body that it is a group, branch or list of.",
            "closed_on": "When it ended, as exactly as you know.",
            "tax_relief": "It is on HMRC’s list of approved bodies.",
        }
        widgets = {"setting": forms.RadioSelect, "notes": short_text(3)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("parent", "successor"):
            if name in self.fields:
                own = self.fields[name].queryset.exclude(pk=self.instance.pk)
                self.fields[name].queryset = own.order_by("name_key")
                self.fields[name].empty_label = {"parent": "Nothing: it stands by itself"}.get(
                    name, "Nothing"
                )


class NewNetworkForm(NetworkForm):
    is_member = forms.BooleanField(label="I am a member of it", required=False, initial=True)

    class Meta(NetworkForm.Meta):
        exclude = ["closed_on", "successor", "notes"]
