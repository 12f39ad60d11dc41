"""What each calendar year cost and gave, and the tax relief of each tax year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from networks.arithmetic.money import Lens, Payer
from networks.arithmetic.periods import Period, calendar_year
from networks.arithmetic.tax import TaxYear, relief_by_year
from reflections.figures import Figures, total_in
from reflections.figures.rows import Ledger, Network

RELIEVED_KINDS = frozenset({"subscription", "practising"})


@dataclass(frozen=True, slots=True)
class YearFigures:
    period: Period
    figures: Figures
    so_far: bool

    @property
    def label(self) -> str:
        return str(self.period.first.year)


def year_by_year(ledger: Ledger, lens: Lens, today: date) -> list[YearFigures]:
    """From the year of the first recorded day to this one, which counts up to today."""
    if ledger.first_day is None or ledger.first_day > today:
        return []
    years = (calendar_year(year) for year in range(ledger.first_day.year, today.year + 1))
    periods = [Period(year.first, min(year.last, today)) for year in years]
    return [
        YearFigures(period, total_in(ledger, period, lens), period.last == today)
        for period in periods
    ]


def tax_relief(ledger: Ledger) -> list[TaxYear]:
    """By tax year, of what the person paid to bodies on the list (METHOD, Tax relief)."""
    return relief_by_year(relieved(ledger.networks.values()), ledger.tax_rates)


def relieved(networks: Iterable[Network]) -> list[tuple[date, Decimal]]:
    """The payments that earn relief, each with its day."""
    return [
        (fee.paid_on, fee.amount)
        for network in networks
        if network.tax_relief
        for fee in network.fees
        if fee.kind in RELIEVED_KINDS and fee.paid_by == Payer.SELF and fee.amount is not None
    ]
