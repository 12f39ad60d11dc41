"""Networks as a page shows them: the largest first, each above its groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from networks.arithmetic.money import ZERO
from networks.arithmetic.spells import Spell
from reflections.figures import Row, Summary
from reflections.figures.belonging import Belonging, belonging
from reflections.figures.rows import Ledger, Network
from reflections.history.quiet import last_activity
from reflections.history.spells import spells_of


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A network in the tree; `row` is None when nothing of it falls in the period.

    The last activity counts its groups; `became` is what a closed one became.
    """

    network: Network
    depth: int
    row: Row | None
    belonging: Belonging
    spells: tuple[Spell, ...]
    last_activity: date | None
    became: Network | None = None


def entries(ledger: Ledger, summary: Summary, today: date) -> list[TreeEntry]:
    """Every network of the ledger, whether it has figures in the period or not."""
    rows = {row.network.id: row for row in summary.rows}
    return [_entry(ledger, pk, rows.get(pk), today) for pk in in_order(ledger, rows)]


def _entry(ledger: Ledger, pk: int, row: Row | None, today: date) -> TreeEntry:
    network = ledger.networks[pk]
    spells, last = tuple(spells_of(network)), last_activity(ledger.with_groups(pk), today)
    became = ledger.networks.get(network.successor_id) if network.successor_id else None
    return TreeEntry(
        network, ledger.depths[pk], row, belonging(network, today), spells, last, became
    )


def largest_first(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """By cost, then worth, among those with the same parent."""
    by_id = {row.network.id: row for row in rows}
    return [by_id[pk] for pk in in_order(ledger, by_id) if pk in by_id]


def in_order(ledger: Ledger, rows: dict[int, Row]) -> list[int]:
    """Ids from the top of the tree down; those without a row come last among their siblings."""

    # A stack and no recursion, as an imported tree may be deep: what comes first is put on last.
    def sorted_ids(ids: Iterable[int]) -> list[int]:
        return sorted(ids, key=lambda pk: _size(ledger.networks[pk], rows.get(pk)))

    ordered, waiting = [], sorted_ids(ledger.children[None])[::-1]
    while waiting:
        pk = waiting.pop()
        ordered.append(pk)
        waiting += sorted_ids(ledger.children[pk])[::-1]
    return ordered


def _size(network: Network, row: Row | None) -> tuple[bool, Decimal, Decimal, str]:
    cost, worth = (row.whole.cost.value, row.whole.worth or ZERO) if row else (ZERO, ZERO)
    return row is None, -cost, -worth, network.short.casefold()


def longest_bar(rows: Sequence[Row]) -> Decimal:
    """What the bars of cost and worth are drawn against."""
    return max((max(row.whole.cost.value, row.whole.worth or ZERO) for row in rows), default=ZERO)
