"""What falls due in the next 12 months, month by month, beside what the last 12 took.

Fees that are dated already, every instalment of those that repeat, and what a renewal most likely
costs on its day, as often as that is paid. What is overdue is due today, once; what a person has
decided to leave is not due.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Amount, Payer, format_amount, total
from networks.arithmetic.periods import (
    ONE_DAY,
    Period,
    last_12_months,
    months_later,
    years_later,
)
from networks.arithmetic.writing import own_writing
from reflections.figures import bears
from reflections.figures.cash import paid_by_day
from reflections.figures.rows import Ledger, Network
from reflections.models import Choice
from reflections.renewals.paid import Due, dues_by_network
from reflections.renewals.to_pay import fees_paid_in


@dataclass(frozen=True, slots=True)
class Payable:
    """`is_expected`: it is no fee in the ledger yet, but what a renewal most likely comes to."""

    on: date
    network: Network
    paid_by: Payer
    amount: Amount
    is_expected: bool


@dataclass(frozen=True, slots=True)
class MoneySplit:
    """Money by whose it is."""

    mine: Amount
    others: Amount

    @property
    def all(self) -> Amount:
        return self.mine + self.others


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    payables: tuple[Payable, ...]

    @property
    def label(self) -> str:
        return own_writing().month(self.first)

    @property
    def split(self) -> MoneySplit:
        return _split((payable.paid_by, payable.amount) for payable in self.payables)

    @property
    def networks(self) -> list[Network]:
        """Each network once, in the order of the days."""
        return list({payable.network.id: payable.network for payable in self.payables}.values())


@dataclass(frozen=True, slots=True)
class YearAhead:
    """`months` are those in which something falls due; `last_year` is what was paid."""

    months: tuple[Month, ...]
    last_year: MoneySplit
    currency: str

    @property
    def split(self) -> MoneySplit:
        payables = (payable for month in self.months for payable in month.payables)
        return _split((payable.paid_by, payable.amount) for payable in payables)

    @property
    def sentence(self) -> str:
        """What it comes to, and what the last 12 months took."""
        sentence = f"{self._falls_due} {self._was_paid}"
        return sentence[0].upper() + sentence[1:]

    @property
    def _falls_due(self) -> str:
        split = self.split
        if bears(split.mine) and bears(split.others):
            mine, others = self._money(split.mine), self._money(split.others)
            return f"{self._money(split.all)} falls due: {mine} of yours, {others} of others’."
        if bears(split.others):
            return f"{self._money(split.others)} falls due, and others pay it."
        return f"{self._money(split.mine)} falls due, all of it yours."

    @property
    def _was_paid(self) -> str:
        if not bears(self.last_year.all):
            return "In the last 12 months no fee was paid."
        paid = f"In the last 12 months you paid {self._money(self.last_year.mine)}"
        if not bears(self.last_year.others):
            return f"{paid}."
        return f"{paid}, others {self._money(self.last_year.others)}."

    def _money(self, amount: Amount) -> str:
        return format_amount(amount, self.currency)


def year_ahead(ledger: Ledger, today: date) -> YearAhead:
    """From tomorrow to this date next year, and of what is overdue from today."""
    period = Period(today, years_later(today, 1))
    by_month: dict[date, list[Payable]] = defaultdict(list)
    for payable in sorted(
        _payables(ledger, period), key=lambda payable: (payable.on, payable.network.id)
    ):
        by_month[payable.on.replace(day=1)].append(payable)
    months = tuple(Month(first, tuple(payables)) for first, payables in by_month.items())
    paid = fees_paid_in(ledger, last_12_months(today))
    return YearAhead(months, _split(paid.items()), ledger.currency)


def _payables(ledger: Ledger, period: Period) -> Iterator[Payable]:
    to_come = Period(period.first + ONE_DAY, period.last)
    for network in ledger.networks.values():
        for fee in network.fees:
            for on, amount in paid_by_day(fee, to_come):
                yield Payable(on, network, fee.paid_by, amount, is_expected=False)
    for dues in dues_by_network(ledger, period.first).values():
        for due in dues:
            yield from _expected(due, period)


def _expected(due: Due, period: Period) -> Iterator[Payable]:
    """What the renewal comes to, again and again where that covers less than the year."""
    decided_to_leave = due.state == RenewalState.SETTLED and due.network.last_choice == Choice.LEAVE
    # Instalments of a fee without end are in the ledger: they would count twice.
    if decided_to_leave or any(payment.endless for payment in due.expected.payments):
        return
    # How often an overdue renewal would have been paid meanwhile, nobody knows: it counts once.
    days = [period.first] if due.on < period.first else _renewal_days(due, period.last)
    for on in days:
        for payer, amount in due.expected.likely.items():
            yield Payable(on, due.network, payer, amount, is_expected=True)


def _renewal_days(due: Due, last: date) -> Iterator[date]:
    fee, count = due.expected, 0
    months = (fee.covers_as_long and fee.months) or fee.next_months
    # What renews today renews on the last of the days again, a year after.
    end = min(last, years_later(due.on, 1) - ONE_DAY, due.membership.days.last)
    while (on := months_later(due.on, count * months)) <= end:
        yield on
        count += 1


def _split(parts: Iterable[tuple[Payer, Amount]]) -> MoneySplit:
    parts = list(parts)
    return MoneySplit(
        total(amount for payer, amount in parts if payer == Payer.SELF),
        total(amount for payer, amount in parts if payer != Payer.SELF),
    )
