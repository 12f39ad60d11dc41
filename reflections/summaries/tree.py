"""The rows of a summary as a page shows them: the largest first, each above its groups."""

from collections.abc import Sequence
from decimal import Decimal

from networks.money import ZERO
from reflections.summaries.figures import Row
from reflections.summaries.ledger import Ledger


def largest_first(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """By cost, then worth, among those with the same parent."""
    by_id = {row.network.id: row for row in rows}

    def in_order(ids: list[int]) -> list[int]:
        return sorted((one for one in ids if one in by_id), key=lambda one: _size(by_id[one]))

    found, waiting = [], in_order(ledger.children[None])[::-1]
    while waiting:
        one = waiting.pop()
        found.append(by_id[one])
        waiting += in_order(ledger.children[one])[::-1]
    return found


def _size(row: Row) -> tuple[Decimal, Decimal, str]:
    return -row.whole.cost.value, -row.whole.worth, row.network.short.casefold()


def longest_bar(rows: Sequence[Row]) -> Decimal:
    """What the bars of cost and worth are drawn against."""
    return max((max(row.whole.cost.value, row.whole.worth) for row in rows), default=ZERO)
