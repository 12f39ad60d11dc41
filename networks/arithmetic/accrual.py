"""What a fee costs in a period, day by day of what it covers (METHOD, Cost in a period)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from networks.arithmetic.instalments import instalment, running_at
from networks.arithmetic.money import (
    NOTHING,
    ZERO,
    Amount,
    Certainty,
    Lens,
    Payer,
    known,
    product,
    rounded,
    total,
)
from networks.arithmetic.periods import ONE_DAY, Period


def run_up(amount: Decimal, cover: Period, day: date) -> Decimal:
    """What has accrued by the end of `day`.

    "R(t) = round(A x clamp(t - c + 1, 0, N) / N)" (METHOD, Cost in a period).
    """
    days = cover.days
    elapsed = min(max((day - cover.first).days + 1, 0), days)
    numerator, denominator = amount.as_integer_ratio()
    return rounded(numerator * elapsed, denominator * days)


def accrued(amount: Decimal, cover: Period, period: Period) -> Decimal:
    """The cost in a period: "R(b) - R(a - 1)", so consecutive periods add up to the penny."""
    return run_up(amount, cover, period.last) - run_up(amount, cover, period.first - ONE_DAY)


def run_up_repeating(amount: Decimal, cover: Period, every: int, day: date) -> Decimal:
    """What a fee of `amount` every so many months has run up, each instalment by itself."""
    if day < cover.first:
        return ZERO
    # Instalments before the one that runs have run up wholly: no loop over the years is needed.
    number = running_at(cover.first, every, min(day, cover.last))
    return amount * number + run_up(amount, instalment(cover.first, every, number), day)


@dataclass(frozen=True, slots=True)
class FeeShare:
    """What one payer gave, in home money: a fee over its coverage, or a cost on one day.

    The amount is None when unknown. With `every`, it is that of one instalment, and all of them
    together cover `cover`.
    """

    amount: Decimal | None
    certainty: Certainty
    paid_by: Payer
    cover: Period
    every: int | None = None

    def in_period(self, period: Period) -> Amount | None:
        """None when what it covers does not touch the period."""
        if self.cover.overlap(period) is None:
            return None
        if self.amount is None:
            return known(None)
        # Differences of running totals: shares of each day would not add up to the whole.
        before = self._run_up(self.amount, period.first - ONE_DAY)
        return Amount(self._run_up(self.amount, period.last) - before, self.certainty)

    def each_year(self, until: date) -> Iterator[tuple[int, Amount]]:
        """Its cost in every calendar year that it touches, up to a day."""
        if self.cover.first > until:
            return
        # The running total of one year's end is the next one's start: half the work of `in_period`.
        before = ZERO
        for year in range(self.cover.first.year, min(self.cover.last, until).year + 1):
            if self.amount is None:
                yield year, known(None)
            else:
                by_then = self._run_up(self.amount, min(date(year, 12, 31), until))
                yield year, Amount(by_then - before, self.certainty)
                before = by_then

    def _run_up(self, amount: Decimal, day: date) -> Decimal:
        if self.every is None:
            return run_up(amount, self.cover, day)
        return run_up_repeating(amount, self.cover, self.every, day)


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of an organisation in a period, by who paid."""

    own: Amount = NOTHING
    employer: Amount = NOTHING
    other: Amount = NOTHING

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.own + other.own, self.employer + other.employer, self.other + other.other)

    def by_payer(self) -> dict[Payer, Amount]:
        return {Payer.SELF: self.own, Payer.EMPLOYER: self.employer, Payer.OTHER: self.other}

    def under(self, lens: Lens, hours: Decimal, hour_value: Decimal | None) -> Amount:
        """What counts under the lens (METHOD, Cost in a period).

        Hours count under `time` alone, "rounded per organisation": ask each organisation and add
        the answers. An hour without a value adds nothing.
        """
        if lens == Lens.ALL:
            return self.own + self.employer + self.other
        if lens == Lens.TIME:
            return self.own + Amount(product(hours, hour_value or ZERO))
        return self.own


def cost_in(period: Period, shares: Iterable[FeeShare]) -> Cost:
    """The cost of fees, and of activities on their dates, that touch the period."""
    amounts: dict[Payer, list[Amount]] = {payer: [] for payer in Payer}
    for share in shares:
        # A share outside the period must not lend the sum its certainty: None, not a zero.
        amount = share.in_period(period)
        if amount is not None:
            amounts[share.paid_by].append(amount)
    return Cost(*(total(amounts[payer]) for payer in Payer))
