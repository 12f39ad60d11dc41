"""All sheets of an upload with what was said of them, up to the plan of an import."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Self

from django.contrib.auth.models import User

from networks.arithmetic.text import guard
from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.words import counted, listed
from networks.csvfiles import Plan, WithProgress, bring_in, finished, planning
from networks.csvfiles.importing.reports import Problem
from networks.csvfiles.reading.sources import Tables
from networks.csvfiles.reading.text import Unreadable
from networks.models import Preference
from networks.other_files.drafting.drafts import Draft, Origin
from networks.other_files.drafting.events import draft_events
from networks.other_files.drafting.existing import Existing, renewal_days
from networks.other_files.drafting.payments import draft_payments
from networks.other_files.drafting.sheets import SheetReader
from networks.other_files.grids import Grid
from networks.other_files.meanings.choices import Choices, has_unsaid_words
from networks.other_files.reading.kinds import grids_of

WRONG = "What is wrong"
NAMED = 5


@dataclass
class ConvertedFiles:
    """`choices` are those of the grids, in their order."""

    tables: Tables
    grids: list[Grid]
    choices: list[Choices]

    @classmethod
    def read(
        cls,
        tables: Tables,
        uploads: Iterable[tuple[str, BinaryIO]],
        today: date,
        zone: str,
    ) -> Self:
        """`zone` names the time zone in which a calendar's times are the person's own.

        Unreadable, with the file's name in it, where one of them is no sheet."""
        grids: list[Grid] = []
        for name, stream in uploads:
            try:
                grids += grids_of(name, stream.read(), today, zone)
            except Unreadable as error:
                line = f", line {error.line}" if error.line else ""
                raise Unreadable(f"{name}{line}: {error.reason}") from None
        names: set[str] = set()
        for grid in grids:
            # What is said of a row names its sheet: no two may be called the same.
            while grid.name in names:
                grid.name += " (again)"
            names.add(grid.name)
        choices = [Choices.guessed(grid, tables) for grid in grids]
        # The only sheet of an upload is meant, whatever it looks like.
        if len(choices) == 1:
            choices[0].skip = False
        return cls(tables, grids, choices)

    @classmethod
    def from_json(cls, tables: Tables, grids: list[dict], choices: list[dict]) -> Self:
        return cls(
            tables,
            [Grid.from_json(grid) for grid in grids],
            [Choices.from_json(choice) for choice in choices],
        )

    def grids_json(self) -> list[dict[str, Any]]:
        return [grid.as_json() for grid in self.grids]

    def choices_json(self) -> list[dict[str, Any]]:
        return [choice.as_json() for choice in self.choices]

    @property
    def used(self) -> list[tuple[Grid, Choices]]:
        both = zip(self.grids, self.choices, strict=True)
        return [(grid, choices) for grid, choices in both if not choices.skip]

    @property
    def asks(self) -> bool:
        """Whether a person has to say what it is, before anything can be made of it."""
        return (
            any(grid.is_list for grid in self.grids)
            or any(choices.asks for choices in self.choices)
            or all(choices.skip for choices in self.choices)
            or self.has_unsaid_words
        )

    @property
    def has_unsaid_words(self) -> bool:
        return any(has_unsaid_words(*used) for used in self.used)

    def plan(self, owner: User, order: DateOrder | None, today: date) -> Plan:
        """What an import would do, with all that is wrong named as in the person's own file."""
        return finished(self.planning(owner, order, today))

    def planning(self, owner: User, order: DateOrder | None, today: date) -> WithProgress[Plan]:
        """The plan, and how far it is meanwhile."""
        draft = self._draft(owner, order, today)
        plan = yield from planning(owner, draft.sources(), order)
        return _in_own_words(plan, draft)

    def bring_in(self, owner: User, order: DateOrder | None, today: date) -> Plan:
        """Nothing while any row is bad."""
        draft = self._draft(owner, order, today)
        # Rows that the draft refused never reach the import, which would take all others.
        if draft.problems:
            return _in_own_words(finished(planning(owner, draft.sources(), order)), draft)
        return _in_own_words(bring_in(owner, draft.sources(), order), draft)

    def forget_the_rest(self) -> None:
        """Of a bank's statement, all lines that were not chosen."""
        for grid, choices in zip(self.grids, self.choices, strict=True):
            if grid.kind == "statement":
                grid.keep({int(line) for line in choices.chosen})

    def leave_out(self, plan: Plan) -> None:
        """Leave out the rows that are bad, and no others."""
        for grid, choices in self.used:
            wrong = {bad.line for bad in plan.problems if bad.file == grid.name and bad.line}
            choices.left_out = sorted({*choices.left_out, *wrong})

    def bad_rows(self, plan: Plan) -> str:
        """As CSV: the bad rows as they came, with what is wrong with each, to mend and send."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        for grid, choices in self.used:
            wrong: dict[int, list[str]] = {}
            for problem in [*plan.problems, *plan.two_ways]:
                if problem.file == grid.name and problem.line:
                    words = ": ".join(filter(None, [problem.column, problem.reason]))
                    wrong.setdefault(problem.line, []).append(words)
            if wrong and choices.header >= 0:
                writer.writerow([*map(guard, grid.rows[choices.header]), WRONG])
            for cells, line in zip(grid.rows, grid.lines, strict=True):
                if line in wrong:
                    writer.writerow([*map(guard, cells), guard(" ".join(wrong[line]))])
        return text.getvalue()

    def _draft(self, owner: User, order: DateOrder | None, today: date) -> Draft:
        draft = Draft(self.tables)
        usual = Preference.objects.home_currency(owner.pk)
        reader = SheetReader(draft, Existing.of(owner), order, today, usual)
        for grid, choices in self.used:
            if choices.table:
                self._take_whole(grid, choices, draft)
        for grid, choices in self.used:
            if grid.kind == "calendar":
                draft_events(grid, choices, reader.existing, draft)
            elif grid.kind == "statement":
                days = renewal_days(owner)
                draft_payments(grid, choices, reader.existing, order, draft, days)
            elif not choices.table:
                reader.read(grid, choices)
        if reader.unknown_starts:
            draft.notes.append(_no_start(list(reader.unknown_starts)))
        return draft

    def _take_whole(self, grid: Grid, choices: Choices, draft: Draft) -> None:
        table = next(table for table in self.tables if table.name == choices.table)
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


def _in_own_words(plan: Plan, draft: Draft) -> Plan:
    """With the lines and headings of the person's file, in place of those of ours."""
    plan.problems = _once([*draft.problems, *map(draft.in_own_words, plan.problems)])
    plan.two_ways = _once(list(map(draft.in_own_words, plan.two_ways)))
    return plan


def _once(problems: list[Problem]) -> list[Problem]:
    """Without what only follows from a cell of the same row, and is said with that cell."""
    own = {(problem.file, problem.line) for problem in problems if problem.column}
    return [bad for bad in problems if bad.column or (bad.file, bad.line) not in own]


def _no_start(names: list[str]) -> str:
    more = len(names) - NAMED
    listed_names = listed([*names[:NAMED], *([counted(more, "more", "more")] if more > 0 else [])])
    return (
        f"Nothing says when you joined {listed_names}: the year before the first payment is taken, "
        "as “before” it. You can mend that later."
    )
