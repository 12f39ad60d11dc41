"""The tax relief of each tax year."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from networks.arithmetic.money import Payer, product
from networks.arithmetic.periods import Period, tax_year, tax_year_of
from networks.arithmetic.tax import TaxYear, relief_by_year
from networks.models import FeeKind
from reflections.figures.rows import FeeRow, Ledger, Network

RELIEVED_KINDS = frozenset({"subscription", "practising"})


def tax_relief(ledger: Ledger) -> list[TaxYear]:
    """By tax year, of what the person paid to bodies on the list (METHOD, Tax relief)."""
    return relief_by_year(relieved(ledger.networks.values()), ledger.tax_rates)


def relieved(networks: Iterable[Network], paid_in: Period | None = None) -> list[tuple]:
    """What earns relief: the first day of each tax year and, of each body, the share allowed.

    Of the fees paid in `paid_in` alone, if it is given.
    """
    return [
        (tax_year(start_year).first, product(paid, share / 100))
        for network in networks
        if (share := network.tax_percent)
        for start_year, paid in _kept(list(network.fees), paid_in).items()
    ]


def _kept(fees: list[FeeRow], paid_in: Period | None) -> dict[int, Decimal]:
    """By tax year, less what refunds gave back of the fees paid in it."""
    earning = [
        fee
        for fee in fees
        if fee.kind in RELIEVED_KINDS and fee.paid_by == Payer.SELF and fee.amount is not None
    ]
    given_back = _given_back(fees, earning)
    paid: defaultdict[int, Decimal] = defaultdict(Decimal)
    for fee in earning:
        if paid_in is None or fee.paid_on in paid_in:
            paid[tax_year_of(fee.paid_on)] += fee.amount + given_back[fee]
    return dict(paid)


def _given_back(fees: list[FeeRow], earning: list[FeeRow]) -> defaultdict[FeeRow, Decimal]:
    """A refund is of the fee within whose days its own lie; of several, of the shortest."""
    found: defaultdict[FeeRow, Decimal] = defaultdict(Decimal)
    for refund in fees:
        if refund.kind == FeeKind.REFUND and refund.paid_by == Payer.SELF:
            around = [fee for fee in earning if fee.cover.overlap(refund.cover) == refund.cover]
            if around:
                found[min(around, key=lambda fee: (fee.cover.days, fee.paid_on))] += refund.amount
    return found
