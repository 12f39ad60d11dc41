"""A fee as a frozen row, and what the arithmetic makes of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from networks.arithmetic.accrual import FeeShare
from networks.arithmetic.coverage import Payment
from networks.arithmetic.instalments import cover_until, instalments_in
from networks.arithmetic.money import Amount, Certainty, Payer, known
from networks.arithmetic.periods import Period, full_months, months_later


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A fee in home money; `cover` is its payment date alone where it covers nothing.

    With `every` it repeats after so many months: `amount` is then an instalment's, and `cover` has
    the days of all of them (METHOD, Money). `asked` is the amount with its currency, where that is
    not home money.
    """

    id: int
    kind: str
    amount: Decimal | None
    certainty: Certainty
    paid_on: date
    cover: Period
    covers: bool
    paid_by: Payer
    every: int | None = None
    repeats_until: date | None = None
    asked: tuple[Decimal, str] | None = None

    @property
    def known(self) -> Amount:
        return known(self.amount, self.certainty)

    @property
    def share(self) -> FeeShare:
        return FeeShare(self.amount, self.certainty, self.paid_by, self.cover, self.every)

    def instalments_in(self, period: Period) -> "list[FeeRow]":
        """Those that touch the period, as fees that come once; itself where it does."""
        if self.every is None:
            return [self]
        first = self.cover.first
        return [
            replace(
                self,
                # As long after the first payment as its days are after the first days.
                paid_on=months_later(self.paid_on, full_months(first, covered.first)),
                cover=covered,
                every=None,
                repeats_until=None,
            )
            for covered in instalments_in(self.cover, self.every, period)
        ]

    @property
    def payment(self) -> Payment:
        endless = self.every is not None and self.repeats_until is None
        return Payment(
            self.cover, self.paid_on, self.amount, self.certainty, self.paid_by, self.kind,
            self.every, endless,
        )  # fmt: skip


def running(fees: Iterable[FeeRow], last: date) -> Iterator[FeeRow]:
    """The fees of a membership up to its last day: what repeats covers all instalments that run.

    They run "while their first covered day is not after the fee's last day, the membership's end".
    A fee comes with the days of its first instalment; it is left out where not even that one runs.
    """
    for fee in fees:
        last_start = min(last, fee.repeats_until or last)
        if fee.every is None:
            yield fee
        elif fee.cover.first <= last_start:
            yield replace(fee, cover=cover_until(fee.cover.first, fee.every, last_start))
