"""What a person can choose for the whole ledger, and the numbers or words that a choice takes."""

from decimal import Decimal
from functools import cache
from zoneinfo import available_timezones

from django.db import models

from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_numbers import NumberStyle


@cache
def time_zones() -> frozenset[str]:
    """Kept, for the standard library looks for them in hundreds of files each time."""
    return frozenset(available_timezones())


class PreferenceSetting(models.TextChoices):
    HOME_CURRENCY = "home_currency"
    HOUR_VALUE = "hour_value", "Worth of an hour"
    TAX_RATE = "tax_rate", "Tax rate, in percent"
    REMINDER_DAYS = "reminder_days", "Remind me, days before"
    DATE_ORDER = "date_order", "How I write dates"
    NUMBER_STYLE = "number_style", "How I write numbers"
    TAX_YEAR = "tax_year", "Tax year"
    TIME_ZONE = "time_zone", "Time zone"
    LANGUAGE = "language", "Language of dates and numbers"


HIGHEST: dict[str, Decimal] = {
    PreferenceSetting.HOUR_VALUE: Decimal("9999999.99"),
    PreferenceSetting.TAX_RATE: Decimal("100"),
    PreferenceSetting.REMINDER_DAYS: Decimal("366"),
}

UK_TAX_YEAR, NO_TAX_YEAR = "uk", "none"
# What a setting that is neither a currency nor a number can be.
WORDS: dict[str, list[tuple[str, str]]] = {
    PreferenceSetting.DATE_ORDER: [
        (DateOrder.DAY_FIRST.value, "15/7/2004: the day first"),
        (DateOrder.MONTH_FIRST.value, "7/15/2004: the month first"),
    ],
    PreferenceSetting.NUMBER_STYLE: [
        (NumberStyle.POINT.value, "1,234.50"),
        (NumberStyle.COMMA.value, "1.234,50"),
    ],
    PreferenceSetting.TAX_YEAR: [
        (UK_TAX_YEAR, "The UK’s, from 6 April"),
        (NO_TAX_YEAR, "None: leave tax out"),
    ],
}
# Words too, out of lists that are not ours.
LISTED = (PreferenceSetting.TIME_ZONE, PreferenceSetting.LANGUAGE)
WORDED = frozenset({*WORDS, *LISTED})


def one_of_its_words() -> models.Q:
    """A row whose setting takes a word of ours, and has one."""
    rule = models.Q()
    for setting, choices in WORDS.items():
        words = [value for value, _ in choices]
        alone = {"currency": "", "number": None, "since": None}
        rule |= models.Q(setting=str(setting), words__in=words, **alone)
    return rule
