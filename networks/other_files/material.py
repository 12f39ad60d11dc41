"""All sheets of an upload with what was said of them, up to the plan of an import."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Self

from networks.arithmetic.text import guard
from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.words import counted, listed
from networks.csvfiles import Plan, Sources, bring_in, plan
from networks.csvfiles.reading import Unreadable, first_headings
from networks.csvfiles.recognising import is_text, table_of_name
from networks.csvfiles.sources import SourceFile, Tables
from networks.csvfiles.table import Table
from networks.models import Preference
from networks.other_files.choices import Choices, has_unsaid_words
from networks.other_files.drafts import Draft, Origin
from networks.other_files.existing import Existing
from networks.other_files.grids import Grid, read_text
from networks.other_files.sheets import Reader
from networks.other_files.workbooks import is_workbook, read_workbook

WRONG = "What is wrong"
NAMED = 5


@dataclass
class Material:
    """`choices` are those of the grids, in their order."""

    tables: Tables
    grids: list[Grid]
    choices: list[Choices]

    @classmethod
    def read(cls, tables: Tables, uploads: Iterable[tuple[str, BinaryIO]]) -> Self:
        """Unreadable, with the file's name in it, where one of them is no sheet."""
        grids: list[Grid] = []
        for name, stream in uploads:
            try:
                grids += _grids(name, stream.read())
            except Unreadable as error:
                line = f", line {error.line}" if error.line else ""
                raise Unreadable(f"{name}{line}: {error.reason}") from None
        names: set[str] = set()
        for grid in grids:
            while grid.name in names:
                grid.name += " (again)"
            names.add(grid.name)
        choices = [Choices.guessed(grid, tables) for grid in grids]
        if len(choices) == 1:
            choices[0].skip = False
        return cls(tables, grids, choices)

    @classmethod
    def from_json(cls, tables: Tables, grids: list[dict], choices: list[dict]) -> Self:
        return cls(
            tables,
            [Grid.from_json(one) for one in grids],
            [Choices.from_json(one) for one in choices],
        )

    def grids_json(self) -> list[dict[str, Any]]:
        return [grid.as_json() for grid in self.grids]

    def choices_json(self) -> list[dict[str, Any]]:
        return [one.as_json() for one in self.choices]

    @property
    def used(self) -> list[tuple[Grid, Choices]]:
        both = zip(self.grids, self.choices, strict=True)
        return [(grid, choices) for grid, choices in both if not choices.skip]

    @property
    def asks(self) -> bool:
        """Whether a person has to say what it is, before anything can be made of it."""
        said = self.choices
        unclear = any(choices.asks for choices in said) or all(choices.skip for choices in said)
        return unclear or self.has_unsaid_words

    @property
    def has_unsaid_words(self) -> bool:
        return any(has_unsaid_words(*one) for one in self.used)

    def plan(self, owner, order: DateOrder | None, today: date) -> Plan:
        """What an import would do, with all that is wrong named as in the person's own file."""
        draft = self._draft(owner, order, today)
        return _told(plan(owner, draft.sources(), order), draft)

    def bring_in(self, owner, order: DateOrder | None, today: date) -> Plan:
        """Nothing while any row is bad."""
        draft = self._draft(owner, order, today)
        if draft.problems:
            return _told(plan(owner, draft.sources(), order), draft)
        return _told(bring_in(owner, draft.sources(), order), draft)

    def leave_out(self, found: Plan) -> None:
        """Leave out the rows that are bad, and no others."""
        for grid, choices in self.used:
            wrong = {one.line for one in found.problems if one.file == grid.name and one.line}
            choices.left_out = sorted({*choices.left_out, *wrong})

    def bad_rows(self, found: Plan) -> str:
        """As CSV: the bad rows as they came, with what is wrong with each, to mend and send."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        for grid, choices in self.used:
            wrong: dict[int, list[str]] = {}
            for one in [*found.problems, *found.two_ways]:
                if one.file == grid.name and one.line:
                    said = f"{one.column}: {one.reason}" if one.column else one.reason
                    wrong.setdefault(one.line, []).append(said)
            if wrong and choices.header >= 0:
                writer.writerow([*map(guard, grid.rows[choices.header]), WRONG])
            for cells, line in zip(grid.rows, grid.lines, strict=True):
                if line in wrong:
                    writer.writerow([*map(guard, cells), guard(" ".join(wrong[line]))])
        return text.getvalue()

    def _draft(self, owner, order: DateOrder | None, today: date) -> Draft:
        draft = Draft(self.tables)
        usual = Preference.objects.home_currency(owner.pk)
        reader = Reader(draft, Existing.of(owner), order, today, usual)
        for grid, choices in self.used:
            if choices.table:
                self._take_whole(grid, choices, draft)
        for grid, choices in self.used:
            if not choices.table:
                reader.read(grid, choices)
        if reader.unknown_starts:
            draft.notes.append(_no_start(list(reader.unknown_starts)))
        return draft

    def _take_whole(self, grid: Grid, choices: Choices, draft: Draft) -> None:
        table = next(one for one in self.tables if one.name == choices.table)
        named = [table.meant_heading(heading) for heading in grid.rows[0]]
        kept = [place for place, heading in enumerate(named) if heading]
        headings = [named[place] for place in kept]
        called = {heading: heading for heading in headings}
        rows = []
        for number in range(1, len(grid.rows)):
            origin = Origin(grid.name, grid.lines[number], called)
            cells = [grid.cell(number, place) for place in kept]
            if wrong := [f"{cell} {grid.faults[cell]}." for cell in cells if cell in grid.faults]:
                draft.refuse(origin, " ".join(wrong))
            elif origin.line not in choices.left_out:
                rows.append(([grid.rows[number][place] for place in kept], origin))
        draft.add_whole(table, headings, rows)


def _grids(name: str, data: bytes) -> list[Grid]:
    if is_workbook(name):
        return read_workbook(name, data)
    grid = read_text(name, data)
    if not grid.rows:
        raise Unreadable("The file is empty.")
    return [grid]


def needs_matching(sources: Sources, names: list[str]) -> bool:
    """Whether files of these names, read as `sources`, are not laid out as a ledger's.

    So is any spreadsheet, and texts of which none is taken for a file of a ledger, or one that
    was taken for it by its headings has others, too.
    """
    if any(is_workbook(name) for name in names):
        return not any(name.lower().endswith(".zip") for name in names)
    if not all(is_text(name) for name in names):
        return False
    files = [file for files in sources.files.values() for file in files]
    if len(files) + len(sources.left_alone) < len(names):
        return not files and not any(table_of_name(sources.tables, name) for name in names)
    return not files or any(
        not table_of_name(sources.tables, file.name) and not _fits(table, file)
        for table in sources.tables
        for file in sources.files.get(table.name, [])
    )


def _fits(table: Table, file: SourceFile) -> bool:
    named = [heading for heading in first_headings(file.data, [table]) if heading]
    return all(table.meant_heading(heading) for heading in named)


def _told(found: Plan, draft: Draft) -> Plan:
    problems = [*draft.problems, *map(draft.told, found.problems)]
    own = {(one.file, one.line) for one in problems if one.column}
    # What follows from a cell of the same row is said with that cell.
    found.problems = [one for one in problems if one.column or (one.file, one.line) not in own]
    found.two_ways = list(map(draft.told, found.two_ways))
    return found


def _no_start(names: list[str]) -> str:
    more = len(names) - NAMED
    said = [*names[:NAMED], *([counted(more, "more", "more")] if more > 0 else [])]
    return (
        f"Nothing says when you joined {listed(said)}: the year before the first payment is taken, "
        "as “before” it. You can mend that later."
    )
