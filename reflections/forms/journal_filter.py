"""Which entries the journal lists."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django import forms

from networks.arithmetic.text import same_name
from networks.forms.field_of import field_of
from networks.models import Organisation
from reflections.models import Reflection

# Each word is looked for by itself, in every entry.
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class JournalShelf:
    """What the whole journal holds: the number of entries, and what they can be chosen by."""

    entries: int
    networks: list[Organisation]
    years: list[int]
    tags: list[str] = field(default_factory=list)


def shelf_of(owner) -> JournalShelf:
    own = Reflection.objects.of(owner)
    days = list(own.values_list("date", flat=True))
    networks = Organisation.objects.of(owner).filter(reflections__isnull=False).distinct()
    return JournalShelf(
        entries=len(days),
        networks=sorted(networks, key=lambda network: network.short.casefold()),
        years=sorted({day.year for day in days}, reverse=True),
        tags=own.all_tags(),
    )


class JournalFilter(forms.Form):
    """Reads the address. What it cannot read is told beside the field; the rest still counts."""

    text = forms.CharField(label="Search", max_length=LONGEST_SEARCH, required=False)
    network = forms.ChoiceField(label="Network", required=False)
    tag = forms.ChoiceField(label="Tag", required=False)
    year = forms.ChoiceField(label="Year", required=False)
    use_required_attribute = False

    def __init__(self, *args, shelf: JournalShelf, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.names = {str(network.pk): network.short for network in shelf.networks}
        tags = [(same_name(tag), tag) for tag in shelf.tags]
        years = [(str(year), year) for year in shelf.years]
        offered = {"network": self.names.items(), "tag": tags, "year": years}
        for name, choices in offered.items():
            field_of(self, name, forms.ChoiceField).choices = [("", "All"), *choices]
        self.full_clean()

    @property
    def chosen(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if value}

    def filter(self, entries):
        chosen = self.chosen
        if text := chosen.get("text"):
            entries = entries.saying(text)
        if network := chosen.get("network"):
            entries = entries.filter(organisations=network)
        if tag := chosen.get("tag"):
            entries = entries.tagged(tag)
        if year := chosen.get("year"):
            entries = entries.filter(date__year=year)
        return entries

    @property
    def query(self) -> str:
        """Of the same entries; empty for all of them."""
        return f"?{urlencode(self.chosen)}" if self.chosen else ""

    def page_link(self, number: str) -> str:
        """The query of another page of the same entries."""
        return f"?{urlencode({**self.chosen, 'page': number})}"

    def in_words(self) -> list[str]:
        """What was chosen, to follow “2 of 3 entries”."""
        chosen = self.chosen
        sentences = {
            "text": "with “{}”",
            "network": "about {}",
            "tag": "tagged “{}”",
            "year": "from {}",
        }
        values = chosen | {"network": self.names.get(chosen.get("network", ""))}
        return [words.format(values[name]) for name, words in sentences.items() if name in chosen]
