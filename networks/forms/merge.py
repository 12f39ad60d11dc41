"""Two forms about two networks: one became the other, or both are one."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from networks.changing import Steps
from networks.changing.merging import become, merge
from networks.fields import AS_KNOWN, VagueDateFormField
from networks.forms.field_of import field_of
from networks.forms.record import own_rows, refusal
from networks.forms.together import Refused, SavedTogether
from networks.models import ChangeKind, Organisation

BECAME, SAME = "became", "same"
# Where a message about a row belongs on this form.
PLACES = {"closed_on": "since", "started_on": "since", "ended_on": "since", "successor": "other"}


class MergeForm(SavedTogether, forms.Form):
    """What became of the network, or which other entry is the same one."""

    other = forms.ModelChoiceField(
        Organisation.objects.none(), label="Which one", empty_label="Choose one of your networks"
    )
    way = forms.ChoiceField(
        label="What happened",
        choices=[
            (BECAME, "It became another one"),
            (SAME, "I entered it twice"),
        ],
        widget=forms.RadioSelect,
        initial=BECAME,
    )
    since = VagueDateFormField(label="Since when", required=False, help_text=AS_KNOWN)
    carry_on = forms.BooleanField(label="My membership goes on there", required=False, initial=True)

    def __init__(self, *args: Any, network: Organisation, owner: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.network, self.owner = network, owner
        others = own_rows(Organisation, owner).exclude(pk=network.pk)
        field_of(self, "other", forms.ModelChoiceField).queryset = others.order_by("name_key")

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("way") == BECAME and not cleaned.get("since") and "since" not in self.errors:
            self.add_error("since", "Say when, as exactly as you know: a year is enough.")

    def write(self, steps: Steps) -> str:
        if not self.is_valid():
            raise Refused
        cleaned = self.cleaned_data
        if cleaned["way"] == SAME:
            # The double goes into the bin, which lists what deletes something.
            steps.kind = ChangeKind.DELETED
            return merge(self.network, cleaned["other"], steps)
        carry_on = cleaned["carry_on"]
        return become(self.network, cleaned["other"], cleaned["since"], steps, carry_on=carry_on)

    def refuse(self, error: ValidationError | IntegrityError) -> None:
        if not hasattr(error, "error_dict"):
            self.add_error("other" if isinstance(error, ValidationError) else None, refusal(error))
            return
        for column, messages in error.error_dict.items():
            self.add_error(PLACES.get(column), messages)
