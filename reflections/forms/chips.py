"""Choices as radio buttons in sight, the likely ones first, the rest behind a fold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.forms import ChoiceField
from django.forms.boundfield import BoundField

from networks.forms.field_of import choices_of


@dataclass(frozen=True, slots=True)
class Chip:
    """One radio button; `mark` is the setting of a network, for the dot before its name."""

    id: str
    name: str
    value: str
    label: str
    is_chosen: bool
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Chips:
    likely: list[Chip]
    others: list[Chip]

    @property
    def all(self) -> str:
        """The words of the fold: All 15…"""
        return f"All {len(self.likely) + len(self.others)}…"


def chips_of(
    field: BoundField,
    likely: Iterable,
    *,
    in_sight: int,
    marks: Mapping[str, str] | None = None,
) -> Chips:
    """The choices of a field; what is chosen is always in sight, and nothing is folded alone."""
    # What was sent is an id; what a form begins with may be the row itself.
    chosen = str(getattr(field.value(), "pk", field.value()) or "")
    assert isinstance(field.field, ChoiceField)
    names = {str(value): label for value, label in choices_of(field.field) if value}
    first = [str(value) for value in likely if str(value) in names][:in_sight]
    if chosen in names and chosen not in first:
        first = [*first[: in_sight - 1], chosen]
    order = [*first, *(value for value in names if value not in first)]
    chips = [
        Chip(
            f"{field.auto_id}_{number}",
            field.html_name,
            value,
            names[value],
            value == chosen,
            (marks or {}).get(value, ""),
        )
        for number, value in enumerate(order)
    ]
    seen = len(chips) if len(chips) <= in_sight + 1 else max(len(first), 1)
    return Chips(chips[:seen], chips[seen:])
