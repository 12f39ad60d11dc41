"""Rules that reach over rows: each yields the entries that break it, the heading and the reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError

from networks.arithmetic.periods import format_day
from networks.models import Membership
from networks.models.organisation import loop_message
from networks.tables import MEMBERSHIPS
from reflections.ledger.known import Known
from reflections.ledger.reports import Entry

Broken = Iterator[tuple[Entry, str, str]]


def loops(entries: list[Entry], known: Known) -> Broken:
    """Organisations from which parent or successor leads back to themselves."""
    for link in ("parent", "successor"):
        ends = {key: getattr(row, link) for key, row in known.organisations.items()}
        looping = in_loops({key: end and end.name_key for key, end in ends.items()})
        for entry in entries:
            if entry.row.name_key in looping:
                yield entry, link, loop_message(link)


def in_loops(links: dict[str, str | None]) -> set[str]:
    """Those from which following `links` leads back to where it began."""
    looping: set[str] = set()
    seen: set[str] = set()
    for start in links:
        path: dict[str, int] = {}
        step: str | None = start
        while step is not None and step not in seen:
            seen.add(step)
            path[step] = len(path)
            step = links.get(step)
        if step in path:
            looping |= {key for key, place in path.items() if place >= path[step]}
    return looping


def closings(entries: list[Entry], known: Known) -> Broken:
    """Organisations that would close before a stored membership of them starts."""
    latest = dict(sorted(known.memberships))
    for entry in entries:
        closed_on, start = entry.row.closed_on, latest.get(entry.row.name_key)
        if closed_on and start and start > closed_on:
            yield entry, "closed_on", f"You joined it after that date: on {format_day(start)}."


def is_placed(entry: Entry) -> bool:
    """Whether others can name this membership, be the rest of its row good or bad."""
    return entry.row.organisation_id is not None and entry.row.started_on is not None


def overlaps(entries: list[Entry], known: Known) -> Broken:
    """Memberships that the same party would hold at the same time (METHOD, Time)."""
    of_row = {id(entry.row): entry for entry in entries}
    placed = {MEMBERSHIPS.key(entry.row): entry for entry in entries if is_placed(entry)}
    rows = [row for key, row in known.memberships.items() if key not in placed]
    rows += [entry.row for entry in placed.values() if not entry.bad]
    for one, other in _clashes(rows):
        entry = of_row.get(id(other)) or of_row.get(id(one))
        if entry:
            yield entry, "started_on", _clash(entry.row, one if entry.row is other else other)


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
            longest = max(longest, row, key=lambda each: each.surely_until)


def _clash(row: Membership, other: Membership) -> str:
    try:
        row.refuse_clash(other)
    except ValidationError as error:
        return " ".join(error.messages)
    raise AssertionError("memberships that overlap clash")
