"""The rows of an import as they would be in the ledger, a few of each kind, in plain words."""

from dataclasses import dataclass
from typing import Any

from networks.csvfiles import Plan
from networks.csvfiles.columns.column import Column
from networks.csvfiles.importing.reports import Batch
from networks.csvfiles.table import Table

SHOWN = 10
NAMES = {
    "organisations": "Networks",
    "memberships": "Memberships",
    "fees": "Payments",
    "activities": "Things done or planned",
}
# What a column holds where nobody said anything, and nobody needs to be told of it.
UNSAID = {"exchange_rate": "1.000000", "certainty": "Exact", "tax_relief": "no", "cpd": "no"}


@dataclass(frozen=True)
class PreviewedTable:
    """`headings` are those of columns in which something stands; `more` are rows not shown."""

    name: str
    headings: list[str]
    rows: list[list[str]]
    more: int


def previewed_tables(plan: Plan) -> list[PreviewedTable]:
    """What is added or changed; nothing of files in which neither happens."""
    tables = [_batch(batch) for batch in plan.batches]
    return [table for table in tables if table.rows]


def _batch(batch: Batch) -> PreviewedTable:
    entries = [entry for entry in batch.entries if entry.is_new or entry.changed]
    columns = [column for column in batch.table.columns if column.heading != "ref"]
    rows = [[_cell(column, entry.row) for column in columns] for entry in entries[:SHOWN]]
    filled = [
        place
        for place, column in enumerate(columns)
        if any(row[place] != UNSAID.get(column.heading, "") for row in rows)
    ]
    return PreviewedTable(
        called(batch.table),
        [columns[place].heading.replace("_", " ") for place in filled],
        [[row[place] for place in filled] for row in rows],
        len(entries) - len(rows),
    )


def _cell(column: Column, row: Any) -> str:
    if column.attributes == ("named",):
        return ", ".join(network.name for network in row.named)
    text = column.text(row)
    labels = dict(column.field.flatchoices) if column.field.choices else {}
    return str(labels.get(text, text))


def called(table: Table) -> str:
    """What its rows are, to someone who knows no files."""
    return NAMES.get(table.name, table.name.capitalize())
