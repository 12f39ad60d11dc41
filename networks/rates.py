"""What a foreign amount is worth at home, on the day it was paid (METHOD, Money)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Protocol

from currency_converter import CurrencyConverter, RateNotFoundError
from django.core.exceptions import ValidationError

from networks.arithmetic.money import round_half_up
from networks.arithmetic.periods import format_day

HOME_RATE = Decimal("1.000000")


@cache
def _rates() -> CurrencyConverter:
    """The European Central Bank's reference rates, as the package carries them; slow to load."""
    return CurrencyConverter(
        decimal=True, fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known"
    )


def reference_rate(currency: str, home: str, on: date) -> Decimal:
    """Units of `home` for one of `currency`: the quotient of the two euro rates, to six places.

    The rate of `on` or the last before it. Raises LookupError when the bank gives no rate for that
    currency and day, or when `on` lies outside the days that the data covers.
    """
    rates = _rates()
    try:
        # By way of the euro: the bank gives no rate between two other currencies.
        euro = [rates.convert(Decimal(1), "EUR", code, date=on) for code in (home, currency)]
    except (RateNotFoundError, ValueError) as error:
        raise LookupError(f"no rate from {currency} to {home} on {on}") from error
    return round_half_up(euro[0] / euro[1], 6)


def latest_rate(currency: str, home: str, today: date) -> tuple[Decimal, date]:
    """The last rate that is known by today, and its day; LookupError where there is none."""
    bounds = [_rates().bounds.get(code) for code in (currency, home) if code != "EUR"]
    if None in bounds:
        raise LookupError(f"no rate from {currency} to {home}")
    on = min([today, *(bound.last_date for bound in bounds)])
    return reference_rate(currency, home, on), on


class RowWithSums(Protocol):
    """A row with money; `amounts` are those that need a rate, None where one is not given."""

    currency: str
    exchange_rate: Decimal | None

    @property
    def home_currency(self) -> str: ...

    def amounts(self) -> Iterable[Decimal | None]: ...


def fill_rate(row: RowWithSums, *, on: date) -> None:
    """Give a row its currency and rate; ValidationError says which of them is missing."""
    row.currency = row.currency or row.home_currency
    needs_rate = any(amount is not None for amount in row.amounts())
    home = row.home_currency
    if row.currency == home and (needs_rate or row.exchange_rate is not None):
        if row.exchange_rate not in (None, HOME_RATE):
            message = f"A rate for {home}, the home currency, is always 1: leave it empty."
            raise ValidationError({"exchange_rate": message})
        row.exchange_rate = HOME_RATE
    elif needs_rate and row.exchange_rate is None:
        # A rate of 1 in place of one that is not known would be a wrong sum that looks right.
        try:
            row.exchange_rate = reference_rate(row.currency, home, on)
        except LookupError:
            message = (
                f"There is no European Central Bank rate from {row.currency} to {home}"
                f" for {format_day(on)} here. Give the exchange rate: {home} for one"
                f" {row.currency}."
            )
            raise ValidationError({"exchange_rate": message}) from None
