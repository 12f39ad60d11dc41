"""Forms of what a person decided about a network, joined or not."""

from django import forms

from networks.fields import validate_no_separator, validate_visible
from networks.forms import LedgerForm
from networks.models import Organisation
from networks.text import tidy
from reflections.models import Decision

CALENDAR = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class DecisionForm(LedgerForm):
    class Meta:
        model = Decision
        fields = [
            "organisation",
            "decided_on",
            "choice",
            "because",
            "expected_activities",
            "review_on",
        ]
        labels = {
            "organisation": "Network",
            "decided_on": "Decided on",
            "expected_activities": "Activities you expect in the year after",
            "review_on": "Look again on",
        }
        help_texts = {"expected_activities": ""}
        widgets = {
            "decided_on": CALENDAR,
            "review_on": CALENDAR,
            "because": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = self.fields["organisation"]
        names.queryset = names.queryset.order_by("name_key")


class NewDecisionForm(DecisionForm):
    """Also takes the name of a network that is not in the ledger yet."""

    new_network = forms.CharField(
        label="Or a network that is not here yet",
        required=False,
        max_length=200,
        validators=[validate_visible, validate_no_separator],
        help_text="Its name. It joins your list of networks, without a membership.",
    )
    field_order = ["organisation", "new_network"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].required = False
        self.added_network = None

    def clean_new_network(self):
        return tidy(self.cleaned_data["new_network"])

    def clean(self):
        super().clean()
        name = self.cleaned_data.get("new_network")
        if name and self.cleaned_data.get("organisation"):
            self.add_error("new_network", "Choose one from the list or name a new one, not both.")
        elif name:
            self._take(name)
        elif not self.errors.keys() & {"organisation", "new_network"}:
            self._require_network()

    def _require_network(self):
        if not self.cleaned_data.get("organisation"):
            self.add_error("organisation", "Say which network this is about.")

    def _take(self, name: str):
        """The network of that name; a new one, still to be saved, when there is none."""
        known = Organisation.objects.of(self.owner).named(name).first()
        network = known or Organisation(owner=self.owner, name=name)
        if known is None:
            network.full_clean()
            self.added_network = network
        self.cleaned_data["organisation"] = network
        self.instance.organisation = network

    def save(self, commit=True):
        if self.added_network:
            self.added_network.save()
            self.instance.organisation = self.added_network
        return super().save(commit)
