"""memberships.csv; a network that only a membership names is added with it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import F

from networks.arithmetic.periods import Precision
from networks.csvfiles.columns.of_fields import RefColumn, columns
from networks.csvfiles.columns.references import OrganisationColumn
from networks.csvfiles.importing import saving
from networks.csvfiles.importing.entries import Entry
from networks.csvfiles.table import Broken, Table
from networks.models import Membership

if TYPE_CHECKING:
    from networks.csvfiles.importing.ledger_rows import LedgerRows
    from networks.csvfiles.importing.unremembered import UnrememberedStarts
    from networks.csvfiles.reading.sheets import Sheet

START = ("organisation", "started_on", "started_on_precision")
END = ("ended_on", "ended_on_precision")
MOVES = {"held_by", "organisation_id", *START, *END}


class MembershipTable(Table):
    def date_unknown_starts(self, sheets: list["Sheet"], starts: "UnrememberedStarts") -> list[str]:
        return starts.date_own(sheets)

    def announce(self, entry: Entry, ledger: "LedgerRows") -> None:
        """A network that is nowhere yet is added with its membership."""
        if name := entry.values.get("organisation"):
            try:
                ledger.add_organisation(entry, name)
            except ValidationError as error:
                del entry.values["organisation"]
                raise ValidationError({"organisation": error}) from None

    def check_together(self, entries: list[Entry], ledger: "LedgerRows") -> Broken:
        # Others can name a membership by these two, be the rest of its row good or bad.
        placed = {
            self.key(entry.row): entry
            for entry in entries
            if entry.row.organisation_id is not None and entry.row.started_on is not None
        }
        yield from _overlaps(placed, entries, ledger)
        ledger.move([(entry.stored, entry.row) for entry in entries if entry.stored])
        ledger.memberships |= {key: entry.row for key, entry in placed.items()}

    def save_in_steps(self, entries: list[Entry]) -> Iterator[tuple[int, int]]:
        """Those that change are cut to one day first, so that none overlaps on the way."""
        moved = [entry.row for entry in entries if MOVES & set(entry.changed)]
        ends = [(row.ended_on, row.ended_on_precision) for row in moved]
        # First the day on which each is stored to start, then that on which it will.
        Membership.objects.filter(pk__in=[row.pk for row in moved]).update(
            ended_on=F("started_on"), ended_on_precision=Precision.DAY
        )
        for row in moved:
            row.organisation_id = row.organisation.pk
            row.ended_on, row.ended_on_precision = row.started_on, Precision.DAY
        Membership.objects.bulk_update(moved, (*START, *END), batch_size=saving.AT_ONCE)
        saving.update(self.columns, entries, leaving_out=("organisation_id", *START, *END))
        for row, (ended_on, precision) in zip(moved, ends, strict=True):
            row.ended_on, row.ended_on_precision = ended_on, precision
        Membership.objects.bulk_update(moved, END, batch_size=saving.AT_ONCE)
        yield from saving.create_in_steps(self.columns, entries)


def _overlaps(placed: dict[Hashable, Entry], entries: list[Entry], ledger: "LedgerRows") -> Broken:
    """Memberships that the same party would hold at the same time (METHOD, Time)."""
    of_row = {id(entry.row): entry for entry in placed.values()}
    stored = {id(entry.stored) for entry in entries if entry.stored}
    others = [row for key, row in ledger.memberships.items() if key not in placed]
    rows = [row for row in others if id(row) not in stored]
    rows += [entry.row for entry in placed.values() if not entry.bad]
    for earlier, later in _clashes(rows):
        entry = of_row.get(id(later)) or of_row.get(id(earlier))
        if entry:
            yield entry, "started_on", _clash(entry.row, earlier if entry.row is later else later)


def _clashes(rows: Iterable[Membership]) -> Iterator[tuple[Membership, Membership]]:
    """Each membership that starts while an earlier one is surely held, after that one."""
    by_holder = defaultdict(list)
    for row in rows:
        by_holder[row.organisation.name_key, row.held_by].append(row)
    for held in by_holder.values():
        held.sort(key=lambda row: row.started_on)
        longest = held[0]
        for row in held[1:]:
            if row.overlaps(longest):
                yield longest, row
            longest = max(longest, row, key=lambda row: row.surely_until)


def _clash(row: Membership, other: Membership) -> str:
    try:
        row.refuse_clash(other)
    except ValidationError as error:
        return " ".join(error.messages)
    raise AssertionError("memberships that overlap clash")


MEMBERSHIPS = MembershipTable(
    name="memberships",
    model=Membership,
    columns=(
        OrganisationColumn(Membership._meta.get_field("organisation")),
        *columns(
            Membership,
            "category",
            "started_on",
            "ended_on",
            "held_by",
            "held_for",
            "credential",
            "number",
            "notice_days",
            "renews_itself",
            "how_to_leave",
            "reason_joined",
            "reason_left",
        ),
        RefColumn(Membership),
    ),
    key=attrgetter("organisation.name_key", "started_on"),
    once=("started_on", "Line {line} has a membership of it from that day already."),
    joins=("organisation",),
    referred_to=True,
)
