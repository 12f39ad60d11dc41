"""From a sheet and what its columns mean to rows of the ledger's own files."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from networks.arithmetic.money import Certainty
from networks.arithmetic.periods import Precision, VagueDate
from networks.arithmetic.text import same_name
from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_money import MoneyWords
from networks.csvfiles.columns.cell_words import GOES_ON, same_word
from networks.fields.dates import is_unremembered
from networks.other_files.drafting.cells import (
    currency_in,
    next_day_of_year,
    read_money,
    without_remark,
)
from networks.other_files.drafting.covers import (
    YEAR,
    TypedFeeDates,
    UncertainDate,
    UndatedFee,
    cover_of,
    read_day_cell,
    read_vague_cell,
)
from networks.other_files.drafting.drafts import Draft, Origin
from networks.other_files.drafting.existing import Existing
from networks.other_files.drafting.sheet_rows import rows_of
from networks.other_files.grids import Grid
from networks.other_files.meanings.choices import EVERY_WORDS, MONTHS, Choices
from networks.other_files.meanings.columns import (
    ACTIVITIES,
    FEES,
    MEANINGS,
    MEMBERSHIPS,
    NETWORKS,
)
from networks.other_files.meanings.guessing import headings_of

NO_DATE = (
    "Nothing says when this was paid: match a column with the day of payment, of renewal or of "
    "joining, or say one for the whole sheet."
)
NEXT_TAKEN = "Where a renewal names a month or a day without a year, the next one is taken."
SAID_BEFORE = "Line {line} says otherwise of {name}."


@dataclass
class SheetReader:
    """What the rows of a sheet are read with; `today` is the person's day."""

    draft: Draft
    existing: Existing
    order: DateOrder | None
    today: date
    usual_currency: str
    # What was said of a network or a membership so far, with the line on which it was.
    written: dict[tuple, tuple[dict[str, str], int]] = field(default_factory=dict)
    unknown_starts: Counter = field(default_factory=Counter)
    heading_currency: str = ""

    def read(self, grid: Grid, choices: Choices) -> None:
        """Memberships of all rows first, so that a payment finds the one that it is for."""
        rows = list(rows_of(grid, choices, self.draft))
        called = dict(zip(choices.columns, headings_of(grid, choices.header), strict=True))
        heading = called.get("fee") or called.get("cost") or ""
        self.heading_currency = currency_in(heading, self.usual_currency)
        if ACTIVITIES in {MEANINGS[key].table for key in choices.columns if key}:
            for values, origin in rows:
                self._activity(values, origin)
            return
        for values, origin in rows:
            self._network(values, origin)
        for values, origin in rows:
            self._membership(values, origin)
        for values, origin in rows:
            if values.get("fee"):
                self._fee(values, origin)

    def _network(self, values: dict[str, str], origin: Origin) -> None:
        name = values.get("network", "")
        if not name:
            self.draft.refuse(origin, "This row names no network.", "name")
            return
        values["network"] = self.existing.full_name(name)
        cells = _for_table(values, NETWORKS)
        for link in {"parent", "host"} & cells.keys():
            cells[link] = self.existing.full_name(cells[link])
        if len(cells) > 1 or not self.existing.has(name):
            self._say_once(NETWORKS, (same_name(cells["name"]),), cells, origin)

    def _membership(self, values: dict[str, str], origin: Origin) -> None:
        cells, name = _for_table(values, MEMBERSHIPS), values.get("network", "")
        if not name or not cells.get("started_on"):
            return
        joined, left = (self._vague(values.get(key, "")) for key in ("joined", "left"))
        if is_unremembered(cells["started_on"]):
            # All rows of a network that say so, in whatever words, are of one membership.
            cells["started_on"] = "unknown"
        if joined:
            self.existing.hold(name, joined, left.last if left else None)
            cells["started_on"] = str(joined)
        key = (same_name(name), cells["started_on"])
        self._say_once(MEMBERSHIPS, key, {"organisation": name, **cells}, origin)

    def _say_once(self, table: str, key: tuple, cells: dict[str, str], origin: Origin) -> None:
        """Rows that say more of the same one add to it; one that says otherwise is refused."""
        before, line = self.written.get((table, *key), ({}, 0))
        if not before:
            kept = self.draft.add(table, cells, origin)
            self.written[(table, *key)] = kept, origin.line
            return
        called = cells.get("organisation") or cells["name"]
        for heading, text in cells.items():
            if heading == "notes" and text not in before.get("notes", ""):
                before["notes"] = "\n".join(filter(None, [before.get("notes"), text]))
            elif before.setdefault(heading, text) != text and heading not in ("notes", "name"):
                self.draft.refuse(origin, SAID_BEFORE.format(line=line, name=called), heading)

    def _fee(self, values: dict[str, str], origin: Origin) -> None:
        row = _for_table(values, FEES)
        if not values.get("network"):
            return
        values, often = self._renewal(values, row.pop("every", ""))
        every = self._amount(row) or (int(often) if often in MONTHS else 0)
        # A fee by the year is a row for each year: what repeats here comes more often than that.
        every = every if every < YEAR else 0
        try:
            cover = cover_of(self._dates_of(values, every), self.today)
            row |= {"paid_on": cover.paid_on.isoformat()}
            row |= {"covers_from": cover.first.isoformat() if cover.first else ""}
            row |= {"covers_until": cover.last.isoformat() if cover.last else ""}
        except UncertainDate as error:
            row = {"amount": row.get("amount", ""), "paid_on": str(error)}
            cover = None
        except UndatedFee:
            costs_nothing = row.get("amount") == "0.00"
            # What is wrong with the day of joining is said with the membership.
            if not costs_nothing and (not values.get("joined") or self._vague(values["joined"])):
                self.draft.refuse(origin, NO_DATE)
            return
        if every:
            left = self._vague(values.get("left", ""))
            row |= {"every": str(every), "repeats_until": left.last.isoformat() if left else ""}
        first = (cover.first or cover.paid_on) if cover else None
        start = self._start_for(values, first, origin)
        row |= {"organisation": values["network"], "membership_started_on": start}
        self.draft.add(FEES, row, origin)

    def _renewal(self, values: dict[str, str], often: str) -> tuple[dict[str, str], str]:
        """The values with a renewal of a whole date or none, and how often the fee is paid."""
        renewal = values.get("renews_on", "")
        if rhythm := EVERY_WORDS.get(same_word(renewal)):
            # Where others have a day, "monthly" says how often it is paid.
            return {
                key: text for key, text in values.items() if key != "renews_on"
            }, often or rhythm
        if day := next_day_of_year(renewal, self.today):
            self.draft.say_once(NEXT_TAKEN)
            return values | {"renews_on": day.isoformat()}, often
        return values, often

    def _amount(self, row: dict[str, str]) -> int:
        """Put it in the words of the file of fees; gives how often it is paid, where it says so."""
        words, remark = self._read_amount(row["amount"], row)
        if words is None:
            return 0
        if remark:
            row["notes"] = "\n".join(filter(None, [row.get("notes"), remark]))
        row["amount"] = "" if words.value is None else f"{words.value:.2f}"
        if words.value is not None and words.certainty != Certainty.EXACT:
            row["certainty"] = words.certainty.value
        if words.value is not None and words.value < 0:
            row.setdefault("kind", "refund")
        return words.every or 0

    def _read_amount(self, text: str, row: dict[str, str]) -> tuple[MoneyWords | None, str]:
        """Its words, None for no amount, and what is said of it in brackets, unless its currency.

        The row gets the currency that the amount or the heading says, unless it has one.
        """
        usual = row.get("currency", "") or self.usual_currency
        amount, remark = without_remark(text)
        for wording, rest in ((text, ""), (f"{amount} {remark}", ""), (amount, remark)):
            with suppress(ValueError):
                words = read_money(wording, usual)
                if currency := words.currency or self.heading_currency:
                    row.setdefault("currency", currency)
                return words, rest
        return None, ""

    def _dates_of(self, values: dict[str, str], every: int) -> TypedFeeDates:
        days = ("paid_on", "renews_on", "covers_from", "covers_until")
        read = {key: read_day_cell(values.get(key, ""), self.order) for key in days}
        joined, left = (self._vague(values.get(key, "")) for key in ("joined", "left"))
        return TypedFeeDates(joined=joined, left=left, every=every, **read)

    def _start_for(self, values: dict[str, str], first: date | None, origin: Origin) -> str:
        """The membership that a payment is for; one that nobody dated had begun by then."""
        name = values["network"]
        if values.get("joined"):
            joined = self._vague(values["joined"])
            return str(joined) if joined else values["joined"]
        if held := self.existing.membership(name, first):
            return held.start
        year = (first or self.today).year - 1
        start = VagueDate(date(year, 12, 31), Precision.UNTIL)
        cells = _for_table(values, MEMBERSHIPS) | {"organisation": name, "started_on": str(start)}
        self.existing.hold(name, start, None)
        self._say_once(MEMBERSHIPS, (same_name(name), str(start)), cells, origin)
        self.unknown_starts[name] += 1
        return str(start)

    def _activity(self, values: dict[str, str], origin: Origin) -> None:
        row = _for_table(values, ACTIVITIES)
        name = values.get("network", "")
        if not name:
            self.draft.refuse(origin, "This row names no network.", "name")
            return
        row["organisation"] = self.existing.full_name(name)
        if not self.existing.has(name):
            self._say_once(NETWORKS, (same_name(name),), {"name": name}, origin)
        if through := row.get("found_through"):
            row["found_through"] = self.existing.full_name(through)
        cost = row.get("cost") and self._read_amount(row["cost"], row)[0]
        if cost:
            row["cost"] = "" if cost.value is None else f"{cost.value:.2f}"
        self.draft.add(ACTIVITIES, row, origin)

    def _vague(self, text: str) -> VagueDate | None:
        try:
            return None if same_word(text) in GOES_ON else read_vague_cell(text, self.order)
        except UncertainDate:
            return None


def _for_table(values: dict[str, str], table: str) -> dict[str, str]:
    """Those that go there, by its own headings."""
    cells = {}
    for key, text in values.items():
        meaning = MEANINGS[key]
        if meaning.table == table and meaning.heading and text:
            cells[meaning.heading] = text
    return cells
