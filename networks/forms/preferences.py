"""What a person chose once for the whole ledger, and their tax rate of each year."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from networks.arithmetic.money import ZERO, parse_decimal
from networks.arithmetic.periods import tax_year, tax_year_label, tax_year_of
from networks.changing import Steps
from networks.fields import split_several
from networks.forms.amounts import HomeAmountField
from networks.forms.record import LedgerForm
from networks.forms.together import Refused, SavedTogether
from networks.models import Activity, Membership, Preference, PreferenceSetting
from networks.models.preference import WORDS

YEARS_BACK = 25


def _words_field(setting: str, label: str, unsaid: str) -> forms.ChoiceField:
    choices = [("", unsaid), *WORDS[PreferenceSetting(setting)]]
    return forms.ChoiceField(label=label, choices=choices, required=False)


class PreferencesForm(SavedTogether, forms.Form):
    """Each field is a preference of its own, or several; an empty one is none."""

    home_currency = forms.CharField(
        max_length=3, help_text="Three letters, such as GBP. All figures are shown in it."
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
        help_text="How many days before; several if you like: 30, 7. Kept for later: no e-mail is "
        "sent yet.",
    )

    date_order = _words_field("date_order", "How you write dates", "Not said: ask me")
    number_style = _words_field("number_style", "How you write numbers", "As my currency is")
    tax_year = _words_field("tax_year", "Tax year", "The UK’s, if my currency is the pound")

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner
        self.stored = list(Preference.objects.of(owner).order_by("setting", "-number", "id"))
        self.initial = {
            "home_currency": Preference.objects.home_currency(owner.pk),
            "hour_value": next((one.number for one in self._rows("hour_value")), None),
            "reminder_days": ", ".join(_plain(one) for one in self._rows("reminder_days")),
        }
        self.initial |= {row.setting: row.words for row in self.stored if row.words}
        if any(model.objects.of(owner).exists() for model in (Membership, Activity)):
            self.fields["home_currency"].disabled = True
            self.fields[
                "home_currency"
            ].help_text = (
                "All figures are shown in it. It can change only while the ledger is empty."
            )
        self.fields["hour_value"].usual_currency = self._home_currency()

    def _home_currency(self) -> str:
        """As it will be once this is saved."""
        typed = str(self["home_currency"].data or "") if self.is_bound else ""
        is_fixed = self.fields["home_currency"].disabled
        return self.initial["home_currency"] if is_fixed or not typed else typed.strip().upper()

    def _rows(self, setting: str) -> list[Preference]:
        return [one for one in self.stored if one.setting == setting]

    def clean_home_currency(self):
        return self.cleaned_data["home_currency"].upper()

    def clean_hour_value(self):
        value = self.cleaned_data["hour_value"]
        return [] if value is None else [value]

    def clean_reminder_days(self):
        words = split_several(self.cleaned_data["reminder_days"].replace(",", ";"))
        return sorted({_number(word, places=0) for word in words}, reverse=True)

    def write(self, steps: Steps) -> str:
        if not self.is_valid():
            raise Refused
        wanted = [{"currency": self.cleaned_data["home_currency"]}]
        if "home_currency" not in self.changed_data:
            wanted = [{"currency": one.currency} for one in self._rows("home_currency")]
        self._set("home_currency", wanted, steps)
        for setting in ("hour_value", "reminder_days"):
            numbers = [{"number": number} for number in self.cleaned_data[setting]]
            self._set(setting, numbers, steps)
        for setting in WORDS:
            word = self.cleaned_data[setting]
            self._set(setting, [{"words": word}] if word else [], steps)
        return "your preferences"

    def _set(self, setting: str, wanted: list[dict], steps: Steps):
        """Keep the rows that are wanted, change or delete the others, add what is missing."""
        spare = [one for one in self._rows(setting) if _values(one) not in wanted]
        kept = [_values(one) for one in self._rows(setting)]
        for values in (one for one in wanted if one not in kept):
            row = spare.pop() if spare else Preference(owner=self.owner, setting=setting)
            self._store(row, values, steps)
        for row in spare:
            steps.delete(row)

    def _store(self, row: Preference, values: dict, steps: Steps):
        for name, value in values.items():
            setattr(row, name, value)
        try:
            row.full_clean()
        except ValidationError as error:
            self.add_error(row.setting, error.messages)
            raise Refused from error
        steps.save(row)


def _values(row: Preference) -> dict:
    if row.words:
        return {"words": row.words}
    return {"currency": row.currency} if row.currency else {"number": row.number}


def _plain(row: Preference) -> str:
    return f"{row.number:f}".removesuffix(".00")


def _number(text: str, *, places: int):
    try:
        return parse_decimal(text, places=places, whole_digits=7)
    except ValueError as error:
        raise ValidationError(str(error)) from None


class TaxRateForm(LedgerForm):
    """The rate of one tax year and of those after it, until another one is given."""

    since = forms.TypedChoiceField(label="From the tax year", coerce=date.fromisoformat)

    class Meta:
        model = Preference
        fields = ["since", "number"]
        labels = {"number": "Rate, in percent"}
        widgets = {"number": forms.TextInput({"inputmode": "decimal"})}
        help_texts = {"number": "The highest rate at which you paid income tax: 20, 40, 45."}

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.setting = PreferenceSetting.TAX_RATE
        latest = tax_year_of(today) + 1
        years = set(range(latest, latest - YEARS_BACK, -1))
        if self.instance.since:
            years.add(self.instance.since.year)
            self.initial["since"] = self.instance.since.isoformat()
        self.fields["since"].choices = [
            (tax_year(year).first.isoformat(), tax_year_label(year))
            for year in sorted(years, reverse=True)
        ]
        self.fields["number"].required = True
        if self._is_new:
            # What the field could not read would else be missed once more by the model.
            self.instance.number = ZERO

    def validate_unique(self):
        super().validate_unique()
        if not self._errors:
            self._refuse_second_rate()

    def _refuse_second_rate(self):
        since = self.instance.since
        rates = Preference.objects.of(self.owner).filter(setting=PreferenceSetting.TAX_RATE)
        if rates.filter(since=since).exclude(pk=self.instance.pk).exists():
            label = tax_year_label(since.year)
            self.add_error("since", f"You gave a rate for {label} already: change that one.")
