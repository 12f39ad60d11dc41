"""Whole numbers give what Fractions gave: the first edition's code is kept here to be asked."""

from calendar import isleap
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.accrual import run_up
from networks.arithmetic.money import (
    Amount,
    Certainty,
    product,
    ratio,
    round_half_up,
    to_home,
    total,
)
from networks.arithmetic.periods import Period
from reflections.arithmetic.worth import Valuation, used, worth, years

MONEY = st.decimals("-9999999.99", "9999999.99", places=2)
RATES = st.decimals("0.000001", "99999", places=6)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@st.composite
def periods(draw, longest=9000):
    first = draw(st.dates(date(1900, 1, 1), date(2150, 12, 31)))
    return Period(first, first + timedelta(days=draw(st.integers(0, longest))))


def by_fractions(value, places=2):
    units = floor(abs(Fraction(value)) * 10**places + Fraction(1, 2))
    return Decimal(-units if value < 0 else units).scaleb(-places)


def year_run(day):
    return day.year + Fraction(day.timetuple().tm_yday, 366 if isleap(day.year) else 365)


def years_by_fractions(period):
    first = Fraction(1, 366 if isleap(period.first.year) else 365)
    return year_run(period.last) - year_run(period.first) + first


def same(found, expected):
    """Equal, and written with as many places."""
    assert (found, str(found)) == (expected, str(expected))


@given(st.decimals("-99999", "99999", places=5) | st.fractions(-999, 999), st.integers(0, 4))
def test_rounding(value, places):
    same(round_half_up(value, places), by_fractions(value, places))


@given(MONEY, RATES)
def test_products(amount, rate):
    expected = by_fractions(Fraction(amount) * Fraction(rate))
    same(to_home(amount, rate), expected)
    same(product(amount, rate), expected)


@given(MONEY, MONEY, st.integers(0, 3))
def test_ratios(value, divisor, places):
    if divisor:
        expected = by_fractions(Fraction(value) / Fraction(divisor), places)
        same(ratio(value, divisor, places), expected)


@given(MONEY, periods(), DAYS)
def test_run_up(amount, cover, day):
    elapsed = min(max((day - cover.first).days + 1, 0), cover.days)
    same(run_up(amount, cover, day), by_fractions(Fraction(amount) * elapsed / cover.days))


@given(periods(), periods(), st.lists(st.builds(Valuation, DAYS, MONEY), max_size=5))
def test_worth(days, period, valuations):
    exact = sum(
        Fraction(value.worth_per_year) * years_by_fractions(stretch)
        for stretch, value in used(days, valuations, period)
    )
    found = worth(days, valuations, period)
    if found is not None:
        same(found, by_fractions(exact))


@given(periods())
def test_years(period):
    assert years(period) == years_by_fractions(period)


@given(st.lists(st.builds(Amount, MONEY, st.sampled_from(Certainty)), max_size=5))
def test_totals(amounts):
    order = list(Certainty)
    surest = max((amount.certainty for amount in amounts), key=order.index, default=Certainty.EXACT)
    assert total(amounts) == Amount(sum(amount.value for amount in amounts), surest)
