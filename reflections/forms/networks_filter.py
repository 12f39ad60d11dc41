"""Which networks the list shows, and in what order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django import forms

from networks.arithmetic.money import ZERO
from networks.arithmetic.text import fold
from networks.models import OrganisationKind, Setting
from reflections.figures.tree import TreeEntry
from reflections.forms.address_form import AddressForm

LONGEST = 200


def _day(entry: TreeEntry) -> date:
    return entry.last_activity or date.min


def _cost(entry: TreeEntry) -> Decimal:
    return entry.row.whole.cost.value if entry.row else ZERO


def _worth(entry: TreeEntry) -> Decimal:
    return (entry.row.whole.worth if entry.row else None) or ZERO


SORTS: dict[str, tuple[str, Callable[[TreeEntry], str | date | Decimal], bool]] = {
    "name": ("Name, A to Z", lambda entry: fold(entry.network.short), False),
    "latest": ("Last activity, the latest first", _day, True),
    "quiet": ("Last activity, the earliest first", _day, False),
    "cost": ("Most cost first", _cost, True),
    "worth": ("Most worth first", _worth, True),
}


class NetworksFilter(AddressForm):
    text = forms.CharField(
        label="Name", max_length=LONGEST, widget=forms.TextInput({"type": "search"})
    )
    kind = forms.ChoiceField(label="Kind", choices=[("", "Any"), *OrganisationKind.choices])
    setting = forms.ChoiceField(label="Where", choices=[("", "Anywhere"), *Setting.choices])
    sort = forms.ChoiceField(
        label="Sorted by",
        choices=[("", "As a tree"), *((name, words) for name, (words, _, _) in SORTS.items())],
    )

    @property
    def narrows(self) -> bool:
        return not self.asked.keys() <= {"sort"}

    def filter(self, entries: list[TreeEntry]) -> list[TreeEntry]:
        """Those that match; flat, unless the whole tree is shown as a tree."""
        asked = self.asked
        if not asked:
            return entries
        matching = [replace(entry, depth=0) for entry in entries if self._matches(entry)]
        if sort := asked.get("sort"):
            _, key, falls = SORTS[sort]
            matching.sort(key=key, reverse=falls)
        return matching

    def _matches(self, entry: TreeEntry) -> bool:
        asked, network = self.asked, entry.network
        names = fold(f"{network.name} {network.short}")
        # What is not asked for stands for what the network has, and so always matches.
        return (
            all(word in names for word in fold(asked.get("text", "")).split())
            and asked.get("kind", network.kind) == network.kind
            and asked.get("setting", network.setting) == network.setting
        )
