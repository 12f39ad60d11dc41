"""Which lines of a calendar or a bank's statement belong in the ledger, and to which network."""

from dataclasses import dataclass
from typing import Any

from django import forms

from networks.other_files.drafting.lines import ListedLine
from networks.other_files.grids import Grid
from networks.other_files.meanings.choices import Choices

SHOWN = 300
LONGEST_NAME = 200
TAKEN_FOR = {"calendar": "a calendar", "statement": "a bank’s statement"}


@dataclass(frozen=True)
class OfferedLine:
    """A line with the field that asks which network it is about; empty for none."""

    line: ListedLine
    field: forms.BoundField


class LinesForm(forms.Form):
    """A network for each line that belongs in the ledger."""

    skip = forms.BooleanField(label="Leave this list out", required=False)

    def __init__(
        self, data: Any, grid: Grid, choices: Choices, number: int, lines: list[ListedLine]
    ):
        super().__init__(data, prefix=f"sheet-{number}")
        self.grid, self.choices, self.lines = grid, choices, lines[:SHOWN]
        self.more = len(lines) - len(self.lines)
        self.fields["skip"].initial = choices.skip
        for line in self.lines:
            self.fields[f"line-{line.number}"] = forms.CharField(
                label=f"Network of {line.words}, {line.day}",
                max_length=LONGEST_NAME,
                required=False,
                initial=choices.chosen.get(str(line.number), line.guess),
                widget=forms.TextInput({"list": "own-networks", "autocomplete": "off"}),
            )

    @property
    def taken_for(self) -> str:
        return TAKEN_FOR[self.grid.kind]

    @property
    def offered(self) -> list[OfferedLine]:
        return [OfferedLine(line, self[f"line-{line.number}"]) for line in self.lines]

    def take(self) -> None:
        """Put what was answered into the choices."""
        cleaned = self.cleaned_data
        names = {str(line.number): cleaned[f"line-{line.number}"] for line in self.lines}
        self.choices.skip = cleaned["skip"]
        self.choices.chosen = {number: name for number, name in names.items() if name}
