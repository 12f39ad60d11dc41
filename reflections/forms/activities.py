"""Which activities a list shows, and in what order."""

from dataclasses import dataclass

from django import forms
from django_filters import CharFilter, ChoiceFilter, FilterSet

from networks.models import ActivityKind, Setting
from networks.models.fee import PAYERS
from reflections.figures.rows import Ledger, Network
from reflections.scope import Scope

LATEST_FIRST = "-date"
# What may be sorted by: the name in the address, its column and whether figures lead from the top.
SORTS = {
    "title": ("What", "title", False),
    "network": ("Network", "organisation__name_key", False),
    "date": ("Date", "date", True),
    "kind": ("Kind", "kind", False),
    "hours": ("Hours", "hours", True),
    "rating": ("Rating", "rating", True),
    "cost": ("Cost", "cost", True),
}
FIGURES = {"hours", "rating", "cost"}
IN_WORDS = {
    "date": ("The earliest first", "The latest first"),
    "title": ("What, A to Z", "What, Z to A"),
    "network": ("Network, A to Z", "Network, Z to A"),
    "kind": ("Kind, A to Z", "Kind, Z to A"),
    "hours": ("Fewest hours first", "Most hours first"),
    "rating": ("Lowest rating first", "Highest rating first"),
    "cost": ("Lowest cost first", "Highest cost first"),
}
ORDERS = [
    choice for name, (up, down) in IN_WORDS.items() for choice in ((f"-{name}", down), (name, up))
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that can be sorted by; `sort` is how it is, for aria-sort, or empty."""

    label: str
    href: str
    sort: str
    is_figure: bool


class ActivityFilter(FilterSet):
    """Reads the address. What it cannot read is told beside the field; the rest still counts."""

    text = CharFilter(label="Words in it", method="with_text", max_length=200)
    network = ChoiceFilter(label="Network", method="of_network", empty_label="All")
    kind = ChoiceFilter(label="Kind", choices=ActivityKind.choices, empty_label="Any")
    setting = ChoiceFilter(
        label="Setting", choices=Setting.choices, method="in_setting", empty_label="Any"
    )
    paid_by = ChoiceFilter(
        label="Cost paid by", choices=PAYERS, method="with_cost", empty_label="Anyone or nobody"
    )
    rating = ChoiceFilter(
        label="Rating",
        choices=[(str(n), f"{n} or more" if n < 5 else "5") for n in range(1, 6)],
        lookup_expr="gte",
        empty_label="Any or none",
    )
    sort = ChoiceFilter(label="Sorted by", choices=ORDERS, method="in_order", empty_label=None)

    def __init__(self, data, queryset, *, ledger: Ledger):
        super().__init__(data, queryset.order_by("-date", "-id"))
        self.ledger = ledger
        self.filters["network"].extra["choices"] = [
            (str(one), "\N{EM SPACE}" * depth + ledger.networks[one].short)
            for one, depth in ledger.depths.items()
        ]
        self.filters["text"].extra["widget"] = forms.TextInput({"type": "search"})

    def with_text(self, rows, name, value):
        return rows.about(value)

    def of_network(self, rows, name, value):
        below = self.ledger.with_groups(int(value))
        return rows.filter(organisation__in=[one.id for one in below])

    def in_setting(self, rows, name, value):
        return rows.in_setting(value)

    def with_cost(self, rows, name, value):
        return rows.paid_by(value)

    def in_order(self, rows, name, value):
        _, column, _ = SORTS[value.removeprefix("-")]
        return rows.sorted_by(column, descending=value.startswith("-"))

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for and could be read, by the names in the address."""
        self.form.is_valid()
        return {
            name: value
            for name, value in self.form.cleaned_data.items()
            if value and (name, value) != ("sort", LATEST_FIRST)
        }

    @property
    def narrows(self) -> bool:
        return not self.asked.keys() <= {"sort"}

    @property
    def selects(self) -> bool:
        """Whether it narrows by more than the network."""
        return not self.asked.keys() <= {"sort", "network"}

    @property
    def asks_more(self) -> bool:
        """Whether anything is asked for that lies behind the fold."""
        folded = {"setting", "paid_by", "rating", "sort"}
        return not folded.isdisjoint({*self.asked, *self.form.errors})

    @property
    def chosen_network(self) -> Network | None:
        """None for all."""
        chosen = self.asked.get("network")
        return self.ledger.networks[int(chosen)] if chosen else None

    @property
    def has_groups(self) -> bool:
        return bool(self.chosen_network and self.ledger.children.get(self.chosen_network.id))

    def headings(self, scope: Scope) -> list[Heading]:
        """Each column, with the address that sorts by it, or the other way round when it is."""
        now = self.asked.get("sort", LATEST_FIRST)
        return [self._heading(name, now, scope) for name in SORTS]

    def _heading(self, name: str, now: str, scope: Scope) -> Heading:
        label, _, falls = SORTS[name]
        wanted = f"-{name}" if falls else name
        if now == wanted:
            wanted = name if falls else f"-{name}"
        sort = ""
        if now.removeprefix("-") == name:
            sort = "descending" if now.startswith("-") else "ascending"
        pairs = tuple((self.asked | {"sort": wanted}).items())
        return Heading(label, scope.link(filters=pairs), sort, name in FIGURES)
