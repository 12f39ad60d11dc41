"""Reading the address."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import (
    FIRST_DAY,
    LAST_DAY,
    Period,
    calendar_year,
    last_12_months,
    tax_year,
    tax_year_of,
)
from networks.fields import DayFormField
from networks.forms.widgets import DayInput
from reflections.figures.rows import Ledger
from reflections.figures.what_if import LEAST_CHANGE
from reflections.scope import LENSES, PERIODS, Scope

MOST_CHANGE = 1000


def _day_field(label: str) -> DayFormField:
    return DayFormField(
        required=False,
        label=label,
        widget=DayInput,
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
    )


class ScopeForm(forms.Form):
    """Period, whose money and what-ifs of an address; what it cannot read counts as left open."""

    period = forms.ChoiceField(choices=PERIODS, required=False)
    year = forms.IntegerField(min_value=FIRST_DAY.year, max_value=LAST_DAY.year - 1, required=False)
    until = _day_field("Until")
    lens = forms.ChoiceField(choices=LENSES, required=False)
    if_mine = forms.ChoiceField(choices=[("yes", "If I paid for all of it myself")], required=False)
    fee_change = forms.IntegerField(
        label="The fee rose by, in percent",
        min_value=LEAST_CHANGE,
        max_value=MOST_CHANGE,
        required=False,
    )

    def __init__(self, data: Any, *, ledger: Ledger, today: date):
        super().__init__(data)
        self.ledger, self.today = ledger, today
        # `from` is the name in the address, and a word that Python keeps for itself.
        self.fields["from"] = _day_field("From")

    @property
    def from_field(self) -> forms.BoundField:
        return self["from"]

    def clean(self) -> None:
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("until")
        if self.cleaned_data.get("period") == "":
            self.cleaned_data["period"] = self._period_meant()
        if self.cleaned_data.get("period") != "custom" or self._has_bad_day:
            return
        if not (first and last):
            self.add_error("until" if first else "from", "Give both days.")
        elif last < first:
            self.add_error("until", "That is before the first day.")

    def _period_meant(self) -> str:
        """Days or a year without a period can mean one thing only."""
        if self.data.get("from") or self.data.get("until"):
            return "custom"
        return "year" if self.cleaned_data.get("year") else "12m"

    @property
    def _has_bad_day(self) -> bool:
        return not self.errors.keys().isdisjoint({"from", "until"})

    def scope(self) -> Scope:
        """What to show, with the default for whatever the address leaves open or gets wrong."""
        self.is_valid()
        values = self.cleaned_data
        # What is wrong is not among what was cleaned, and so is taken for left open.
        choice = values.get("period", "12m")
        if choice == "custom" and self._has_bad_day:
            choice = "12m"
        year = values.get("year") if choice in ("year", "tax") else None
        lens = Lens(values.get("lens") or Lens.MINE)
        return Scope(
            choice,
            self._period(choice, year),
            lens,
            self._left_out(),
            year,
            if_mine=bool(values.get("if_mine")),
            fee_change=values.get("fee_change") or 0,
            has_tax_year=self.ledger.has_tax_year,
        )

    def _period(self, choice: str, year: int | None) -> Period:
        if choice == "year":
            return calendar_year(year or self.today.year)
        if choice == "tax":
            return tax_year(year or tax_year_of(self.today))
        if choice == "custom":
            return Period(self.cleaned_data["from"], self.cleaned_data["until"])
        if choice == "all" and self.ledger.first_day and self.ledger.first_day <= self.today:
            return Period(self.ledger.first_day, self.today)
        return last_12_months(self.today)

    def _left_out(self) -> tuple[int, ...]:
        """Ids of the person's own networks, each once; any other id is as good as none."""
        own = {str(pk): pk for pk in self.ledger.networks}
        asked = self.data.getlist("leave_out") if hasattr(self.data, "getlist") else ()
        return tuple(dict.fromkeys(own[pk] for pk in asked if pk in own))
