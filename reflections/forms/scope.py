"""What the reader chose to look at: a period, a lens and what to leave out, all in the address."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

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
    tax_year_label,
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
class Link:
    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """A chosen period, lens and what is left out; it writes the address that leads back to it.

    `filters` is what a page's own form asks for beside them.
    """

    choice: str
    period: Period
    lens: Lens
    left_out: tuple[int, ...] = ()
    year: int | None = None
    filters: tuple[tuple[str, str], ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What the address holds, without what is the default anyway."""
        return [*self.period_pairs, *self.other_pairs]

    @property
    def period_pairs(self) -> list[tuple[str, str]]:
        pairs = [("period", self.choice)] if self.choice != "12m" else []
        if self.year is not None:
            pairs.append(("year", str(self.year)))
        if self.choice == "custom":
            pairs += [("from", str(self.period.first)), ("until", str(self.period.last))]
        return pairs

    @property
    def other_pairs(self) -> list[tuple[str, str]]:
        """All but the period: it stays when the period changes."""
        lens = [("lens", self.lens.value)] if self.lens != Lens.MINE else []
        left_out = [("leave_out", str(one)) for one in self.left_out]
        return [*lens, *left_out, *self.filters]

    @property
    def query(self) -> str:
        """The address's query; empty, or begins with `?`."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""

    @property
    def dates(self) -> str:
        return format_period(self.period)

    @property
    def words(self) -> str:
        """The period as a phrase that follows a verb."""
        if self.choice == "12m":
            return "in the last 12 months"
        if self.choice == "all":
            return "since the first day recorded"
        named = format_period(self.period)
        if self.period.days == 1:
            return f"on {named}"
        return f"from {named}" if " to " in named else f"in {named}"

    def link(self, **changes) -> str:
        """The query of this scope with some of it changed; `?` alone for all defaults."""
        return replace(self, **changes).query or "?"

    @property
    def all_time(self) -> str:
        """The query of everything recorded, under the same lens."""
        return self.link(choice="all", year=None)

    @property
    def period_links(self) -> list[Link]:
        """The periods to choose from; two dates are a form of their own."""
        return [
            Link(label, self.link(choice=choice, year=None), self._is_current(choice))
            for choice, label in PERIODS
            if choice != "custom"
        ]

    def _is_current(self, choice: str) -> bool:
        return choice == self.choice and self.year is None

    @property
    def lens_links(self) -> list[Link]:
        return [
            Link(label, self.link(lens=Lens(lens)), lens == self.lens) for lens, label in LENSES
        ]

    @property
    def neighbours(self) -> list[Link]:
        """The calendar or tax year before the one shown, the one itself, and the one after."""
        if self.choice not in ("year", "tax"):
            return []
        shown = self.period.first.year
        years = range(max(shown - 1, FIRST_DAY.year), min(shown + 2, LAST_DAY.year))
        return [
            Link(
                tax_year_label(year) if self.choice == "tax" else str(year),
                self.link(year=year),
                year == shown,
            )
            for year in years
        ]

    @property
    def chips(self) -> list[Link]:
        """Where each left-out network is put back; the labels are their ids."""
        return [
            Link(str(one), self.link(left_out=tuple(o for o in self.left_out if o != one)), True)
            for one in self.left_out
        ]


def _day_field(label: str) -> DayFormField:
    return DayFormField(
        required=False,
        label=label,
        widget=forms.DateInput({"type": "date"}),
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
    )


class ScopeForm(forms.Form):
    """Reads the address. What it cannot read is told beside the field; the rest still counts."""

    period = forms.ChoiceField(choices=PERIODS, required=False)
    year = forms.IntegerField(min_value=FIRST_DAY.year, max_value=LAST_DAY.year - 1, required=False)
    until = _day_field("Until")
    lens = forms.ChoiceField(choices=LENSES, required=False)

    def __init__(self, data, *, ledger: Ledger, today: date):
        super().__init__(data)
        self.ledger, self.today = ledger, today
        # `from` is the name in the address, and a word that Python keeps for itself.
        self.fields["from"] = _day_field("From")

    @property
    def from_field(self):
        return self["from"]

    def clean(self):
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("until")
        if self.cleaned_data.get("period") != "custom" or self._has_bad_day:
            return
        if not (first and last):
            self.add_error("until" if first else "from", "Give both days.")
        elif last < first:
            self.add_error("until", "That is before the first day.")

    @property
    def _has_bad_day(self) -> bool:
        return not self.errors.keys().isdisjoint({"from", "until"})

    def scope(self) -> Scope:
        """What to show, with the default for whatever the address leaves open or gets wrong."""
        self.is_valid()
        values = self.cleaned_data
        choice = values.get("period") or "12m"
        if choice == "custom" and self._has_bad_day:
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
