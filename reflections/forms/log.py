"""What can be logged from every page, and what the form says before one types."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from networks.forms import ActivityForm, row_named
from networks.forms.amounts import AmountField
from networks.forms.defaults import REMEMBERED, as_last_time
from networks.forms.fee import SpokenFeeForm
from networks.forms.role import RoleForm
from networks.forms.widgets import DayInput, short_text
from networks.models import Activity, Organisation
from reflections.forms.choices import memberships_in_words, networks_by_use
from reflections.forms.scales import ScaleField

TITLES = 20
# An activity is recalled among the last ones entered.
RECENT = 200
MONEY = ("cost", "saved")
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


class LoggedActivityForm(ActivityForm):
    """`networks` are the choices of network in the order in which they are offered."""

    rating = ScaleField(low="a waste", high="a highlight", label="How good was it?")
    cost = AmountField(
        label="What it cost",
        help_text="A ticket or travel, such as £6.20 or €12. Empty means nothing.",
    )
    saved = AmountField(
        label="What membership took off the price",
        help_text="Only if you would have gone anyway.",
    )

    class Meta(ActivityForm.Meta):
        labels = {
            "organisation": "Network",
            "title": "What",
            "setting": "Where",
            "cost_paid_by": "Who paid",
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
            "given": "Committees, volunteering, mentoring and writing are given by their kind.",
            "found_through": "Through another network? Then say which.",
        }
        widgets = {
            "date": DayInput,
            "title": forms.TextInput({"list": "titles", "autocomplete": "off"}),
            "hours": forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            "outcome": short_text(),
            "exchange_rate": forms.TextInput({"inputmode": "decimal"}),
            "currency": forms.TextInput({"autocapitalize": "characters", "size": 3}),
        }

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["setting"].choices = [
            ("", "As the network"),
            *(choice for choice in self.fields["setting"].choices if choice[0]),
        ]
        for name in MONEY:
            self.fields[name].usual_currency = self.instance.currency or self.instance.home_currency
        networks = list(networks_by_use(self.owner, today))
        self.fields["organisation"].choices = networks
        self.fields["found_through"].choices = [("", "Through itself"), *networks[1:]]
        _begin_at(self, "organisation", "title")

    @property
    def unfolds(self) -> bool:
        """Whether something behind the fold wants to be seen."""
        seen = {"organisation", "title", "hours", "rating", "date"}
        return self._is_unusual or bool(self.errors.keys() - seen - {"__all__"})

    @property
    def _is_unusual(self) -> bool:
        """Whether the form begins with something, of last time, that changes a figure."""
        usual = {"currency": self.instance.home_currency}
        return any(
            self[name].value() not in ("", None, usual.get(name, self.fields[name].initial))
            for name in REMEMBERED
        )

    def titles(self) -> list[str]:
        """What was done lately, each title once."""
        latest = Activity.objects.of(self.owner).latest_entered()
        titles = latest.values_list("title", flat=True)[:RECENT]
        return list(dict.fromkeys(titles))[:TITLES]

    def clean(self):
        """The row has one currency: what the amounts say, else what its own box does."""
        given = self.cleaned_data
        said = [amount for name in MONEY if (amount := given.get(name))]
        currencies = {one.currency or given.get("currency", "") for one in said}
        if len(currencies) > 1:
            cost_in = said[0].currency or given.get("currency", "")
            message = f"The cost is in {cost_in}: say both in one."
            self.add_error("saved", ValidationError(message, code="currency"))
        elif currencies:
            given["currency"] = currencies.pop()
        given |= {name: given[name] and given[name].value for name in MONEY if name in given}
        return super().clean()


class LoggedFeeForm(SpokenFeeForm):
    class Meta(SpokenFeeForm.Meta):
        fields = ["membership", *SpokenFeeForm.Meta.fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["membership"].choices = list(memberships_in_words(self.owner))
        _begin_at(self, "membership", "amount")


class LoggedRoleForm(RoleForm):
    class Meta(RoleForm.Meta):
        fields = ["organisation", *RoleForm.Meta.fields]
        labels = RoleForm.Meta.labels | {"organisation": "Network"}

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = list(networks_by_use(self.owner, today))
        _begin_at(self, "organisation", "title")


def _begin_at(form, about: str, following: str) -> None:
    """Where one begins to type: what the row is about, unless that is chosen already."""
    first = following if form[about].value() else about
    form.fields[first].widget.attrs["autofocus"] = True


def first_values(owner, asked, today: date) -> dict:
    """What the form shows before anything is typed, from the address and from last time.

    In `asked`, again=ID is an activity to log once more, network=ID one that it was with, and
    another=1 asks for the network, kind and date of the last one entered. With neither of them the
    last network is offered, but nothing that was said of it: it may well be another this time.
    """
    latest = Activity.objects.of(owner).latest_entered()
    if like := row_named(latest, asked.get("again")):
        values = {name.removesuffix("_id"): getattr(like, name) for name in COPIED}
        return values | {"date": today}
    network = row_named(Organisation.objects.of(owner), asked.get("network"))
    last = (latest.filter(organisation=network) if network else latest).first()
    is_said = network or asked.get("another")
    values = as_last_time(last) if is_said else {}
    values["organisation"] = network.pk if network else last and last.organisation_id
    values["date"] = last.date if last and asked.get("another") else today
    return values
