"""What the CSV file of one model looks like, for page, admin, command and import alike."""

import csv
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from networks.arithmetic.csv_text import Echo
from networks.csvfiles.columns.amounts import check_sign
from networks.csvfiles.columns.column import Column
from networks.csvfiles.headings import heading_by_key, heading_key
from networks.csvfiles.importing import saving
from networks.csvfiles.importing.entries import Entry
from networks.models import Record

if TYPE_CHECKING:
    from networks.csvfiles.importing.ledger_rows import LedgerRows
    from networks.csvfiles.importing.unremembered import UnrememberedStarts
    from networks.csvfiles.reading.sheets import Sheet

# Rows are sent while they are read: no ledger is ever in memory whole.
ROWS_AT_ONCE = 2000
# An entry that breaks a rule, the heading of the cell at fault, and why.
Broken = Iterator[tuple[Entry, str, str]]


@dataclass(frozen=True)
class Table:
    """One CSV file. Rows with the same `key` are the same row, or equal ones in their order.

    Where no two may share a key, `once` has the heading under which the second is refused, and the
    message, in which {line} is the line of the first. A blank cell of a column in `filled_in` gets
    a value of the ledger's own. Rows of a table that is `referred_to` are named by later files.
    What else is special about a file, its table says by the methods from `blank_row` on.
    """

    name: str
    model: type[Record]
    columns: tuple[Column, ...]
    key: Callable[[Any], Hashable]
    once: tuple[str, str] | None = None
    joins: tuple[str, ...] = ()
    prefetches: tuple[str, ...] = ()
    filled_in: tuple[str, ...] = ()
    referred_to: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @cached_property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    @cached_property
    def required(self) -> list[str]:
        return [column.heading for column in self.columns if column.required]

    @cached_property
    def heading_by_key(self) -> dict[str, str]:
        """The heading that is meant by each spelling of one, as `heading_key` gives it."""
        return heading_by_key(self.headings)

    def column_called(self, heading: str) -> Column | None:
        name = self.meant_heading(heading)
        return next((column for column in self.columns if column.heading == name), None)

    def meant_heading(self, heading: str) -> str:
        """Our own for one as people write it; empty for none of ours."""
        return self.heading_by_key.get(heading_key(heading), "")

    def select(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The same rows with all that `lines` needs in a constant number of queries."""
        return queryset.select_related(*self.joins).prefetch_related(*self.prefetches)

    def of(self, owner: User) -> QuerySet[Any]:
        """The owner's rows in the order in which they were entered."""
        return self.model.objects.of(owner).order_by("id")

    def lines(self, rows: Iterable[Any]) -> Iterator[str]:
        """The text of the file, one row at a time, the header first."""
        writer = csv.writer(Echo(), lineterminator="\n")
        yield writer.writerow(self.headings)
        for row in rows:
            yield writer.writerow([column.write(row) for column in self.columns])

    def cells(self, rows: Iterable[Any]) -> Iterator[list[Any]]:
        """What a spreadsheet holds of the rows, one at a time, without the headings."""
        return ([column.cell(row) for column in self.columns] for row in rows)

    def records(self, rows: Iterable[Any]) -> Iterator[dict[str, str | None]]:
        """Each row by heading, as text; None for what does not exist."""
        for row in rows:
            yield {column.heading: column.text(row) or None for column in self.columns}

    def exported(self, owner: User) -> Iterable[Any]:
        """The owner's rows for `lines`, read as they are asked for."""
        return self.select(self.of(owner)).iterator(chunk_size=ROWS_AT_ONCE)

    def stored(self, owner: User) -> list[Any]:
        """The owner's rows as an import is compared with them, without those that they name."""
        return list(self.of(owner))

    def blank_row(self, owner: User, stand_in: int) -> Any:
        row = self.model(ref=None)  # type: ignore[misc]  # until it is saved
        if hasattr(row, "owner_id"):
            row.owner_id = owner.pk
        if self.referred_to:
            # Others name it before it has a number of its own.
            row.pk = stand_in
        return row

    def date_unknown_starts(self, sheets: list["Sheet"], starts: "UnrememberedStarts") -> list[str]:
        """Put a day where a cell says that a membership's start is unknown, before it is read.

        `starts` are the UnrememberedStarts of the import; gives what is to be told of it.
        """
        starts.date_named(sheets)
        return []

    def announce(self, entry: Entry, ledger: "LedgerRows") -> None:
        """Make a row known to others before any that it names is looked up.

        ValidationError says that it cannot be.
        """

    def introduce(self, entries: list[Entry], ledger: "LedgerRows") -> Broken:
        """The same for all rows together, where what one is called hangs on the others."""
        yield from ()

    def is_stored_as(self, row: Any, stored: Any) -> bool:
        """Whether `row` is the row `stored`, which has the same key."""
        return True

    def take_over(
        self, row: Any, stored: Any, absent: Iterable[Column], ledger: "LedgerRows"
    ) -> None:
        """What the file does not say (the columns `absent`) stays as it is stored."""
        row.pk, row.version, row.ref = stored.pk, stored.version, stored.ref
        row._state.adding = False
        for column in absent:
            if column.heading not in self.filled_in:
                column.copy(stored, row)

    def clean(self, row: Any, ledger: "LedgerRows") -> None:
        """The rules about a row by itself; ValidationError says which it breaks."""
        row.clean()

    def check_together(self, entries: list[Entry], ledger: "LedgerRows") -> Broken:
        """The rules that reach over rows, of the entries that are not bad."""
        yield from ()

    def save_in_steps(self, entries: list[Entry]) -> Iterator[tuple[int, int]]:
        """Tells how many of the new ones are saved by now, of how many.

        Raises IntegrityError or DataError when the database refuses a row.
        """
        saving.update(self.columns, entries)
        yield from saving.create_in_steps(self.columns, entries)
        for column in self.columns:
            column.save_links(entries)


class MoneyTable(Table):
    """Rows with an amount, its currency and rate."""

    def take_over(
        self, row: Any, stored: Any, absent: Iterable[Column], ledger: "LedgerRows"
    ) -> None:
        """A rate that is not given is the stored one, unless the currency is another now."""
        super().take_over(row, stored, absent, ledger)
        if row.exchange_rate is None and (row.currency or ledger.home_currency) == stored.currency:
            row.exchange_rate = stored.exchange_rate

    def clean(self, row: Any, ledger: "LedgerRows") -> None:
        row.home_currency = ledger.home_currency
        for name, sign in getattr(row, "signed", {}).items():
            try:
                check_sign(sign, row.currency or ledger.home_currency)
            except ValidationError as error:
                raise ValidationError({name: error}) from None
        super().clean(row, ledger)
