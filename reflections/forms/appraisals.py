"""What a membership gave, always asked in the same words so that answers compare."""

from functools import cached_property
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import ChoiceField
from django.utils.functional import SimpleLazyObject

from networks.arithmetic.money import currency_symbol
from networks.forms import LedgerForm
from networks.forms.amounts import HomeAmountField
from networks.forms.field_of import field_of
from networks.forms.widgets import DayInput, short_text
from networks.models import Preference
from reflections.forms.choices import memberships_in_words
from reflections.forms.scales import ScaleField
from reflections.models import Appraisal
from reflections.models.appraisal import ANSWERS

# As the model says it, and as its constraint does.
UNANSWERED = ("no_answer", "appraisal_has_an_answer")
A_LITTLE_OR_A_LOT = {"low": "hardly anything", "high": "a great deal"}


class AppraisalForm(LedgerForm):
    put_in = ScaleField(label="How much did you put in?", **A_LITTLE_OR_A_LOT)
    got_out = ScaleField(label="How much did you get out?", **A_LITTLE_OR_A_LOT)
    would_miss = ScaleField(label="How much would you miss it?", low="not at all", high="badly")
    worth_per_year = HomeAmountField(
        label="The most you would pay for a year of it",
        a_year=True,
        a_guess=True,
        help_text="A round guess will do, “about 500” too.",
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

    def __init__(self, *args: Any, currency: str | None = None, **kwargs: Any):
        """`currency` is the home currency, where a page with several forms knows it."""
        super().__init__(*args, **kwargs)
        self._currency = currency
        if self.instance.membership_id:
            self.fields.pop("membership", None)
        else:
            membership = field_of(self, "membership", ChoiceField)
            membership.choices = list(memberships_in_words(self.owner))
            membership.widget.attrs["autofocus"] = True
        home = SimpleLazyObject(lambda: self.currency)
        worth = field_of(self, "worth_per_year", HomeAmountField)
        worth.usual_currency = home  # type: ignore[assignment]  # a str once it is looked at

    def _post_clean(self) -> None:
        """An answer that cannot be read is not told a second time as one that is not there."""
        super()._post_clean()  # type: ignore[misc]  # not in the stubs
        if self.errors.keys() & {*ANSWERS} and NON_FIELD_ERRORS in self.errors:
            errors = self.errors.pop(NON_FIELD_ERRORS).as_data()
            others = [error for error in errors if error.code not in UNANSWERED]
            if others:
                self.add_error(None, ValidationError(others))

    @cached_property
    def currency(self) -> str:
        """The home currency, which the worth is said in."""
        return self._currency or Preference.objects.home_currency(self.owner.pk)

    @property
    def symbol(self) -> str:
        """What stands before the amount: £, or the three letters."""
        return currency_symbol(self.currency).strip()


class SittingForm(AppraisalForm):
    """The same questions in the year's sitting, which is about the year up to today."""

    class Meta(AppraisalForm.Meta):
        fields = [*ANSWERS, "note"]
        labels = {"note": "In a few words"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["worth_per_year"].widget.attrs["autofocus"] = not self.is_bound
