"""Which entries the journal lists."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import User

from networks.arithmetic.text import same_name
from networks.forms.field_of import field_of
from networks.models import Organisation
from reflections.forms.address_form import AddressForm
from reflections.models import Reflection
from reflections.models.reflection import ReflectionQuerySet

# Each word is looked for by itself, in every entry.
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class JournalShelf:
    """What the whole journal holds: the number of entries, and what they can be chosen by."""

    entries: int
    networks: list[Organisation]
    years: list[int]
    tags: list[str] = field(default_factory=list)


def shelf_of(owner: User) -> JournalShelf:
    own = Reflection.objects.of(owner)
    days = list(own.values_list("date", flat=True))
    networks = Organisation.objects.of(owner).filter(reflections__isnull=False).distinct()
    return JournalShelf(
        entries=len(days),
        networks=sorted(networks, key=lambda network: network.short.casefold()),
        years=sorted({day.year for day in days}, reverse=True),
        tags=own.all_tags(),
    )


class JournalFilter(AddressForm):
    text = forms.CharField(label="Search", max_length=LONGEST_SEARCH)
    network = forms.ChoiceField(label="Network")
    tag = forms.ChoiceField(label="Tag")
    year = forms.ChoiceField(label="Year")

    def __init__(self, *args: Any, shelf: JournalShelf, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.names = {str(network.pk): network.short for network in shelf.networks}
        tags = [(same_name(tag), tag) for tag in shelf.tags]
        years = [(str(year), year) for year in shelf.years]
        offered = {"network": self.names.items(), "tag": tags, "year": years}
        for name, choices in offered.items():
            field_of(self, name, forms.ChoiceField).choices = [("", "All"), *choices]

    def filter(self, entries: ReflectionQuerySet) -> ReflectionQuerySet:
        asked = self.asked
        if text := asked.get("text"):
            entries = entries.saying(text)
        if network := asked.get("network"):
            entries = entries.filter(organisations=network)
        if tag := asked.get("tag"):
            entries = entries.tagged(tag)
        if year := asked.get("year"):
            entries = entries.filter(date__year=year)
        return entries

    @property
    def query(self) -> str:
        """Of the same entries; empty for all of them."""
        return f"?{urlencode(self.asked)}" if self.asked else ""

    def page_link(self, number: str) -> str:
        """The query of another page of the same entries."""
        return f"?{urlencode({**self.asked, 'page': number})}"

    def in_words(self) -> list[str]:
        """What was chosen, to follow “2 of 3 entries”."""
        asked = self.asked
        sentences = {
            "text": "with “{}”",
            "network": "about {}",
            "tag": "tagged “{}”",
            "year": "from {}",
        }
        values = asked | {"network": self.names.get(asked.get("network", ""))}
        return [words.format(values[name]) for name, words in sentences.items() if name in asked]
