"""Forms of what a person decided about a network, joined or not."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from networks.arithmetic.text import tidy
from networks.arithmetic.words import listed
from networks.changing import Steps
from networks.forms import LedgerForm, own_rows
from networks.forms.field_of import field_of
from networks.forms.together import Refused, SavedTogether
from networks.forms.widgets import DayInput, short_text
from networks.models import ChangeKind, Organisation
from reflections.forms.yearly_fee import YearlyFeeField
from reflections.models import Decision


class DecisionForm(LedgerForm):
    fee = YearlyFeeField(
        label="The fee that it was about",
        help_text="For a year, in your own currency. If you left or did not join, it tells what "
        "you have not paid since.",
    )

    class Meta:
        model = Decision
        fields = [
            "organisation",
            "decided_on",
            "choice",
            "because",
            "fee",
            "expected_activities",
            "review_on",
        ]
        labels = {
            "organisation": "Network",
            "decided_on": "Decided on",
            "expected_activities": "Activities you expect in the year after",
            "review_on": "Look again on",
        }
        error_messages = {"expected_activities": {"min_value": "Write 0 or more."}}
        help_texts = {
            "expected_activities": "",
        }
        widgets = {
            "decided_on": DayInput,
            "expected_activities": forms.NumberInput({"inputmode": "numeric"}),
            "review_on": DayInput,
            "because": short_text(),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field_of(self, "fee", YearlyFeeField).belong_to(self.owner)
        if "organisation" in self.fields:
            names = field_of(self, "organisation", forms.ModelChoiceField)
            names.queryset = own_rows(Organisation, self.owner).order_by("name_key")


class NewDecisionForm(SavedTogether, DecisionForm):
    """About any network; a name that is new to the ledger adds a network without a membership."""

    network = forms.CharField(
        max_length=200,
        widget=forms.TextInput({"list": "own-networks", "autocomplete": "off"}),
        help_text="One of yours, or the name of one that you did not join.",
    )

    class Meta(DecisionForm.Meta):
        exclude = ["organisation"]

    field_order = ["network"]
    kind = ChangeKind.ADDED

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.own_networks = list(Organisation.objects.of(self.owner).order_by("name_key"))
        self.added_network: Organisation | None = None

    def clean_network(self) -> Organisation:
        """The network of that name or short name; a new one, still to be saved, without one."""
        name = tidy(self.cleaned_data["network"])
        matches = Organisation.objects.of(self.owner).called(name)
        if len(matches) > 1:
            names = listed(map(str, matches))
            raise ValidationError(f"That is short for {names}: write the full name.")
        if matches:
            network = matches[0]
        else:
            Organisation._meta.get_field("name").clean(name, None)
            network = self.added_network = Organisation(owner=self.owner, name=name)
        self.instance.organisation = network
        return network

    def write(self, steps: Steps) -> str:
        """The decision and, where it is new, its network."""
        if not self.is_valid():
            raise Refused
        if self.added_network:
            steps.save(self.added_network)
        # Now that it has its id.
        self.instance.organisation = self.cleaned_data["network"]
        steps.save(self.instance, self.save)
        return str(self.instance)
