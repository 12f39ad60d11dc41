"""Forms of the rows that hold money."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from networks.arithmetic.doubts import doubts
from networks.forms.record import LedgerForm
from networks.models import Activity, Fee, Preference
from networks.rates import fill_rate


class PricedForm(LedgerForm):
    """A row with money: it takes the home currency when none is given, and the day's rate."""

    priced_on: str
    home_currency = ""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.instance.home_currency = self.home_currency or Preference.objects.home_currency(
            self.owner.pk
        )

    def clean_currency(self) -> str:
        currency = self.cleaned_data["currency"] or self.instance.home_currency
        self.instance._meta.get_field("currency").run_validators(currency)
        return currency

    def clean(self) -> None:
        super().clean()
        before = self.initial.get("currency") or self.instance.home_currency
        changed = not self._is_new and self.cleaned_data.get("currency") != before
        # The rate that the form shows is that of the old currency.
        if changed and "exchange_rate" not in self.changed_data:
            self.cleaned_data["exchange_rate"] = None

    def _get_validation_exclusions(self) -> set[str]:
        # A rate that was not given is worked out last, so its absence is nobody's mistake yet.
        excluded = super()._get_validation_exclusions()
        given = self.cleaned_data.get("exchange_rate") is not None
        return excluded if given else excluded | {"exchange_rate"}

    def validate_unique(self) -> None:
        if not self.errors:
            # The model does this too, but not for a row typed together with its new parent.
            try:
                fill_rate(self.instance, on=getattr(self.instance, self.priced_on))
            except ValidationError as error:
                self._update_errors(error)
        super().validate_unique()


class FeeForm(PricedForm):
    priced_on = "paid_on"

    class Meta:
        model = Fee
        fields = [
            "membership",
            "kind",
            "amount",
            "certainty",
            "currency",
            "exchange_rate",
            "paid_on",
            "covers_from",
            "covers_until",
            "every",
            "repeats_until",
            "paid_by",
            "notes",
        ]


class ActivityForm(PricedForm):
    """What is likely a slip is asked about once: the box that answers shows when it was asked.

    `today` is set by whoever makes the form or its class.
    """

    priced_on = "date"
    today: date

    surely = forms.BooleanField(
        label="Yes, it is right so", required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Activity
        fields = [
            "organisation",
            "date",
            "kind",
            "title",
            "setting",
            "hours",
            "cost",
            "currency",
            "exchange_rate",
            "cost_paid_by",
            "saved",
            "rating",
            "outcome",
            "given",
            "found_through",
            "cpd",
            "evidence_url",
        ]

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("surely"):
            return
        typed = {
            name: self.cleaned_data.get(name) if name in self.changed_data or self._is_new else None
            for name in ("hours", "date")
        }
        for name, question in doubts(typed["hours"], typed["date"], self.today).items():
            self.add_error(name, ValidationError(question, code="odd"))
            self.fields["surely"].widget = forms.CheckboxInput()
