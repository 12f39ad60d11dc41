"""Which files are laid out otherwise than a ledger's, and what reads each kind of them."""

from datetime import date

from networks.csvfiles.exporting import readme
from networks.csvfiles.reading.recognising import is_text, table_of_name
from networks.csvfiles.reading.sheets import first_headings
from networks.csvfiles.reading.sources import SourceFile, Sources
from networks.csvfiles.reading.text import Unreadable
from networks.csvfiles.table import Table
from networks.other_files.grids import Grid, read_json, read_text
from networks.other_files.meanings.programs import lists_people
from networks.other_files.reading.bank_files import is_bank_file, is_santanders, read_bank_file
from networks.other_files.reading.calendars import is_calendar, read_calendar
from networks.other_files.reading.pasted import PASTED, read_pasted
from networks.other_files.reading.statement_sheets import statements_of
from networks.other_files.reading.tables_on_sheets import lists_on
from networks.other_files.reading.workbooks import is_workbook, read_workbook


def grids_of(name: str, data: bytes, today: date, zone: str) -> list[Grid]:
    """Its sheets; Unreadable where it is none of these."""
    if is_calendar(name):
        return [read_calendar(name, data, today, zone)]
    if name == PASTED:
        return [read_pasted(data.decode())]
    if is_bank_file(name) or is_santanders(data):
        return [read_bank_file(name, data)]
    grids = read_workbook(name, data) if is_workbook(name) else [_text(name, data)]
    # Our own workbook begins with a sheet that explains the others.
    own = [grid for grid in grids if grid.rows[:1] != [[*readme.HEADINGS]]]
    return [read for grid in own for read in statements_of(grid) or lists_on(grid)]


def _text(name: str, data: bytes) -> Grid:
    grid = read_json(name, data) if is_json(name) else read_text(name, data)
    if not grid.rows:
        raise Unreadable("The file is empty.")
    if lists_people(grid.rows):
        raise Unreadable(
            "It lists people whom you know; a ledger has networks, what they cost and what you did "
            "there. Of LinkedIn’s archive, Organizations.csv can be brought in."
        )
    return grid


def is_json(name: str) -> bool:
    return name.lower().endswith(".json")


# Files that no ledger has.
OTHER_KINDS = (is_workbook, is_calendar, is_bank_file, is_json)


def needs_matching(sources: Sources, names: list[str]) -> bool:
    """Whether files of these names, read as `sources`, are not laid out as a ledger's.

    True of any spreadsheet, calendar, statement or JSON; of texts among which is no file of a
    ledger; and where a text is taken for one by its headings, but has others beside them.
    """
    if PASTED in names or any(kind(name) for name in names for kind in OTHER_KINDS):
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
