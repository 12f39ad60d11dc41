"""What a person says about a sheet: what its columns and words mean, and what all rows share."""

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from networks.csvfiles.columns.cell_words import YES_NO, same_word
from networks.csvfiles.columns.of_fields import ChoiceColumn, SeveralColumn, YesNoColumn
from networks.csvfiles.headings import heading_key
from networks.csvfiles.reading.sources import Tables
from networks.csvfiles.tables import ACTIVITIES, FEES, MEMBERSHIPS, ORGANISATIONS
from networks.other_files.grids import Grid
from networks.other_files.meanings.columns import MEANINGS, Meaning
from networks.other_files.meanings.footer_rows import footer_rows
from networks.other_files.meanings.guessing import guess, header_row, headings_of
from networks.other_files.meanings.headings import bare
from networks.other_files.meanings.programs import program_of

TABLES = {table.name: table for table in (ORGANISATIONS, MEMBERSHIPS, FEES, ACTIVITIES)}
PAYERS = {
    "self": (
        *("me", "self", "myself", "i", "own", "personal", "private", "mine"),
        *("ich", "selbst", "privat", "moi", "yo", "ik", "zelf"),
    ),
    "employer": (
        *("employer", "my employer", "work", "company", "department", "institution", "job"),
        *("arbeitgeber", "firma", "employeur", "entreprise", "empresa", "werkgever"),
    ),
    "other": ("other", "someone else", "sponsor", "grant"),
}
PAYER_WORDS = {word: payer for payer, words in PAYERS.items() for word in words}
MONTHS = {
    "1": ("monthly", "month", "per month", "every month", "pm", "months", "1"),
    "3": ("quarterly", "quarter", "every quarter", "every 3 months", "3"),
    "6": ("half yearly", "six monthly", "every 6 months", "6"),
    "12": (
        "yearly",
        "annual",
        "annually",
        "year",
        "per year",
        "every year",
        "once",
        "years",
        "every 12 months",
        "12",
    ),
}
EVERY_WORDS = {word: months for months, words in MONTHS.items() for word in words}
# What is left blank in place of a word that means nothing here.
BLANK = "-"
YES_NO_WORDS = {word: "yes" if is_yes else "no" for word, is_yes in YES_NO.items()}
RENEWS_ITSELF = {"automatic": "yes", "auto": "yes", "manual": "no", "unknown": BLANK}
# What may be said once for all rows of a sheet.
SHARED = ("network", "paid_by", "currency", "kind", "activity_kind", "paid_on", "joined", "every")
# More different words than this are no choice of one among a few.
MOST_WORDS = 40


@dataclass
class Choices:
    """`columns` are the keys of meanings, one for each column; `left_out` are lines of the file.

    `shared` has, by the key of a meaning, what holds for all rows. `words` has, by the key and then
    by a word as `same_word` writes it, what is meant by that word. `header` is the place of the
    row with the headings, -1 for none.
    """

    header: int
    columns: list[str]
    skip: bool = False
    # The table of the ledger whose own headings it has, which need no matching.
    table: str = ""
    shared: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    left_out: list[int] = field(default_factory=list)
    # Rows beneath the list that look like its totals or remarks: what each says, by its line.
    beneath: dict[str, str] = field(default_factory=dict)
    remembered: bool = False
    # Of a list of lines: the network that each of those that were chosen is about, by its line.
    chosen: dict[str, str] = field(default_factory=dict)

    @classmethod
    def guessed(cls, grid: Grid, tables: Tables) -> Self:
        if grid.is_list:
            return cls(-1, [])
        if table := _own_table(grid, tables):
            return cls(0, [""] * len(grid.rows[0]), table=table)
        header = header_row(grid)
        program = program_of(grid.rows[header]) if header >= 0 else None
        columns = program.columns(grid.rows[header]) if program else guess(grid, header)
        # Without a network or a title nothing can be made of its rows: most often a sheet of notes.
        nothing = not ({"network", "title"} & set(columns))
        beneath = footer_rows(grid, header)
        return cls(
            header,
            columns,
            skip=grid.hidden or nothing,
            left_out=list(beneath),
            beneath={str(line): said for line, said in beneath.items()},
        )

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        return cls(**stored)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def to_remember(self) -> dict[str, Any]:
        """What holds for the next file with the same headings."""
        return {name: getattr(self, name) for name in ("columns", "shared", "words", "skip")}

    def recall(self, stored: dict[str, Any]) -> None:
        if len(stored["columns"]) == len(self.columns):
            self.columns, self.skip = stored["columns"], stored["skip"]
            self.shared, self.words = stored["shared"], stored["words"]
            self.remembered = True

    @property
    def asks(self) -> bool:
        """Whether a person has to look at it before anything can be made of it."""
        return not (self.remembered or self.table or (self.skip and not any(self.columns)))


def _own_table(grid: Grid, tables: Tables) -> str:
    """The name of the only one that all headings of the first row fit; else empty."""
    keys = [heading_key(heading) for heading in grid.rows[0] if heading.strip()]
    if len(set(keys)) < len(keys):
        return ""
    own = [
        table.name
        for table in tables
        if {heading_key(h) for h in table.required} <= set(keys)
        and all(key in {heading_key(h) for h in table.headings} for key in keys)
    ]
    return own[0] if len(own) == 1 else ""


def fingerprint(grid: Grid, choices: Choices) -> str:
    """Equal for sheets with the same headings in the same order."""
    names = [bare(heading) or heading for heading in headings_of(grid, choices.header)]
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def options_of(meaning: Meaning) -> list[tuple[str, str]]:
    """What its words can mean, and each in words for a person; none where they are free."""
    if meaning.key == "every":
        names = {
            "1": "Every month",
            "3": "Every quarter",
            "6": "Every half year",
            "12": "Every year",
        }
        return [(months, names[months]) for months in MONTHS]
    column = TABLES[meaning.table].column_called(meaning.heading)
    if isinstance(column, ChoiceColumn):
        return [(value, str(label)) for value, label in column.field.flatchoices if value]
    if isinstance(column, YesNoColumn):
        return [("yes", "Yes"), ("no", "No")]
    return []


def known_words(meaning: Meaning) -> dict[str, str]:
    """What is meant by each word that is understood by itself."""
    column = TABLES[meaning.table].column_called(meaning.heading) if meaning.heading else None
    if meaning.key == "every":
        return EVERY_WORDS
    if isinstance(column, YesNoColumn):
        return YES_NO_WORDS | (RENEWS_ITSELF if meaning.key == "renews_itself" else {})
    if isinstance(column, ChoiceColumn) and not isinstance(column, SeveralColumn):
        payers = PAYER_WORDS if meaning.heading in ("paid_by", "cost_paid_by") else {}
        return payers | column.choice_by_word
    return {}


def unknown_words(grid: Grid, choices: Choices) -> dict[str, list[str]]:
    """By the key of a meaning, the words of its column that are not understood, as written."""
    unknown: dict[str, list[str]] = {}
    below = slice(choices.header + 1, None)
    pairs = zip(grid.rows[below], grid.lines[below], strict=True)
    rows = [row for row, line in pairs if line not in choices.left_out]
    for place, key in enumerate(choices.columns):
        if not key or not options_of(MEANINGS[key]):
            continue
        known = known_words(MEANINGS[key])
        as_written: dict[str, str] = {}
        for row in rows:
            word = same_word(row[place])
            if word.isprintable() and word and word not in known and len(as_written) < MOST_WORDS:
                as_written.setdefault(word, row[place].strip())
        if as_written:
            unknown[key] = list(as_written.values())
    return unknown


def has_unsaid_words(grid: Grid, choices: Choices) -> bool:
    """Whether a word that counts has no meaning yet."""
    if choices.table or choices.skip or grid.is_list:
        return False
    return any(
        not choices.words.get(key, {}).get(same_word(word))
        for key, words in unknown_words(grid, choices).items()
        for word in words
    )
