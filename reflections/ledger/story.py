"""The story of the demo, told as if it were written today."""

import csv
import io
import re
from datetime import date
from pathlib import Path

from networks.arithmetic.periods import VagueDate, years_later
from networks.tables import ACTIVITIES, FEES, Table
from networks.tables.columns import DayColumn, VagueDateColumn
from networks.tables.references import MembershipStartColumn
from reflections.ledger.reading import Sheet, read_sheet
from reflections.ledger.sources import Sources
from reflections.tables import APPRAISALS, DECISIONS, LEDGER, REFLECTIONS

FOLDER = Path(__file__).resolve().parent.parent / "story"
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
    years = _years_until(today, _last_day(sheets))
    return Sources(files={sheet.table.name: _moved(sheet, years) for sheet in sheets}), years


def _last_day(sheets: list[Sheet]) -> date:
    return max(
        date.fromisoformat(cells[sheet.table.headings.index(HAPPENED[sheet.table])])
        for sheet in sheets
        if sheet.table in HAPPENED
        for _, cells in sheet.rows
    )


def _years_until(today: date, day: date) -> int:
    years = today.year - day.year
    return years if years_later(day, years) <= today else years - 1


def _moved(sheet: Sheet, years: int) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.heading for column in sheet.columns])
    for _, cells in sheet.rows:
        pairs = zip(sheet.columns, cells, strict=True)
        writer.writerow([_moved_cell(sheet.table, *pair, years) for pair in pairs])
    return text.getvalue().encode()


def _moved_cell(table: Table, column, cell: str, years: int) -> str:
    if cell and isinstance(column, DATES):
        known = VagueDate.parse(cell)
        return str(VagueDate(years_later(known.day, years), known.precision))
    if table is ACTIVITIES and column.heading == "title":
        return YEAR.sub(lambda year: str(int(year.group()) + years), cell)
    return cell
