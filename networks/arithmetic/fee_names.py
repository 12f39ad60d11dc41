"""What a fee is called where several stand together: by its amount and its time."""

from datetime import date

from networks.arithmetic.money import Amount, format_amount, format_money
from networks.arithmetic.periods import (
    MONTHS,
    Period,
    calendar_year,
    format_day,
    format_period,
    tax_year_label,
    whole_months,
)

SPANS = {1: "a month", 3: "a quarter", 12: "a year"}


def cover_name(cover: Period) -> str:
    """As short as it is clear: 2011, 2011-12 for twelve months across two years, else its days."""
    starts_in = cover.first.year
    if whole_months(cover) == MONTHS and cover != calendar_year(starts_in):
        # Any twelve months across two years are written as a tax year is.
        return tax_year_label(starts_in)
    return format_period(cover)


def span(every: int) -> str:
    """How often what repeats is paid: a month, a quarter, a year, every 2 months."""
    return SPANS.get(every, f"every {every} months")


def fee_name(
    amount: Amount,
    currency: str,
    kind: str,
    every: int | None,
    since: date | None,
    cover: Period | None,
) -> str:
    """£184.00 for 2011-12, £20.00 a month from 1 March 2024, £38.00 refund for 2011.

    `kind` is empty for a subscription; `since` is the first day it covers, or that of its payment.
    """
    # Only refunds are below zero, and their kind says so already: £38.00 refund, not -£38.00.
    is_refund = amount.value < 0
    value = format_money(-amount.value, currency) if is_refund else format_amount(amount, currency)
    name = " ".join(filter(None, [value, span(every) if every else "", kind]))
    if cover:
        return f"{name} for {cover_name(cover)}"
    if since is None:
        return name
    return f"{name} {'from' if every else 'of'} {format_day(since)}"
