"""Cells of the lists, and what the database must add to a row for them."""

from operator import attrgetter

from django.contrib import admin
from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.html import format_html

from networks.arithmetic.money import Amount, Certainty, format_amount, format_money
from networks.arithmetic.periods import format_day, format_vague
from networks.models import Preference, PreferenceSetting
from networks.models.preference import DEFAULT_CURRENCY


def day_cell(name: str, title: str):
    """A column of the row's day `name`: 12 March 2011."""

    @admin.display(description=title, ordering=name)
    def day(row):
        day = getattr(row, name)
        return day and format_day(day)

    return day


def moment_cell(name: str, title: str):
    """A column of the row's moment `name`, where the server is: 12 March 2011, 18:31."""

    @admin.display(description=title, ordering=name)
    def moment(row):
        when = getattr(row, name)
        if when is None:
            return None
        here = timezone.localtime(when)
        return f"{format_day(here.date())}, {here:%H:%M}"

    return moment


def vague_cell(name: str, title: str):
    """As vague as it was written: 12 March 2011, March 2011 or 2011."""

    @admin.display(description=title, ordering=name)
    def day(row):
        vague = row._meta.get_field(name).value_from_object(row)
        return vague and format_vague(vague)

    return day


def organisation_cell(path: str = "organisation"):
    """The organisation that lies at `path` from the row, by its short name."""

    @admin.display(description="network", ordering=f"{path}__name_key")
    def network(row):
        return attrgetter(path.replace("__", "."))(row).short

    return network


def money_cell(name: str, title: str, currency="currency"):
    @admin.display(description=title, ordering=name)
    def money(row):
        value = getattr(row, name)
        return None if value is None else format_money(value, getattr(row, currency))

    return money


def with_small(words: str, *small: str) -> str:
    """The words, with those that are `small` beside them; of these the empty ones are left out."""
    beside = " · ".join(filter(None, small))
    return format_html("{} <small>{}</small>", words, beside) if beside else words


def amount_words(value, certainty: str, currency: str) -> str:
    if value is None:
        return "unknown"
    return format_amount(Amount(value, Certainty(certainty)), currency)


def home_currency_of(user):
    """For annotate: each row then knows its ledger's currency, without a query of its own."""
    chosen = Preference.objects.of(user).filter(setting=PreferenceSetting.HOME_CURRENCY)
    return Coalesce(Subquery(chosen.values("currency")[:1]), Value(DEFAULT_CURRENCY))
