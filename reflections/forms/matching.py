"""What the columns of somebody's own sheet mean, asked one sheet at a time."""

from dataclasses import dataclass
from typing import Any

from django import forms

from networks.arithmetic.words import listed
from networks.csvfiles.columns.cell_words import same_word
from networks.other_files.grids import Grid
from networks.other_files.meanings.choices import BLANK, SHARED, Choices, options_of, unknown_words
from networks.other_files.meanings.columns import ACTIVITIES, GROUPS, MEANINGS
from networks.other_files.meanings.guessing import headings_of, taken_for
from networks.other_files.meanings.programs import program_of

# Enough to tell a date from a name, and few enough for a phone.
SAMPLES = 3
LONGEST_SAMPLE = 40
LONGEST_SHARED = 200
TWICE = "Another column means that already."
NO_NETWORK = "Which column names the network? Or say one for all rows, below."
NO_TITLE = "Something done needs a column that says what, and one that says when."


@dataclass(frozen=True)
class ColumnQuestion:
    """One column of the sheet: what it is called, what stands in it, and the field that asks."""

    heading: str
    samples: list[str]
    field: forms.BoundField


@dataclass(frozen=True)
class WordQuestion:
    """A word that is not understood, in the column of that heading."""

    heading: str
    word: str
    field: forms.BoundField


class SheetForm(forms.Form):
    """Meanings of columns and words, what is the same in all rows, or to leave the sheet out."""

    skip = forms.BooleanField(label="Leave this list out", required=False)

    def __init__(self, data: Any, grid: Grid, choices: Choices, number: int):
        super().__init__(data, prefix=f"sheet-{number}")
        self.grid, self.choices = grid, choices
        self.headings = headings_of(grid, choices.header)
        self.fields["skip"].initial = choices.skip
        if choices.beneath:
            self._ask_what_is_beneath()
        if not choices.table:
            self._ask_columns()
            self._ask_shared()
            self._ask_words()

    def _ask_what_is_beneath(self) -> None:
        rows = self.choices.beneath.items()
        lines = [f"line {line}, “{shortened(words)}”" for line, words in rows]
        self.fields["beneath"] = forms.BooleanField(
            label=f"Leave out {listed(lines)}: not of the list, it seems",
            required=False,
            initial=any(int(line) in self.choices.left_out for line, _ in rows),
        )

    @property
    def beneath(self) -> forms.BoundField | None:
        return self["beneath"] if self.choices.beneath else None

    def _ask_columns(self) -> None:
        for place, key in enumerate(self.choices.columns):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=f"What “{self.headings[place]}” means",
                choices=_meanings(),
                initial=key,
                required=False,
            )

    def _ask_shared(self) -> None:
        for key in SHARED:
            meaning, given = MEANINGS[key], self.choices.shared.get(key, "")
            field: forms.Field
            if options := options_of(meaning):
                field = forms.ChoiceField(choices=[("", "Not said"), *options])
            else:
                field = forms.CharField(max_length=LONGEST_SHARED)
            field.label, field.required, field.initial = meaning.label, False, given
            self.fields[f"shared-{key}"] = field

    def _ask_words(self) -> None:
        self.unknown = unknown_words(self.grid, self.choices)
        for key, words in self.unknown.items():
            given = self.choices.words.get(key, {})
            for number, word in enumerate(words):
                self.fields[f"word-{key}-{number}"] = forms.ChoiceField(
                    label=f"“{word}”",
                    choices=[("", "Choose…"), *options_of(MEANINGS[key]), (BLANK, "Leave blank")],
                    initial=given.get(same_word(word), ""),
                    required=False,
                )

    @property
    def taken_for(self) -> str:
        if self.choices.table:
            return f"the ledger's own {self.choices.table}"
        program = program_of(self.headings)
        return f"what {program.name} exports" if program else taken_for(self.choices.columns)

    @property
    def rows(self) -> int:
        return len(self.grid.rows) - self.choices.header - 1 - len(self.choices.left_out)

    @property
    def columns(self) -> list[ColumnQuestion]:
        if self.choices.table:
            return []
        return [
            ColumnQuestion(heading, self._samples(place), self[f"column-{place}"])
            for place, heading in enumerate(self.headings)
        ]

    def _samples(self, place: int) -> list[str]:
        cells = [row[place].strip() for row in self.grid.rows[self.choices.header + 1 :]]
        shown = list(dict.fromkeys(filter(None, cells)))[:SAMPLES]
        return list(map(shortened, shown))

    @property
    def shared(self) -> list[forms.BoundField]:
        return [] if self.choices.table else [self[f"shared-{key}"] for key in SHARED]

    @property
    def words(self) -> list[WordQuestion]:
        if self.choices.table:
            return []
        return [
            WordQuestion(MEANINGS[key].label, word, self[f"word-{key}-{number}"])
            for key, words in self.unknown.items()
            for number, word in enumerate(words)
        ]

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("skip") or self.choices.table:
            return
        keys = [cleaned.get(f"column-{place}", "") for place in range(len(self.headings))]
        for place, key in enumerate(keys):
            if key and key in keys[:place]:
                self.add_error(f"column-{place}", TWICE)
        if "network" not in keys and not cleaned.get("shared-network"):
            self.add_error(None, NO_NETWORK)
        done = any(MEANINGS[key].table == ACTIVITIES for key in keys if key)
        if done and not {"title", "date"} <= set(keys):
            self.add_error(None, NO_TITLE)

    def take(self) -> None:
        """Put what was answered into the choices."""
        cleaned, choices = self.cleaned_data, self.choices
        choices.skip = cleaned["skip"]
        if choices.table:
            return
        if choices.beneath:
            lines = set(map(int, choices.beneath))
            others = set(choices.left_out) - lines
            choices.left_out = sorted(others | lines if cleaned["beneath"] else others)
        choices.columns = [cleaned[f"column-{place}"] for place in range(len(self.headings))]
        choices.shared = {
            key: cleaned[f"shared-{key}"] for key in SHARED if cleaned[f"shared-{key}"]
        }
        for key, words in self.unknown.items():
            kept = choices.words.setdefault(key, {})
            for number, word in enumerate(words):
                if meant := cleaned.get(f"word-{key}-{number}"):
                    kept[same_word(word)] = meant


def shortened(text: str) -> str:
    return f"{text[:LONGEST_SAMPLE]}…" if len(text) > LONGEST_SAMPLE else text


def _meanings() -> list[tuple]:
    groups = [
        (
            label,
            [
                (meaning.key, meaning.label)
                for meaning in MEANINGS.values()
                if meaning.table == table
            ],
        )
        for table, label in GROUPS.items()
    ]
    return [("", "Leave it out"), *groups]
