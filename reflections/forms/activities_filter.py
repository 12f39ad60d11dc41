"""Which activities a list shows, and in what order."""

from dataclasses import dataclass
from typing import Any

from django import forms

from networks.forms.field_of import field_of
from networks.models import ActivityKind, Setting
from networks.models.activity import ActivityQuerySet
from networks.models.money_columns import PAYERS
from reflections.figures.rows import Ledger, Network
from reflections.forms.address_form import AddressForm
from reflections.scope import Scope

LATEST_FIRST = "-date"
# What may be sorted by: the name in the address, its column and whether figures lead from the top.
SORTS = {
    "title": ("What", "title", False),
    "network": ("Network", "organisation__name_key", False),
    "date": ("Date", "date", True),
    "kind": ("Kind", "kind", False),
    "hours": ("Hours", "hours", True),
    "rating": ("How good", "rating", True),
    "cost": ("Cost", "cost", True),
}
FIGURES = {"hours", "rating", "cost"}
IN_WORDS = {
    "date": ("The earliest first", "The latest first"),
    "title": ("What, A to Z", "What, Z to A"),
    "network": ("Network, A to Z", "Network, Z to A"),
    "kind": ("Kind, A to Z", "Kind, Z to A"),
    "hours": ("Fewest hours first", "Most hours first"),
    "rating": ("Least good first", "Best first"),
    "cost": ("Lowest cost first", "Highest cost first"),
}
RATINGS = [(str(n), f"{n} or more" if n < 5 else "5") for n in range(1, 6)]
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


class ActivityFilter(AddressForm):
    text = forms.CharField(
        label="Words in it",
        max_length=200,
        widget=forms.TextInput({"type": "search"}),
    )
    network = forms.ChoiceField(label="Network")
    kind = forms.ChoiceField(label="Kind", choices=[("", "Any"), *ActivityKind.choices])
    setting = forms.ChoiceField(label="Where", choices=[("", "Anywhere"), *Setting.choices])
    paid_by = forms.ChoiceField(label="Cost paid by", choices=[("", "Anyone or nobody"), *PAYERS])
    rating = forms.ChoiceField(label="How good", choices=[("", "Any or none"), *RATINGS])
    sort = forms.ChoiceField(label="Sorted by", choices=ORDERS)

    def __init__(self, *args: Any, ledger: Ledger, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.ledger = ledger
        # No mark-up stands in an <option>: only a character of its own width can indent a group.
        field_of(self, "network", forms.ChoiceField).choices = [
            ("", "All"),
            *(
                (str(network), "\N{EM SPACE}" * depth + ledger.networks[network].short)
                for network, depth in ledger.depths.items()
            ),
        ]

    def filter(self, rows: ActivityQuerySet) -> ActivityQuerySet:
        asked = self.asked
        if text := asked.get("text"):
            rows = rows.saying(text)
        if network := asked.get("network"):
            # What is done in a group counts for its body, here as in every figure with groups.
            below = self.ledger.with_groups(int(network))
            rows = rows.filter(organisation__in=[group.id for group in below])
        if kind := asked.get("kind"):
            rows = rows.filter(kind=kind)
        if setting := asked.get("setting"):
            rows = rows.in_setting(setting)
        if payer := asked.get("paid_by"):
            rows = rows.paid_by(payer)
        if rating := asked.get("rating"):
            rows = rows.filter(rating__gte=rating)
        sort = asked.get("sort", LATEST_FIRST)
        _, column, _ = SORTS[sort.removeprefix("-")]
        return rows.sorted_by(column, descending=sort.startswith("-"))

    @property
    def asked(self) -> dict[str, str]:
        """Without the order that nobody need ask for."""
        return {
            name: value
            for name, value in super().asked.items()
            if (name, value) != ("sort", LATEST_FIRST)
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
        return not folded.isdisjoint({*self.asked, *self.errors})

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
