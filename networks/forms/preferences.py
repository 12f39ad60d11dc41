"""What a person chose once for the whole ledger, and their tax rate of each year."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from networks.arithmetic.money import ZERO, parse_decimal, round_half_up
from networks.arithmetic.periods import format_day, tax_year, tax_year_label, tax_year_of
from networks.arithmetic.words import shortest
from networks.changing import Steps
from networks.changing.converting import convert
from networks.fields import split_several
from networks.forms.amounts import HomeAmountField
from networks.forms.field_of import field_of, fill_in
from networks.forms.places import languages_by_example, zones_by_continent
from networks.forms.record import LedgerForm
from networks.forms.together import Refused, SavedTogether
from networks.models import Activity, Membership, Preference, PreferenceSetting
from networks.models.preference import WORDED, WORDS
from networks.rates import latest_rate

YEARS_BACK = 25


def _words_field(setting: str, label: str, unsaid: str) -> forms.ChoiceField:
    choices = [("", unsaid), *WORDS[PreferenceSetting(setting)]]
    return forms.ChoiceField(label=label, choices=choices, required=False)


class PreferencesForm(SavedTogether, forms.Form):
    """Each field is a preference of its own, or several; an empty one is none."""

    home_currency = forms.CharField(
        max_length=3, help_text="Three letters, such as GBP. All figures are shown in it."
    )
    home_rate = forms.CharField(
        label="For one of the old currency, so many of the new",
        required=False,
        max_length=14,
        widget=forms.TextInput({"inputmode": "decimal"}),
        help_text="All that is in your ledger is multiplied by it, once.",
    )
    hour_value = HomeAmountField(
        label="Worth of an hour of yours",
        max_length=30,
        help_text="In that currency. It counts only where you ask for “my money and time”.",
    )
    reminder_days = forms.CharField(
        label="Remind me before a renewal",
        required=False,
        max_length=60,
        help_text="How many days before; several if you like: 30, 7. Letters and your "
        "calendar go by it.",
    )

    date_order = _words_field("date_order", "How you write dates", "Not said: ask me")
    number_style = _words_field("number_style", "How you write numbers", "As my currency is")
    tax_year = _words_field("tax_year", "Tax year", "The UK’s, if I use the pound")
    language = forms.ChoiceField(label="Language of dates and numbers", required=False)
    time_zone = forms.ChoiceField(
        label="Where you are", required=False, help_text="It says when a day begins for you."
    )

    def __init__(self, *args: Any, owner: User, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.owner, self.today = owner, today
        self.stored = list(Preference.objects.of(owner).order_by("setting", "-number", "id"))
        self.initial = {
            "home_currency": Preference.objects.home_currency(owner.pk),
            "hour_value": next((row.number for row in self._rows("hour_value")), None),
            "reminder_days": ", ".join(
                shortest(row.number)
                for row in self._rows("reminder_days")
                if row.number is not None
            ),
        }
        self.initial |= {row.setting: row.words for row in self.stored if row.words}
        field_of(self, "hour_value", HomeAmountField).usual_currency = self._home_currency()
        field_of(self, "time_zone", forms.ChoiceField).choices = zones_by_continent()
        field_of(self, "language", forms.ChoiceField).choices = languages_by_example()

    def _home_currency(self) -> str:
        """As it will be once this is saved."""
        typed = str(self["home_currency"].data or "") if self.is_bound else ""
        return typed.strip().upper() or self.initial["home_currency"]

    @cached_property
    def converts(self) -> bool:
        """Whether what is in the ledger has to become money of another currency."""
        if not self.is_bound or self._home_currency() == self.initial["home_currency"]:
            return False
        used = (Membership, Activity)
        return any(model.objects.of(self.owner).exists() for model in used)

    def _rows(self, setting: str) -> list[Preference]:
        return [row for row in self.stored if row.setting == setting]

    def clean_home_currency(self) -> str:
        return self.cleaned_data["home_currency"].upper()

    def clean(self) -> None:
        """The rate for what is there is asked for; the European Central Bank's is offered."""
        if not self.converts or "home_currency" in self.errors:
            return
        try:
            rate = parse_decimal(self.cleaned_data["home_rate"], places=6, whole_digits=6)
        except ValueError as error:
            self.add_error("home_rate", self._ask_rate(str(error)))
            return
        if not rate:
            self.add_error("home_rate", "A rate is above 0.")
        self.cleaned_data["home_rate"] = rate

    def _ask_rate(self, wrong: str) -> str:
        old, new = self.initial["home_currency"], self._home_currency()
        if self.cleaned_data["home_rate"]:
            return wrong
        ask = f"How many {new} is one {old}, for all that is in your ledger?"
        try:
            usual, on = latest_rate(old, new, self.today)
        except LookupError:
            return ask
        fill_in(self, "home_rate", f"{usual:f}")
        bank = f"This is the European Central Bank’s rate of {format_day(on)}"
        return f"{ask} {bank}: save again to use it."

    def clean_hour_value(self) -> list[Decimal]:
        value = self.cleaned_data["hour_value"]
        return [] if value is None else [value]

    def clean_reminder_days(self) -> list[Decimal]:
        days = set()
        # A comma parts them too: nobody is reminded half a day before.
        for word in split_several(self.cleaned_data["reminder_days"].replace(",", ";")):
            try:
                days.add(parse_decimal(word, places=0, whole_digits=7))
            except ValueError as error:
                raise ValidationError(str(error)) from None
        return sorted(days, reverse=True)

    def write(self, steps: Steps) -> str:
        if not self.is_valid():
            raise Refused
        if self.converts:
            convert(steps, self.cleaned_data["home_currency"], self.cleaned_data["home_rate"])
        wanted = [{"currency": self.cleaned_data["home_currency"]}]
        if "home_currency" not in self.changed_data:
            wanted = [{"currency": row.currency} for row in self._rows("home_currency")]
        self._set("home_currency", wanted, steps)
        if self.converts and "hour_value" not in self.changed_data:
            rate = self.cleaned_data["home_rate"]
            hours = [round_half_up(amount * rate) for amount in self.cleaned_data["hour_value"]]
            self.cleaned_data["hour_value"] = hours
        for setting in ("hour_value", "reminder_days"):
            numbers = [{"number": number} for number in self.cleaned_data[setting]]
            self._set(setting, numbers, steps)
        for setting in sorted(WORDED):
            word = self.cleaned_data[setting]
            self._set(setting, [{"words": word}] if word else [], steps)
        return "your preferences"

    def _set(self, setting: str, wanted: list[dict], steps: Steps) -> None:
        """Keep the rows that are wanted, change or delete the others, add what is missing."""
        spare = [row for row in self._rows(setting) if _values(row) not in wanted]
        kept = [_values(row) for row in self._rows(setting)]
        missing = [values for values in wanted if values not in kept]
        for values in missing:
            row = spare.pop() if spare else Preference(owner=self.owner, setting=setting)
            self._store(row, values, steps)
        for row in spare:
            steps.delete(row)

    def _store(self, row: Preference, values: dict, steps: Steps) -> None:
        for name, value in values.items():
            setattr(row, name, value)
        try:
            # full_clean would refuse another home currency while anything is told in the old one.
            if self.converts:
                row.clean_fields()
            else:
                row.full_clean()
        except ValidationError as error:
            self.add_error(row.setting, error.messages)
            raise Refused from error
        steps.save(row)


def _values(row: Preference) -> dict:
    if row.words:
        return {"words": row.words}
    return {"currency": row.currency} if row.currency else {"number": row.number}


class TaxRateForm(LedgerForm):
    """The rate of one tax year and of those after it, until another one is given."""

    since = forms.TypedChoiceField(label="From the tax year", coerce=date.fromisoformat)

    class Meta:
        model = Preference
        fields = ["since", "number"]
        labels = {"number": "Rate, in percent"}
        widgets = {"number": forms.TextInput({"inputmode": "decimal"})}
        help_texts = {"number": "The highest rate at which you paid income tax: 20, 40, 45."}

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.instance.setting = PreferenceSetting.TAX_RATE
        latest = tax_year_of(today) + 1
        years = set(range(latest, latest - YEARS_BACK, -1))
        if self.instance.since:
            years.add(self.instance.since.year)
            self.initial["since"] = self.instance.since.isoformat()
        field_of(self, "since", forms.ChoiceField).choices = [
            (tax_year(year).first.isoformat(), tax_year_label(year))
            for year in sorted(years, reverse=True)
        ]
        self.fields["number"].required = True
        if self._is_new:
            # What the field could not read would else be missed once more by the model.
            self.instance.number = ZERO

    def validate_unique(self) -> None:
        super().validate_unique()
        if self.errors:
            return
        # The database refuses it too, but in words that name no tax year.
        since = self.instance.since
        rates = Preference.objects.of(self.owner).filter(setting=PreferenceSetting.TAX_RATE)
        if rates.filter(since=since).exclude(pk=self.instance.pk).exists():
            label = tax_year_label(since.year)
            self.add_error("since", f"You gave a rate for {label} already: change that one.")
