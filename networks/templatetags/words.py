"""How figures and dates are written on a page."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from networks.arithmetic import words
from networks.arithmetic.money import Amount, format_amount, money_or_dash, without_noughts
from networks.arithmetic.periods import VagueDate, format_day
from networks.arithmetic.words import MISSING
from networks.arithmetic.writing import own_writing

register = template.Library()

LEAF = """<time class="leaf" datetime="{}">
<i class="visually-hidden">{}</i>
<span aria-hidden="true">{}</span>
<b aria-hidden="true">{}</b>{}
</time>
"""
YEAR = '\n<small aria-hidden="true">{}</small>'


@register.filter
def money(value: Decimal | None, currency: str = "GBP") -> str:
    return money_or_dash(value, currency)


@register.filter
def amount(value: Amount | None, currency: str = "GBP") -> str:
    """With how sure it is: at least £184.00, about £75.00."""
    return MISSING if value is None else format_amount(value, currency)


@register.filter
def pounds(value: Decimal | None, currency: str = "GBP") -> str:
    """For sentences: whole money loses its pennies, £184 rather than £184.00."""
    return without_noughts(money(value, currency))


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """12 March 2011, or as the reader's language has it."""
    return MISSING if value is None else format_day(value)


@register.filter
def short_day(value: date) -> str:
    """12 Mar 2011, for the narrow columns of a table."""
    return own_writing().short_day(value)


@register.filter
def on_or_in(value: VagueDate) -> str:
    return words.on_or_in(value)


@register.simple_tag
def leaf(on: date, year: bool = False) -> SafeString:
    """A leaf of a calendar, read out as one date; with `year` it shows that too.

    As text: a list of what comes next has dozens.
    """
    shown = format_html(YEAR, on.year) if year else ""
    return format_html(
        LEAF, on.isoformat(), format_day(on), own_writing().short_month(on), on.day, shown
    )


@register.filter
def hours(value: Decimal | None) -> str:
    """As few places as say it: 24.5, 6, 1,200.25."""
    return MISSING if value is None else words.plain(value)


@register.filter
def counted(number: int | Decimal, noun: str) -> str:
    """{{ 3|counted:"activity" }} is 3 activities."""
    return words.counted(number, noun)


@register.filter
def figure(value: object) -> object:
    """Anything else that may not exist: a rating, a number of activities."""
    if isinstance(value, Decimal):
        return own_writing().marks(str(value))
    return MISSING if value is None or value == "" else value
