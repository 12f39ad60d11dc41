"""UK tax relief for employees, by tax year (METHOD, Tax relief)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from networks.arithmetic.money import ZERO, round_half_up
from networks.arithmetic.periods import tax_year, tax_year_label, tax_year_of, years_later

CLAIM_YEARS = 4


@dataclass(frozen=True, slots=True)
class TaxYear:
    """What was paid in home money; `rate` is in percent; rate and relief None when not known."""

    start_year: int
    paid: Decimal
    rate: Decimal | None
    relief: Decimal | None
    claim_closes: date

    @property
    def label(self) -> str:
        return tax_year_label(self.start_year)


def relief_by_year(
    payments: Iterable[tuple[date, Decimal]], rates: Mapping[date, Decimal]
) -> list[TaxYear]:
    """Tax years with a payment, in order; pass the payments that count, by payment date.

    "Relief = total x the person's rate for that tax year. A claim closes four years after the end
    of its tax year" (METHOD, Tax relief). A rate holds from its date until the next one.
    """
    paid: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    for paid_on, amount in payments:
        paid[tax_year_of(paid_on)] += amount
    years = []
    for start_year in sorted(paid):
        total, year = paid[start_year], tax_year(start_year)
        # One rate for the whole year, that of its first day: a rate set later is for the next.
        since = max((day for day in rates if day <= year.first), default=None)
        rate = None if since is None else rates[since]
        relief = None if rate is None else round_half_up(Fraction(total) * Fraction(rate) / 100)
        claim_closes = years_later(year.last, CLAIM_YEARS)
        years.append(TaxYear(start_year, total, rate, relief, claim_closes))
    return years
