"""The example story, as if it were written today, in a ledger until its owner has seen enough."""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.contrib.auth.models import User
from django.db import DEFAULT_DB_ALIAS, transaction

from networks.arithmetic.periods import VagueDate, years_later
from networks.changing import one_change
from networks.csvfiles import Plan, Sources, bring_in
from networks.csvfiles.columns.column import Column
from networks.csvfiles.columns.dates import DayColumn, VagueDateColumn
from networks.csvfiles.columns.references import MembershipStartColumn
from networks.csvfiles.reading.sheets import Sheet, read_sheet
from networks.csvfiles.reading.sources import from_texts
from networks.csvfiles.table import Table
from networks.csvfiles.tables import ACTIVITIES, FEES, PREFERENCES
from networks.models import Change, ChangeKind, Organisation, Record
from networks.models.locking import lock_ledger
from reflections.csv_tables import APPRAISALS, DECISIONS, LEDGER, REFLECTIONS
from reflections.models import StoryLoad

NAME = "The example story"
FOLDER = Path(__file__).resolve().parent / "story"
WRITTEN = [table for table in LEDGER if table is not PREFERENCES]
# These move with the story when it is told as if it were written today; everything else stays.
DATES = (DayColumn, VagueDateColumn, MembershipStartColumn)
# What has happened by the day on which the story is told.
HAPPENED = {
    FEES: "paid_on",
    ACTIVITIES: "date",
    APPRAISALS: "date",
    DECISIONS: "decided_on",
    REFLECTIONS: "date",
}
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def retold(today: date) -> tuple[Sources, int]:
    """The story's files as many whole years later as leave nothing that happened after today."""
    sheets = [read_sheet(table, (FOLDER / table.file).read_bytes()) for table in LEDGER]
    last_day = _last_day(sheets)
    years = today.year - last_day.year
    if years_later(last_day, years) > today:
        years -= 1
    return from_texts(LEDGER, {sheet.table.name: _moved(sheet, years) for sheet in sheets}), years


def _last_day(sheets: list[Sheet]) -> date:
    return max(
        date.fromisoformat(cells[sheet.table.headings.index(HAPPENED[sheet.table])])
        for sheet in sheets
        if sheet.table in HAPPENED
        for _, cells in sheet.rows
    )


def _moved(sheet: Sheet, years: int) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.heading for column in sheet.columns])
    for _, cells in sheet.rows:
        pairs = zip(sheet.columns, cells, strict=True)
        writer.writerow([_moved_cell(sheet.table, *pair, years) for pair in pairs])
    return text.getvalue().encode()


def _moved_cell(table: Table, column: Column, cell: str, years: int) -> str:
    if cell and isinstance(column, DATES):
        day = VagueDate.parse(cell)
        return str(VagueDate(years_later(day.day, years), day.precision))
    if table is ACTIVITIES and column.heading == "title":
        return YEAR.sub(lambda year: str(int(year.group()) + years), cell)
    return cell


@transaction.atomic
def tell_story(owner: User, today: date) -> Plan | None:
    """Bring in the story as of `today`; None when there is a ledger already.

    Preferences alone are no ledger: they stay, and those of the story are then left out.
    """
    lock_ledger(owner)
    if any(table.of(owner).exists() for table in WRITTEN):
        return None
    sources, _ = retold(today)
    if PREFERENCES.of(owner).exists():
        del sources.files[PREFERENCES.name]
    plan = bring_in(owner, sources, label=NAME)
    if plan.ok:
        StoryLoad.objects.update_or_create(owner=owner, defaults={"rows": _row_ids(plan)})
    return plan


def _row_ids(plan: Plan) -> dict[str, list[int]]:
    return {
        batch.table.name: list(batch.table.of(plan.owner).values_list("pk", flat=True))
        for batch in plan.batches
    }


def falls_with_story(owner: User) -> dict[str, Counter[type[Record]]]:
    """How many of the person's own rows hang on the story, by the network that they hang on."""
    falling: dict[str, Counter[type[Record]]] = defaultdict(Counter)
    load = StoryLoad.objects.filter(owner=owner).first()
    for row in _own_rows_below(load) if load else ():
        falling[_network_it_hangs_on(row)][type(row)] += 1
    return dict(falling)


def remove_story(owner: User) -> Change | None:
    """Put the story into the bin with what hangs on it; None when none of it is there."""
    load = StoryLoad.objects.filter(owner=owner).first()
    if load is None:
        return None
    with one_change(owner, NAME, ChangeKind.DELETED) as steps:
        # What hangs on others first, so that each row goes once; the home currency goes last.
        for table in reversed(LEDGER):
            steps.delete(*_rows_of(load, table))
    return steps.change


def _rows_of(load: StoryLoad, table: Table) -> list[Record]:
    """What is left of the story in one table."""
    return list(table.of(load.owner).filter(pk__in=load.rows.get(table.name, [])))


def _own_rows_below(load: StoryLoad) -> Iterator[Any]:
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    for table in LEDGER:
        collector.collect(_rows_of(load, table))
    for table in LEDGER:
        came = set(load.rows.get(table.name, []))
        yield from (row for row in collector.data.get(table.model, []) if row.pk not in came)


def _network_it_hangs_on(row: Any) -> str:
    """The network that a row hangs on; a group hangs on the one above it."""
    if isinstance(row, Organisation):
        return (row.parent or row).short
    holder: Any = getattr(row, "membership", row)
    return holder.organisation.short
