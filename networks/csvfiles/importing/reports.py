"""What an import found, and what it does or would do."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from networks.arithmetic.text import guard
from networks.arithmetic.words import listed
from networks.csvfiles.importing.entries import Entry
from networks.csvfiles.table import Table
from networks.models import Change

# One cause can stand on thousands of lines, and nobody reads a list of those.
SPANS_SHOWN = 20
NAMED_AT_MOST = 10


@dataclass(frozen=True)
class Problem:
    """Something that keeps a file or a row out; `line` is that on which the row begins."""

    file: str
    reason: str
    line: int | None = None
    column: str = ""

    def __str__(self) -> str:
        """On one line, such as: fees.csv, line 12, amount: Only a refund is negative."""
        place = [self.file, f"line {self.line}" if self.line else "", self.column]
        where = ", ".join(filter(None, place))
        return " ".join(f"{where}: {self.reason}".split() if where else self.reason.split())


def first_of(names: list[str]) -> str:
    """All of them, or the first and how many more."""
    more = len(names) - NAMED_AT_MOST
    if more <= 0:
        return listed(names)
    return f"{', '.join(names[:NAMED_AT_MOST])} and {more:,} more"


def in_order(
    problems: Iterable[Problem], files: Sequence[str], headings: Sequence[str]
) -> list[Problem]:
    """By file, line and column, as they stand in `files` and `headings`."""

    def place(problem: Problem) -> tuple[int, int, int]:
        # What is wrong with a row as a whole comes before what is wrong with its cells.
        column = headings.index(problem.column) if problem.column in headings else -1
        return files.index(problem.file), problem.line or 0, column

    return sorted(problems, key=place)


@dataclass(frozen=True)
class Cause:
    """What is wrong in the same way in one column of a file, and on which lines."""

    file: str
    column: str
    reason: str
    lines: tuple[int, ...]

    @property
    def place(self) -> str:
        """Such as: lines 2 to 61 and 70, kind."""
        spans = [
            f"{first}" if first == last else f"{first} to {last}"
            for first, last in _runs(self.lines)
        ]
        more = len(spans) - SPANS_SHOWN
        if more > 0:
            spans = [*spans[:SPANS_SHOWN], "more"]
        word = "line" if len(self.lines) == 1 else "lines"
        parts = f"{word} {listed(spans)}" if spans else ""
        return ", ".join(filter(None, [parts, self.column]))


def _runs(lines: Iterable[int]) -> list[list[int]]:
    """The first and the last of each run of lines that follow one another."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return runs


def causes(problems: Iterable[Problem]) -> list[Cause]:
    """The problems with those of one cause together, in the order of the first of each."""
    lines: dict[tuple[str, str, str], list[int]] = {}
    for problem in problems:
        alike = lines.setdefault((problem.file, problem.column, problem.reason), [])
        alike += [problem.line] if problem.line else []
    return [Cause(*key, tuple(found)) for key, found in lines.items()]


@dataclass
class Batch:
    """The rows of one file."""

    table: Table
    entries: list[Entry]

    @property
    def file(self) -> str:
        return self.table.file

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_new]

    @property
    def updates(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.changed]

    @property
    def added(self) -> int:
        return len(self.new)

    @property
    def changed(self) -> int:
        return len(self.updates)

    @property
    def left_alone(self) -> int:
        return len(self.entries) - self.added - self.changed


@dataclass
class Plan:
    """What an import would do; nothing at all while it has problems or a question.

    `two_ways` are the cells with a date that can be read in two ways, which `order` would settle;
    `notes` say what was understood although it was not written as it should be.
    """

    owner: Any
    sources: Any
    batches: list[Batch] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    two_ways: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    # What an undo takes back, once it was carried out.
    change: Change | None = None

    @property
    def ok(self) -> bool:
        return not (self.problems or self.two_ways)

    @property
    def question(self) -> str:
        """About dates that can be read in two ways; empty when there are none."""
        if not self.two_ways:
            return ""
        first, count = self.two_ways[0], len(self.two_ways)
        cells = "One date can" if count == 1 else f"{count:,} dates can"
        asked = (
            "Does the day or the month come first?"
            if self.order_counts
            else "Is that what is meant? If not, write it out in the file."
        )
        return (
            f"{cells} be read in two ways, as a spreadsheet writes them. In {first.file}, line "
            f"{first.line}, {first.column}: {first.reason} {asked}"
        )

    @property
    def order_counts(self) -> bool:
        """Whether it matters if the day or the month comes first; not for Mar-19 alone."""
        return not all(cell.reason[:1].isalpha() for cell in self.two_ways)

    @property
    def added(self) -> int:
        return sum(batch.added for batch in self.batches)

    @property
    def changed(self) -> int:
        return sum(batch.changed for batch in self.batches)

    @property
    def left_alone(self) -> int:
        return sum(batch.left_alone for batch in self.batches)

    @property
    def changes_nothing(self) -> bool:
        return not (self.added or self.changed)


def listed_problems(plan: Plan) -> str:
    """All that is wrong, as the text of a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "line", "column", "problem"])
    for problem in plan.problems:
        cells = [problem.file, problem.line or "", problem.column, problem.reason]
        writer.writerow([guard(str(cell)) for cell in cells])
    return text.getvalue()
