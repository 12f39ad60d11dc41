"""Activities as frozen rows: one by one, or several summed; figures read both alike."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from networks.arithmetic.money import Payer


class ActivityRow(NamedTuple):
    """An activity's figures, its money in home money; None is nothing recorded.

    A tuple, for a ledger may have a hundred thousand of them.
    """

    date: date
    hours: Decimal | None
    cost: Decimal | None
    paid_by: Payer
    saved: Decimal | None
    rating: int | None
    kind: str = "event"
    id: int = 0
    given: bool | None = None
    found_through_id: int | None = None

    @property
    def times(self) -> int:
        return 1

    @property
    def rated(self) -> int:
        return self.rating is not None

    @property
    def stars(self) -> int:
        return self.rating or 0

    @property
    def priced(self) -> int:
        return bool(self.cost)


class ActivitySum(NamedTuple):
    """Several activities that one party paid for, from the day of the first to that of the last.

    `priced` is how many cost something; `kind` is that of the only one, where it is one.
    """

    date: date
    last: date
    paid_by: Payer
    times: int
    hours: Decimal
    cost: Decimal
    saved: Decimal
    rated: int
    stars: int
    priced: int
    kind: str | None
