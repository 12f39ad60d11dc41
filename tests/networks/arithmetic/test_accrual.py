from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.accrual import Cost, FeeShare, accrued, cost_in, run_up, run_up_repeating
from networks.arithmetic.money import Amount, Certainty, Lens, Payer
from networks.arithmetic.periods import ONE_DAY, Period, calendar_year

THE_YEAR = Period(date(2010, 11, 1), date(2011, 10, 31))
MONEY = st.decimals("-9999.99", "9999.99", places=2)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@st.composite
def periods(draw, longest=4000):
    first = draw(DAYS)
    return Period(first, first + timedelta(days=draw(st.integers(0, longest))))


SHARES = st.builds(
    FeeShare,
    st.none() | MONEY,
    st.sampled_from(Certainty),
    st.sampled_from(Payer),
    periods(longest=800),
)


def year_from(year, month, day):
    return Period(date(year, month, day), date(year + 1, month, day) - ONE_DAY)


def exact(value):
    return Amount(Decimal(value), Certainty.EXACT)


@pytest.mark.parametrize(
    ("day", "so_far"),
    [
        (date(2010, 12, 31), "0.00"),
        (date(2011, 1, 1), "0.27"),  # 100/365 = 0.274
        (date(2011, 1, 2), "0.55"),  # 200/365 = 0.548
        (date(2011, 12, 30), "99.73"),
        (date(2011, 12, 31), "100.00"),
        (date(2012, 6, 1), "100.00"),
    ],
)
def test_fee_runs_up_day_by_day_and_stops_at_its_amount(day, so_far):
    assert run_up(Decimal("100.00"), calendar_year(2011), day) == Decimal(so_far)


def test_last_day_of_cover_counts_once():
    cover = Period(date(2011, 1, 1), date(2011, 1, 4))
    days = [accrued(Decimal("1.00"), cover, Period(day, day)) for day in days_of(cover)]
    assert days == [Decimal("0.25")] * 4


def days_of(period):
    return [period.first + timedelta(days=n) for n in range(period.days)]


def test_cilip_subscriptions_of_the_story_in_its_year():
    # 184.00 from September 2010, less its first 61 of 365 days: 184.00 - 30.75; then 61 of the
    # 366 days of 184.00 from September 2011: 30.67.
    fees = [year_from(2010, 9, 1), year_from(2011, 9, 1)]
    costs = [accrued(Decimal("184.00"), cover, THE_YEAR) for cover in fees]
    assert costs == [Decimal("153.25"), Decimal("30.67")]
    assert sum(costs) == Decimal("183.92")


def test_bla_subscriptions_of_the_story_come_to_their_share():
    shares = [
        FeeShare(Decimal("75.00"), Certainty.ABOUT, Payer.EMPLOYER, year_from(year, 9, 1))
        for year in (2008, 2009, 2010, 2011)
    ]
    # 75.00 - 12.53 of the third year and 12.50 of the fourth, which has 366 days.
    assert cost_in(THE_YEAR, shares).employer == Amount(Decimal("74.97"), Certainty.ABOUT)


def test_two_years_of_the_story_hold_both_whole_fees():
    period = Period(date(2007, 9, 1), date(2009, 8, 31))
    assert accrued(Decimal("75.00"), year_from(2008, 9, 1), period) == Decimal("75.00")


def test_twelve_months_of_a_hundred_add_up_to_a_hundred():
    starts = [date(2011, month, 1) for month in range(1, 13)] + [date(2012, 1, 1)]
    months = [Period(a, b - ONE_DAY) for a, b in pairwise(starts)]
    shares = [accrued(Decimal("100.00"), calendar_year(2011), month) for month in months]
    assert sum(shares) == Decimal("100.00")


@given(MONEY, periods(), st.lists(DAYS, max_size=12))
def test_periods_that_follow_one_another_add_up_to_the_fee(amount, cover, cuts):
    edges = sorted({date(1989, 12, 31), date(2045, 1, 1), *cuts})
    parts = [Period(a + ONE_DAY, b) for a, b in pairwise(edges)]
    assert sum(accrued(amount, cover, part) for part in parts) == amount


@given(MONEY, periods(), periods())
def test_full_refund_cancels_its_fee_to_the_penny(amount, cover, period):
    assert accrued(amount, cover, period) + accrued(-amount, cover, period) == 0


@given(MONEY, periods(), periods())
def test_accrued_is_within_a_penny_of_the_exact_share(amount, cover, period):
    shared = cover.overlap(period)
    share = Fraction(amount) * (shared.days if shared else 0) / cover.days
    assert abs(Fraction(accrued(amount, cover, period)) - share) <= Fraction(1, 100)


def test_fee_whose_cover_misses_the_period_is_no_part_of_it():
    share = FeeShare(Decimal("38.00"), Certainty.ABOUT, Payer.SELF, year_from(2006, 9, 1))
    assert share.in_period(THE_YEAR) is None


def test_fee_without_coverage_falls_wholly_on_its_day():
    joining = Period(date(2010, 11, 1), date(2010, 11, 1))
    share = FeeShare(Decimal("40.00"), Certainty.EXACT, Payer.SELF, joining)
    assert share.in_period(THE_YEAR) == exact("40.00")


def test_unknown_fee_that_touches_the_period_costs_at_least_nothing():
    share = FeeShare(None, Certainty.EXACT, Payer.SELF, year_from(2011, 10, 31))
    assert share.in_period(THE_YEAR) == Amount(Decimal("0.00"), Certainty.AT_LEAST)


def test_each_payer_bears_their_own_row():
    shares = [
        FeeShare(Decimal("10.00"), Certainty.EXACT, Payer.SELF, THE_YEAR),
        FeeShare(Decimal("20.00"), Certainty.ABOUT, Payer.EMPLOYER, THE_YEAR),
        FeeShare(Decimal("5.00"), Certainty.EXACT, Payer.OTHER, THE_YEAR),
        FeeShare(Decimal("-10.00"), Certainty.EXACT, Payer.SELF, THE_YEAR),
    ]
    assert cost_in(THE_YEAR, shares) == Cost(
        exact("0.00"), Amount(Decimal("20.00"), Certainty.ABOUT), exact("5.00")
    )


@given(st.data(), st.lists(SHARES, max_size=8), periods())
def test_cost_does_not_depend_on_the_order_of_rows(data, shares, period):
    assert cost_in(period, data.draw(st.permutations(shares))) == cost_in(period, shares)


@given(st.lists(SHARES, max_size=6), st.lists(SHARES, max_size=6), periods())
def test_leaving_out_and_including_add_up(some, others, period):
    assert cost_in(period, some) + cost_in(period, others) == cost_in(period, some + others)


@pytest.mark.parametrize(
    ("lens", "value", "certainty"),
    [
        (Lens.MINE, "18.60", Certainty.EXACT),
        (Lens.ALL, "93.60", Certainty.ABOUT),
        (Lens.TIME, "176.10", Certainty.EXACT),  # 18.60 + 10.50 hours at 15.00
    ],
)
def test_lens_says_whose_money_counts(lens, value, certainty):
    cost = Cost(exact("18.60"), Amount(Decimal("75.00"), Certainty.ABOUT))
    assert cost.under(lens, Decimal("10.50"), Decimal("15.00")) == Amount(Decimal(value), certainty)


def test_hours_are_rounded_to_the_penny_for_each_organisation():
    # 0.25 x 15.50 = 3.875
    hours, value = Decimal("0.25"), Decimal("15.50")
    assert Cost().under(Lens.TIME, hours, value) == exact("3.88")


def test_hour_without_a_value_adds_nothing():
    assert Cost(exact("9.00")).under(Lens.TIME, Decimal("2.00"), None) == exact("9.00")


def test_fee_that_repeats_costs_from_its_very_first_day():
    # 31.00 for the 31 days of January.
    days = [date(2010, 12, 31), date(2011, 1, 1), date(2011, 1, 31), date(2011, 2, 28)]
    cover = Period(date(2011, 1, 1), date(2011, 12, 31))
    run = [run_up_repeating(Decimal("31.00"), cover, 1, day) for day in days]
    assert run == [Decimal("0.00"), Decimal("1.00"), Decimal("31.00"), Decimal("62.00")]


def test_years_of_a_fee_begin_with_its_first_day():
    month = Period(date(2011, 1, 2), date(2011, 2, 1))
    share = FeeShare(Decimal("31.00"), Certainty.EXACT, Payer.SELF, month)
    assert list(share.each_year(date(2011, 1, 1))) == []
    assert list(share.each_year(date(2011, 1, 2))) == [(2011, exact("1.00"))]
    assert list(share.each_year(date(2012, 1, 1))) == [(2011, exact("31.00"))]
