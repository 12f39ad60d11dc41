"""The languages in which Django writes dates and numbers whole: months, order and marks."""

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache

from django.conf import settings
from django.utils import dateformat, dates, translation
from django.utils.formats import get_format

from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_numbers import NumberStyle
from networks.arithmetic.writing import ENGLISH, Writing

EXAMPLE = date(2011, 3, 12)
MONTHS_OF = (dates.MONTHS, dates.MONTHS_3, dates.MONTHS_AP, dates.MONTHS_ALT)


@cache
def languages() -> dict[str, str]:
    """By code, each with its English name; those alone that Django has formats for.

    Without British English, which is how all is written anyway, and what runs from right to left.
    """
    return {
        code: str(name)
        for code, name in settings.LANGUAGES
        # Grouped by three digits: other marks can be put into a number, other groups cannot.
        if code != "en-gb" and get_format("NUMBER_GROUPING", code) == 3 and not _is_bidi(code)
    }


def _is_bidi(code: str) -> bool:
    with translation.override(code):
        return translation.get_language_bidi()


@cache
def writing_of(code: str | None) -> Writing:
    """English for a language that is none, or not said."""
    if code not in languages():
        return ENGLISH
    day = _written(code, "DATE_FORMAT")
    return Writing(
        day=day,
        short_day=day,
        month=_written(code, "YEAR_MONTH_FORMAT"),
        short_month=_written(code, "M"),
        point=get_format("DECIMAL_SEPARATOR", code),
        thousands=get_format("THOUSAND_SEPARATOR", code),
        months=_months(code),
    )


def _written(code: str, form: str) -> Callable[[date], str]:
    @lru_cache(maxsize=4096)
    def write(day: date) -> str:
        with translation.override(code):
            return dateformat.format(day, get_format(form, code))

    return write


def _months(code: str) -> dict[str, int]:
    with translation.override(code):
        return {
            str(name).lower().rstrip("."): number
            for names in MONTHS_OF
            for number, name in names.items()
        }


def order_of(code: str | None) -> DateOrder | None:
    """Which comes first in 3/4/2004; None where the year does, or the language is not said."""
    if code not in languages():
        return None
    short = get_format("SHORT_DATE_FORMAT", code)
    orders = {"d": DateOrder.DAY_FIRST, "j": DateOrder.DAY_FIRST, "m": DateOrder.MONTH_FIRST}
    return orders.get(short[0])


def style_of(code: str | None) -> NumberStyle | None:
    if code not in languages():
        return None
    is_comma = get_format("DECIMAL_SEPARATOR", code) == NumberStyle.COMMA.mark
    return NumberStyle.COMMA if is_comma else NumberStyle.POINT


def language_in_words(code: str) -> str:
    """German: 12. März 2011, 1.234,50."""
    writing = writing_of(code)
    return f"{languages()[code]}: {writing.day(EXAMPLE)}, {writing.marks('1,234.50')}"
