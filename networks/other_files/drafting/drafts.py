"""Rows on their way into a ledger's own CSV files, each with the place it comes from."""

import csv
from dataclasses import dataclass, field

from networks.arithmetic.csv_text import Echo
from networks.arithmetic.text import guard, tidy
from networks.csvfiles.importing.reports import Problem
from networks.csvfiles.reading.sources import SourceFile, Sources, Tables
from networks.csvfiles.table import Table


@dataclass(frozen=True)
class Origin:
    """A row of somebody's own file, and what its columns are called there, by our headings."""

    file: str
    line: int
    headings: dict[str, str] = field(default_factory=dict)


@dataclass
class Draft:
    """Rows by table, in the order in which they come; blank cells say nothing.

    `problems` and `notes` are those of the rows; `origins` say where a line of a file of ours is
    from, once the files are written.
    """

    tables: Tables
    rows: dict[str, list[tuple[dict[str, str], Origin]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    origins: dict[tuple[str, int], Origin] = field(default_factory=dict)
    whole: dict[str, list[SourceFile]] = field(default_factory=dict)

    def add_whole(
        self, table: Table, headings: list[str], rows: list[tuple[list[str], Origin]]
    ) -> None:
        """All rows of a sheet that is laid out as a file of ours, with blank cells that clear."""
        number = len(self.whole.setdefault(table.name, [])) + 1
        name = f"{table.name}-sheet-{number}.csv"
        cells = [(dict(zip(headings, row, strict=False)), origin) for row, origin in rows]
        data = self._written(name, table, headings, cells)
        self.whole[table.name].append(SourceFile(name, data))

    def add(self, table: str, values: dict[str, str], origin: Origin) -> dict[str, str]:
        """The row as it is kept, so that a later one can add to it."""
        cells = {heading: tidy(text) for heading, text in values.items() if text.strip()}
        self.rows.setdefault(table, []).append((cells, origin))
        return cells

    def say_once(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def refuse(self, origin: Origin, reason: str, heading: str = "") -> None:
        column = origin.headings.get(heading, heading)
        self.problems.append(Problem(origin.file, reason, origin.line, column))

    def sources(self) -> Sources:
        """A file for each set of columns that are filled in, for a blank cell would clear."""
        sources = Sources(self.tables, notes=list(self.notes))
        for table in self.tables:
            if table.name in self.whole:
                sources.files[table.name] = list(self.whole[table.name])
            alike: dict[frozenset[str], list[tuple[dict[str, str], Origin]]] = {}
            for values, origin in self.rows.get(table.name, []):
                alike.setdefault(frozenset(values), []).append((values, origin))
            for number, (headings, rows) in enumerate(alike.items(), 1):
                name = f"{table.name}-{number}.csv"
                needed = headings | set(table.required)
                ordered = [wanted for wanted in table.headings if wanted in needed]
                data = self._written(name, table, ordered, rows)
                sources.files.setdefault(table.name, []).append(SourceFile(name, data))
        return sources

    def _written(
        self,
        name: str,
        table: Table,
        headings: list[str],
        rows: list[tuple[dict[str, str], Origin]],
    ) -> bytes:
        writer = csv.writer(Echo(), lineterminator="\n")
        lines = [writer.writerow(headings)]
        line = 2
        guarded = {column.heading for column in table.columns if column.guarded}
        for values, origin in rows:
            cells = [values.get(heading, "") for heading in headings]
            cells = [guard(t) if h in guarded else t for h, t in zip(headings, cells, strict=True)]
            lines.append(writer.writerow(cells))
            self.origins[name, line] = origin
            # A cell with a line break in it makes its row longer than a line.
            line += lines[-1].count("\n")
        return "".join(lines).encode("utf-8", "surrogatepass")

    def in_own_words(self, problem: Problem) -> Problem:
        """The problem as one of the file that the person sent."""
        origin = self.origins.get((problem.file, problem.line or 0))
        if origin is None:
            return problem
        column = origin.headings.get(problem.column, "")
        reason = problem.reason
        if problem.column and not column:
            # What is wrong with a cell that is in no column of theirs, with our name of it.
            reason = f"{reason} ({problem.column})"
        return Problem(origin.file, reason, origin.line, column)
