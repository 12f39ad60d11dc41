"""The form of an activity, and what it says before one types."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from networks.arithmetic.money import Payer, currency_symbol
from networks.arithmetic.periods import format_day
from networks.forms import ActivityForm, row_named
from networks.forms.amounts import AmountField
from networks.forms.defaults import REMEMBERED, as_last_time
from networks.forms.field_of import choices_of, field_of
from networks.forms.widgets import DayInput, short_text
from networks.models import Activity, Organisation
from reflections.forms.chips import Chip, Chips, chips_of
from reflections.forms.choices import busy_networks, own_networks
from reflections.forms.earlier import EarlierActivity, done_before, each_once, likely_kinds
from reflections.forms.scales import ScaleField

MONEY = ("cost", "saved")
FOLDED = ("setting", "saved", "outcome", "given", "found_through", "evidence_url", "cpd")
NETWORKS_IN_SIGHT = 5
KINDS_IN_SIGHT = 3
# What comes again has these in common with the last time, but not how good it was.
COPIED = (
    "organisation_id",
    "title",
    "setting",
    "hours",
    "cost",
    "saved",
    "given",
    "cpd",
    *REMEMBERED,
)
ANOTHER_DAY = "other"


class DayChoice(DayInput):
    """A day by radio buttons, `<name>_when`; what is typed counts unless one of them is a day."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        pressed = data.get(f"{name}_when", ANOTHER_DAY)
        typed = super().value_from_datadict(data, files, name)
        return typed if pressed == ANOTHER_DAY else pressed


class LoggedActivityForm(ActivityForm):
    """An activity with what matters in sight and the rest behind a fold."""

    rating = ScaleField(low="a waste", high="a highlight", label="How good was it?")
    cost = AmountField(label="It cost")
    saved = AmountField(
        label="What membership took off the price",
        help_text="Only if you would have gone anyway.",
    )

    class Meta(ActivityForm.Meta):
        labels = {
            "organisation": "Network",
            "title": "What",
            "setting": "Where",
            "cost_paid_by": "Paid by",
            "given": "Given or got",
            "found_through": "How you heard of it",
            "cpd": "It counts as CPD",
            "outcome": "What came of it",
            "evidence_url": "Link to evidence",
        }
        help_texts = {
            "outcome": "",
            "rating": "",
            "setting": "",
            "given": "",
            "found_through": "Through another network? Then say which.",
            "currency": "Or write it with the amount: €12.",
        }
        widgets = {
            "organisation": forms.RadioSelect,
            "kind": forms.RadioSelect,
            "cost_paid_by": forms.RadioSelect,
            "date": DayChoice,
            "title": forms.TextInput(
                {"list": "titles", "autocomplete": "off", "enterkeyhint": "next"}
            ),
            "hours": forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            "outcome": short_text(),
            "exchange_rate": forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            "currency": forms.TextInput({"autocapitalize": "characters", "size": 3}),
            "evidence_url": forms.URLInput({"inputmode": "url"}),
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today = today
        self.networks = own_networks(self.owner)
        names = [(pk, network.short) for pk, network in self.networks.items()]
        field_of(self, "organisation", forms.ChoiceField).choices = names
        found_through = field_of(self, "found_through", forms.ChoiceField)
        found_through.choices = [("", "Through itself"), *names]
        setting = field_of(self, "setting", forms.ChoiceField)
        said = [choice for choice in choices_of(setting) if choice[0]]
        setting.choices = [("", "As the network"), *said]
        field_of(self, "cost_paid_by", forms.ChoiceField).choices = [
            (Payer.SELF.value, "me"),
            (Payer.EMPLOYER.value, "employer"),
            (Payer.OTHER.value, "other"),
        ]
        symbol = currency_symbol(self.instance.home_currency)
        self.fields["cost"].widget.attrs["placeholder"] = symbol
        for name in MONEY:
            money = field_of(self, name, AmountField)
            money.usual_currency = self.instance.currency or self.instance.home_currency
        if len(names) == 1:
            self.initial["organisation"] = self.initial.get("organisation") or names[0][0]

    @cached_property
    def _before(self) -> list[EarlierActivity]:
        return done_before(self.owner, {pk: network.short for pk, network in self.networks.items()})

    @cached_property
    def earlier(self) -> list[EarlierActivity]:
        """What was done before, each title once for each network."""
        return each_once(self._before)

    @cached_property
    def network_chips(self) -> Chips:
        marks = {str(pk): network.setting for pk, network in self.networks.items()}
        busy = busy_networks(self.owner, self.today)
        return chips_of(self["organisation"], busy, in_sight=NETWORKS_IN_SIGHT, marks=marks)

    @cached_property
    def kind_chips(self) -> Chips:
        chips = [*self.network_chips.likely, *self.network_chips.others]
        chosen = next((chip.value for chip in chips if chip.is_chosen), None)
        kinds = likely_kinds(self._before, int(chosen) if chosen else None)
        return chips_of(self["kind"], kinds, in_sight=KINDS_IN_SIGHT)

    @property
    def days(self) -> list[Chip]:
        """Today, yesterday, or another one that is typed."""
        near = {"Today": self.today, "Yesterday": self.today - timedelta(days=1)}
        value = self["date"].value()
        shown = value.isoformat() if isinstance(value, date) else value
        dated = {day.isoformat(): label for label, day in near.items()}
        chosen = shown if shown in dated else ANOTHER_DAY
        return [
            Chip(f"id_date_when_{number}", "date_when", day, label, day == chosen)
            for number, (day, label) in enumerate((dated | {ANOTHER_DAY: "Date…"}).items())
        ]

    @property
    def filled_in(self) -> str:
        """What it was filled in from, unless something was typed since."""
        on = None if self.is_bound else self.initial.get("filled_on")
        return f"Filled in as on {format_day(on)}." if on else ""

    @property
    def unfolds(self) -> bool:
        """Whether something behind the fold wants to be seen."""
        return self.is_foreign or any(
            name in self.errors or self[name].value() not in (None, "", False) for name in FOLDED
        )

    @property
    def is_foreign(self) -> bool:
        """Whether its money is, or is meant to be, in another currency than that of the ledger."""
        currency = self["currency"].value() or self.instance.home_currency
        is_wrong = not self.errors.keys().isdisjoint({"currency", "exchange_rate"})
        return is_wrong or currency != self.instance.home_currency

    def clean(self) -> None:
        """The row has one currency: what the amounts say, else what its own box does."""
        cleaned = self.cleaned_data
        amounts = [amount for name in MONEY if (amount := cleaned.get(name))]
        currencies = {amount.currency or cleaned.get("currency", "") for amount in amounts}
        if len(currencies) > 1:
            cost_in = amounts[0].currency or cleaned.get("currency", "")
            message = f"The cost is in {cost_in}: say both in one."
            self.add_error("saved", ValidationError(message, code="currency"))
        elif currencies:
            cleaned["currency"] = currencies.pop()
        # From here on plain numbers, as the model has them; the currency is a column of its own.
        cleaned |= {
            name: cleaned[name] and cleaned[name].value for name in MONEY if name in cleaned
        }
        super().clean()


def first_values(owner: User, asked: Mapping[str, str], today: date) -> dict:
    """What the form shows before anything is typed, from the address and from last time.

    In `asked`, again=ID is an activity to log once more, network=ID one that it was with, and
    another=1 asks for the network, kind and date of the last one entered. With none of them no
    network is guessed, and nothing is ever taken over from another network.
    """
    latest = Activity.objects.of(owner).latest_entered()
    if like := row_named(latest, asked.get("again")):
        values = {name.removesuffix("_id"): getattr(like, name) for name in COPIED}
        return values | {"date": today, "filled_on": like.date}
    network = row_named(Organisation.objects.of(owner), asked.get("network"))
    if not network and not asked.get("another"):
        return {"date": today}
    last = (latest.filter(organisation=network) if network else latest).first()
    values = as_last_time(last)
    values["organisation"] = network.pk if network else last and last.organisation_id
    values["date"] = last.date if last and asked.get("another") else today
    return values
