"""What a membership gave, always asked in the same words so that answers compare."""

from django.utils.functional import SimpleLazyObject

from networks.forms import LedgerForm
from networks.forms.amounts import HomeAmountField
from networks.forms.widgets import DayInput, short_text
from networks.models import Preference
from reflections.forms.choices import memberships_in_words
from reflections.forms.scales import ScaleField
from reflections.models import Appraisal

A_LITTLE_OR_A_LOT = {"low": "hardly anything", "high": "a great deal"}


class AppraisalForm(LedgerForm):
    put_in = ScaleField(label="How much did you put in?", **A_LITTLE_OR_A_LOT)
    got_out = ScaleField(label="How much did you get out?", **A_LITTLE_OR_A_LOT)
    would_miss = ScaleField(label="How much would you miss it?", low="not at all", high="badly")
    worth_per_year = HomeAmountField(
        label="The most you would pay for a year of it",
        a_year=True,
        error_messages={
            "currency": "Say it in %(home)s: it is set against what the membership costs."
        },
    )

    class Meta:
        model = Appraisal
        fields = [
            "membership",
            "date",
            "put_in",
            "got_out",
            "would_miss",
            "worth_per_year",
            "note",
        ]
        widgets = {"date": DayInput, "note": short_text()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.membership_id:
            del self.fields["membership"]
        else:
            self.fields["membership"].choices = list(memberships_in_words(self.owner))
            self.fields["membership"].widget.attrs["autofocus"] = True
        self.fields["worth_per_year"].usual_currency = SimpleLazyObject(
            lambda: Preference.objects.home_currency(self.owner.pk)
        )
