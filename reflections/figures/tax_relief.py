"""What each UK tax year gives back of the fees that were paid in it (METHOD, Tax relief)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from networks.arithmetic.money import Payer, product
from networks.arithmetic.periods import Period, tax_year, tax_year_of
from networks.arithmetic.tax import TaxYear, relief_by_year
from networks.models import FeeKind
from reflections.figures.cash import paid_by_day
from reflections.figures.rows import FeeRow, Ledger, Network

RELIEVED_KINDS = frozenset({FeeKind.SUBSCRIPTION, FeeKind.PRACTISING})


def relief_in(ledger: Ledger, networks: Iterable[Network], period: Period) -> list[TaxYear]:
    """On what the person paid in the period, at the rate of each tax year (METHOD, Tax relief).

    Empty in a ledger that sees no UK tax year.
    """
    if not ledger.has_tax_year:
        return []
    return relief_by_year(_relieved(networks, period), ledger.tax_rates)


def _relieved(networks: Iterable[Network], paid_in: Period) -> list[tuple[date, Decimal]]:
    """The first day of each tax year and, of each body, the share allowed of what was paid."""
    return [
        (tax_year(start_year).first, product(paid, share / 100))
        for network in networks
        if (share := network.tax_percent)
        for start_year, paid in _kept(list(network.fees), paid_in).items()
    ]


def _kept(fees: list[FeeRow], paid_in: Period) -> dict[int, Decimal]:
    """By tax year, less what refunds gave back of the fees paid in it."""
    earning = [
        fee
        for fee in fees
        if fee.kind in RELIEVED_KINDS and fee.paid_by == Payer.SELF and fee.amount is not None
    ]
    paid: defaultdict[int, Decimal] = defaultdict(Decimal)
    for fee in earning:
        for day, amount in paid_by_day(fee, paid_in):
            paid[tax_year_of(day)] += amount.value
    for fee, given_back in _given_back(fees, earning):
        if fee.paid_on in paid_in:
            # Below 0, as the amount of every refund, and of the year in which the fee was paid.
            paid[tax_year_of(fee.paid_on)] += given_back
    return dict(paid)


def _given_back(fees: list[FeeRow], earning: list[FeeRow]) -> Iterator[tuple[FeeRow, Decimal]]:
    """A refund is of the fee within whose days its own lie; of several, of the shortest.

    Of a fee that repeats, it is of the instalment in which its days begin.
    """
    for refund in fees:
        if refund.kind == FeeKind.REFUND and refund.paid_by == Payer.SELF and refund.amount:
            around = [
                fee.instalments_in(refund.cover)[0]
                for fee in earning
                if fee.cover.overlap(refund.cover) == refund.cover
            ]
            if around:
                yield min(around, key=lambda fee: (fee.cover.days, fee.paid_on)), refund.amount
