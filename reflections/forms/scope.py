"""What the reader chose to look at: a period, a lens and what to leave out, all in the address."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django import forms

from networks.fields import DayFormField
from networks.money import Lens
from networks.periods import (
    FIRST_DAY,
    LAST_DAY,
    Period,
    calendar_year,
    format_period,
    last_12_months,
    tax_year,
    tax_year_of,
)
from reflections.summaries.ledger import Ledger

PERIODS = [
    ("12m", "Last 12 months"),
    ("year", "This year"),
    ("tax", "Tax year"),
    ("all", "All time"),
    ("custom", "Two dates"),
]
LENSES = [
    (Lens.MINE.value, "My money"),
    (Lens.ALL.value, "Everyone’s money"),
    (Lens.TIME.value, "+ my time"),
]


@dataclass(frozen=True, slots=True)
class Scope:
    """A chosen period, lens and what is left out; it writes the address that leads back to it."""

    choice: str
    period: Period
    lens: Lens
    left_out: tuple[int, ...] = ()
    year: int | None = None

    @property
    def query(self) -> str:
        """The address's query, without what is the default anyway; empty, or begins with `?`."""
        parts = [("period", self.choice)] if self.choice != "12m" else []
        if self.year is not None:
            parts.append(("year", self.year))
        if self.choice == "custom":
            parts += [("from", self.period.first), ("until", self.period.last)]
        if self.lens != Lens.MINE:
            parts.append(("lens", self.lens.value))
        parts += [("leave_out", one) for one in self.left_out]
        return f"?{urlencode(parts)}" if parts else ""

    @property
    def words(self) -> str:
        """The period as a phrase that follows a verb."""
        if self.choice == "12m":
            return "in the last 12 months"
        if self.choice == "all":
            return "since the first day recorded"
        named = format_period(self.period)
        return f"from {named}" if " to " in named else f"in {named}"

    def link(self, **changes) -> str:
        """The query of this scope with some of it changed."""
        return replace(self, **changes).query or "?"

    def leaving_out(self, one: int) -> str:
        return self.link(left_out=(*self.left_out, one))

    def taking_back(self, one: int) -> str:
        return self.link(left_out=tuple(other for other in self.left_out if other != one))


class ScopeForm(forms.Form):
    """Reads the address. What it cannot read is told beside the field; the rest still counts."""

    period = forms.ChoiceField(choices=PERIODS, required=False)
    year = forms.IntegerField(min_value=FIRST_DAY.year, max_value=LAST_DAY.year - 1, required=False)
    until = DayFormField(required=False, label="Until", widget=forms.DateInput({"type": "date"}))
    lens = forms.ChoiceField(choices=LENSES, required=False)

    def __init__(self, data, *, ledger: Ledger, today: date):
        super().__init__(data)
        self.ledger, self.today = ledger, today
        # `from` is the name in the address, and a word that Python keeps for itself.
        self.fields["from"] = DayFormField(
            required=False, label="From", widget=forms.DateInput({"type": "date"})
        )

    def clean(self):
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("until")
        if self.cleaned_data.get("period") != "custom" or self.errors:
            return
        if not (first and last):
            self.add_error("until" if first else "from", "Give both days.")
        elif last < first:
            self.add_error("until", "That is before the first day.")

    def scope(self) -> Scope:
        """What to show, with the default for whatever the address leaves open or gets wrong."""
        self.is_valid()
        values = self.cleaned_data
        choice = values.get("period") or "12m"
        if choice == "custom" and self.errors:
            choice = "12m"
        year = values.get("year") if choice in ("year", "tax") else None
        lens = Lens(values.get("lens") or Lens.MINE)
        return Scope(choice, self._period(choice, year), lens, self._left_out(), year)

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
        own = {str(one): one for one in self.ledger.networks}
        asked = self.data.getlist("leave_out") if hasattr(self.data, "getlist") else ()
        return tuple(dict.fromkeys(own[one] for one in asked if one in own))
