"""How figures and dates are written on a page."""

from datetime import date
from decimal import Decimal

from django import template

from networks.arithmetic.money import Amount, format_amount, format_money
from networks.arithmetic.periods import format_day

register = template.Library()

MISSING = "—"


@register.filter
def money(value: Decimal | None, currency: str = "GBP") -> str:
    """£1,234.50; a dash for what does not exist."""
    return MISSING if value is None else format_money(value, currency)


@register.filter
def amount(value: Amount | None, currency: str = "GBP") -> str:
    """With how sure it is: at least £184.00, about £75.00."""
    return MISSING if value is None else format_amount(value, currency)


@register.filter
def pounds(value: Decimal | None, currency: str = "GBP") -> str:
    """For sentences: whole money loses its pennies, £184 rather than £184.00."""
    return money(value, currency).removesuffix(".00")


@register.filter
def day(value: date | None) -> str:
    """12 March 2011."""
    return MISSING if value is None else format_day(value)


@register.filter
def hours(value: Decimal | None) -> str:
    """As few places as say it: 24.5, 6, 1,200.25."""
    if value is None:
        return MISSING
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


@register.filter
def figure(value: object) -> object:
    """Anything else that may not exist: a rating, a number of activities."""
    return MISSING if value is None or value == "" else value
