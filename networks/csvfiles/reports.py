"""What an import found, and what it does or would do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from networks.csvfiles.entries import Entry
from networks.csvfiles.table import Table


@dataclass(frozen=True)
class Problem:
    """Something that keeps a file or a row out; `line` is that on which the row begins."""

    file: str
    reason: str
    line: int | None = None
    column: str = ""

    def __str__(self) -> str:
        """On one line, such as: fees.csv, line 12, amount: Only a refund is negative."""
        place = [self.file, self.line and f"line {self.line}", self.column]
        where = ", ".join(filter(None, place))
        return " ".join(f"{where}: {self.reason}".split() if where else self.reason.split())


def in_order(problems: Iterable[Problem], tables: Sequence[Table]) -> list[Problem]:
    """By file as `tables` stand, line and column."""
    places = {table.file: (place, table.headings) for place, table in enumerate(tables)}

    def place(problem: Problem) -> tuple[int, int, int]:
        file, headings = places.get(problem.file, (-1, []))
        column = headings.index(problem.column) if problem.column in headings else -1
        return file, problem.line or 0, column

    return sorted(problems, key=place)


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
    """What an import would do; nothing at all while it has problems."""

    owner: Any
    sources: Any
    batches: list[Batch] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems

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
    def problems_by_file(self) -> list[tuple[str, list[Problem]]]:
        files = groupby(self.problems, key=attrgetter("file"))
        return [(file, list(problems)) for file, problems in files]

    @property
    def changes_nothing(self) -> bool:
        return not (self.added or self.changed)
