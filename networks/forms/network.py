"""A network, and what it is inside of."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from networks.changing import Steps
from networks.changing.merging import close
from networks.forms.field_of import field_of
from networks.forms.record import LedgerForm, own_rows
from networks.forms.together import Refused, SavedTogether
from networks.forms.widgets import short_text
from networks.models import Organisation, Preference
from networks.models.organisation import LINKS
from networks.models.preference import says_uk_tax_year
from networks.models.refusals import refusal

END, GO_ON = "end", "go_on"


class NetworkForm(LedgerForm):
    class Meta:
        model = Organisation
        fields = [
            "name",
            "short_name",
            "kind",
            "setting",
            "parent",
            "host",
            "website",
            "tax_relief",
            "closed_on",
            "successor",
            "how_often",
            "notes",
        ]
        labels = {
            "short_name": "In short",
            "setting": "Where it happens",
            "parent": "Part of",
            "host": "Lives on",
            "tax_relief": "Tax relief on its subscription",
            "successor": "Became",
            "how_often": "How often you mean to be there, in days",
        }
        help_texts = {
            "short_name": "What you call it, such as CILIP.",
            "parent": "The body that it is a group, branch or list of.",
            "closed_on": "When it ended, as exactly as you know.",
            "host": "The network that it cannot be without, such as Twitter for a hashtag.",
            "tax_relief": "In percent: 100 if it is on HMRC’s list of approved bodies, 66.67 where "
            "two thirds are allowed. Empty means none.",
            "how_often": "7 for every week, 30 for every month. Then you are told when it has gone "
            "quiet by that, and not by your habit so far.",
        }
        widgets = {
            "setting": forms.RadioSelect,
            "tax_relief": forms.TextInput({"inputmode": "decimal"}),
            "how_often": forms.TextInput({"inputmode": "numeric"}),
            "notes": short_text(3),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        # Asked only of those to whom the UK's tax year means something.
        if not (self.instance.tax_relief or says_uk_tax_year(Preference.objects.of(self.owner))):
            del self.fields["tax_relief"]
        for name in LINKS:
            if name in self.fields:
                link = field_of(self, name, forms.ModelChoiceField)
                own = own_rows(Organisation, self.owner).exclude(pk=self.instance.pk)
                link.queryset = own.order_by("name_key")
                link.empty_label = {"parent": "Nothing: it stands by itself"}.get(name, "Nothing")


class ChangeNetworkForm(SavedTogether, NetworkForm):
    """When it closes under a membership that is still open, it asks what became of that."""

    then = forms.ChoiceField(
        label="And your membership",
        choices=[(END, "It ended on that day"), (GO_ON, "It goes on at what it became")],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.instance.memberships.open().exists():
            del self.fields["then"]

    def clean(self) -> None:
        super().clean()
        if "then" not in self.fields or not self.cleaned_data.get("closed_on"):
            return
        then, became = self.cleaned_data.get("then"), self.cleaned_data.get("successor")
        if not then and "closed_on" in self.changed_data:
            where = became.short if became else "what it became"
            self.add_error("then", f"Did your membership end on that day, or go on at {where}?")
        elif then == GO_ON and not became:
            self.add_error("successor", "Choose what it became: your membership goes on there.")

    def write(self, steps: Steps) -> str:
        if not self.is_valid():
            raise Refused
        steps.save(self.instance, self.save)
        then = self.cleaned_data.get("then")
        if then and (closing := self.instance.closing):
            follows = self.instance.successor if then == GO_ON else None
            try:
                close(self.instance, closing, follows, steps)
            except ValidationError as error:
                self.add_error("then", refusal(error))
                raise Refused from error
        return str(self.instance)


class NewNetworkForm(NetworkForm):
    is_member = forms.BooleanField(label="I am a member of it", required=False, initial=True)

    class Meta(NetworkForm.Meta):
        exclude = ["closed_on", "successor", "how_often", "notes"]
