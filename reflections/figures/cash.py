"""What was paid in a period, beside what it cost there spread by the day (METHOD, Cost)."""

from collections.abc import Iterable, Iterator
from datetime import date

from networks.arithmetic.accrual import Cost
from networks.arithmetic.instalments import paid_days
from networks.arithmetic.money import ZERO, Amount, Lens, Payer, total
from networks.arithmetic.periods import Period
from reflections.figures.own import activities_in, activity_costs
from reflections.figures.rows import FeeRow, Network


def cash_in(networks: Iterable[Network], period: Period) -> Cost:
    """Fees by the day they were paid, each instalment by its own, and what activities cost."""
    cash = Cost()
    for network in networks:
        paid: dict[Payer, list[Amount]] = {payer: [] for payer in Payer}
        for fee in network.fees:
            paid[fee.paid_by] += [amount for _, amount in paid_by_day(fee, period)]
        cash += Cost(*(total(paid[payer]) for payer in Payer))
        cash += activity_costs(activities_in(network, period))
    return cash


def handed_over(networks: Iterable[Network], period: Period, lens: Lens) -> Amount:
    """The cash of whose money counts under the lens; hours are none."""
    return cash_in(networks, period).under(lens, ZERO, None)


def paid_by_day(fee: FeeRow, period: Period) -> Iterator[tuple[date, Amount]]:
    """Each payment of a fee that falls in the period."""
    if fee.every is None:
        days = [fee.paid_on]
    else:
        days = paid_days(fee.paid_on, fee.cover, fee.every, period.last)
    return ((day, fee.known) for day in days if day in period)


def is_paid_back(fee: FeeRow, refunds: Iterable[FeeRow], today: date) -> bool:
    """Whether all that was paid of a fee up to today was given back, by refunds in its days."""
    until = Period(min(fee.paid_on, today), today)
    paid = [amount for _, amount in paid_by_day(fee, until)] if fee.every else [fee.known]
    back = (
        refund.known
        for refund in refunds
        # It is of the fee within whose days its own lie.
        if refund.paid_by == fee.paid_by and fee.cover.overlap(refund.cover) == refund.cover
    )
    return total([*paid, *back]).value <= 0
