"""Starts of memberships that nobody remembers, out of what else is dated (METHOD, Time)."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from itertools import chain

from django.core.exceptions import ValidationError

from networks.arithmetic.periods import LAST_DAY, Precision, VagueDate, format_day
from networks.arithmetic.text import same_name, unguard
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles.columns.column import Column
from networks.csvfiles.importing.ledger_rows import LedgerRows
from networks.csvfiles.importing.reports import first_of
from networks.csvfiles.reading.sheets import Sheet, read_sheet
from networks.csvfiles.reading.sources import Sources
from networks.fields.dates import is_unremembered
from networks.first_dated import DATED_BY
from networks.models import Activity

NETWORK, START, START_OF_NAMED = "organisation", "started_on", "membership_started_on"


class UnrememberedStarts:
    """Puts a date where the files say "unknown", before the rows are read.

    The first fee, activity or appraisal counts, of the files and the ledger; but a fee or appraisal
    of a membership whose start is known says nothing about another, and all of the ledger's are.
    """

    def __init__(self, sources: Sources, ledger: LedgerRows, order: DateOrder | None):
        self.sources, self.ledger, self.order = sources, ledger, order

    def date_own(self, sheets: list[Sheet]) -> list[str]:
        """In the files of memberships; what is to be told of it."""
        dated = self._fill(
            sheets, START, lambda key: self._held_by(key) or self._first_days.get(key)
        )
        starts = [f"{name} from {format_day(day)}" for name, day in dated.items()]
        note = "Since when is unknown, so what is dated first counts: "
        return [f"{note}{first_of(starts)}."] if starts else []

    def date_named(self, sheets: list[Sheet]) -> None:
        """In the files of rows that name a membership by its start, if these do."""
        if START_OF_NAMED in sheets[0].table.headings:
            self._fill(sheets, START_OF_NAMED, self._held_by)

    def _fill(
        self, sheets: list[Sheet], heading: str, day_of: Callable[[str], date | None]
    ) -> dict[str, date]:
        dated = {}
        for sheet in sheets:
            at = _places(sheet)
            for _, cells in sheet.rows:
                if not is_unremembered(cells[at[heading]]):
                    continue
                name = unguard(cells[at[NETWORK]]).strip()
                if day := day_of(self._key(name)):
                    cells[at[heading]] = str(VagueDate(day, Precision.UNTIL))
                    dated[name] = day
        return dated

    def _key(self, name: str) -> str:
        """The same for both names of a network that the files call something else."""
        network = self.ledger.organisations.get(same_name(name))
        return network.name_key if network else same_name(name)

    def _held_by(self, key: str) -> date | None:
        """The start of the membership that "unknown" means, where the ledger has it by now."""
        # A sheet that is brought in again must mean the membership that it made the first time.
        first = self._first_days.get(key, LAST_DAY)
        starts = [
            row.started_on
            for row in self.ledger.memberships.values()
            if row.started_on_precision == Precision.UNTIL
            and row.organisation.name_key == key
            and (row.ended_on is None or first == LAST_DAY or first <= row.ended_on)
        ]
        return min(starts, default=None)

    @cached_property
    def _first_days(self) -> dict[str, date]:
        """Of each network by its key."""
        stored = Activity.objects.of(self.ledger.owner).values_list("organisation__name", "date")
        first: dict[str, date] = {}
        for name, day in chain(self._days_in_files(), stored):
            key = self._key(name)
            first[key] = min(day, first.get(key, day))
        return first

    def _days_in_files(self) -> Iterator[tuple[str, date]]:
        dating = [table for table in self.sources.tables if NETWORK in table.headings]
        for table in dating:
            columns = [column for name in DATED_BY if (column := table.column_called(name))]
            for file in self.sources.files.get(table.name, ()) if columns else ():
                sheet = read_sheet(table, file.data, file.name)
                at = _places(sheet)
                shown = [column for column in columns if column.heading in at]
                for _, cells in sheet.rows:
                    if START_OF_NAMED in at and not is_unremembered(cells[at[START_OF_NAMED]]):
                        continue
                    days = (self._day(column, cells[at[column.heading]]) for column in shown)
                    if day := next(filter(None, days), None):
                        yield unguard(cells[at[NETWORK]]), day

    def _day(self, column: Column, cell: str) -> date | None:
        """Unless it was asked and answered, either order will do: nothing is saved before."""
        for order in (self.order, DateOrder.DAY_FIRST):
            try:
                return column.in_order(order).read(cell)
            except ValidationError:
                continue
        return None


def _places(sheet: Sheet) -> dict[str, int]:
    return {column.heading: place for place, column in enumerate(sheet.columns)}
