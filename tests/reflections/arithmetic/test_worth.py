from calendar import isleap
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.money import round_half_up
from networks.arithmetic.periods import LAST_DAY, ONE_DAY, Period, calendar_year
from reflections.arithmetic.worth import Valuation, in_force, used, worth, years

THE_YEAR = Period(date(2010, 11, 1), date(2011, 10, 31))
DAYS = st.dates(date(2007, 1, 1), date(2013, 12, 31))
VALUATIONS = st.lists(
    st.builds(Valuation, DAYS, st.decimals("0.00", "2000.00", places=2)),
    max_size=5,
    unique_by=lambda valuation: valuation.on,
)


@st.composite
def periods(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Period(first, last)


def since(*first):
    return Period(date(*first), LAST_DAY)


def valued(*pairs):
    return [Valuation(date.fromisoformat(day), Decimal(value)) for day, value in pairs]


BLA = valued(("2009-08-20", "250.00"), ("2010-08-20", "400.00"), ("2011-10-18", "520.00"))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2008, 9, 1), "250.00"),
        (date(2009, 8, 20), "250.00"),
        (date(2009, 8, 21), "400.00"),
        (date(2011, 10, 18), "520.00"),
        (date(2030, 1, 1), "520.00"),
    ],
)
def test_appraisal_in_force_looks_back_and_the_last_one_goes_on(day, value):
    assert in_force(reversed(BLA), day).worth_per_year == Decimal(value)


def test_nothing_is_in_force_without_an_appraisal():
    assert in_force([], date(2011, 1, 1)) is None


@pytest.mark.parametrize("year", [2011, 2012, 1900, 2000])
def test_whole_calendar_year_at_200_is_worth_exactly_200(year):
    assert worth(since(1900, 1, 1), valued(("2011-10-18", "200.00")), calendar_year(year)) == 200


def test_day_of_a_leap_year_adds_a_366th():
    day = Period(date(2012, 2, 29), date(2012, 2, 29))
    assert worth(since(2009, 1, 1), valued(("2011-10-18", "366.00")), day) == Decimal("1.00")


@pytest.mark.parametrize(
    ("days", "valuations", "period", "value"),
    [
        # 2008: 122 x 250 / 366; 2009: 232 x 250 / 365 and 11 x 400 / 365
        (since(2008, 9, 1), BLA, ((2007, 9, 1), (2009, 8, 31)), "254.29"),
        (since(2008, 9, 1), BLA, ((2010, 11, 1), (2011, 10, 31)), "520.00"),
        # 232 x 400 / 365 and 133 x 520 / 365
        (since(2008, 9, 1), BLA, ((2010, 1, 1), (2010, 12, 31)), "443.73"),
        # from its first day on: 134 x 60 / 365
        (
            since(2011, 6, 20),
            valued(("2011-10-18", "60.00")),
            ((2010, 11, 1), (2011, 10, 31)),
            "22.03",
        ),
        # joined 11 January: 355 x 15 / 365
        (
            since(2010, 1, 11),
            valued(("2011-10-18", "15.00")),
            ((2010, 1, 1), (2010, 12, 31)),
            "14.59",
        ),
    ],
)
def test_worth_of_the_story(days, valuations, period, value):
    assert worth(days, valuations, Period(date(*period[0]), date(*period[1]))) == Decimal(value)


def test_appraisal_after_the_end_counts_for_the_membership():
    student = Period(date(2006, 9, 1), date(2007, 8, 31))
    assert worth(student, valued(("2009-03-01", "15.00")), student) == Decimal("15.00")


def test_days_outside_the_membership_add_nothing():
    july = Period(date(2011, 7, 1), date(2011, 7, 31))
    assert worth(july, valued(("2011-10-18", "365.00")), THE_YEAR) == Decimal("31.00")


@pytest.mark.parametrize(
    ("days", "valuations"),
    [(since(2008, 9, 1), []), (since(2011, 11, 1), BLA)],
)
def test_no_appraisal_or_no_day_in_the_period_is_no_evidence(days, valuations):
    assert worth(days, valuations, THE_YEAR) is None


def test_worth_of_nothing_a_year_is_evidence():
    assert worth(since(2009, 7, 20), valued(("2011-10-18", "0.00")), THE_YEAR) == 0


def test_used_shows_the_days_of_each_valuation_in_turn():
    period = Period(date(2009, 1, 1), date(2010, 12, 31))
    assert used(since(2008, 9, 1), BLA, period) == [
        (Period(date(2009, 1, 1), date(2009, 8, 20)), BLA[0]),
        (Period(date(2009, 8, 21), date(2010, 8, 20)), BLA[1]),
        (Period(date(2010, 8, 21), date(2010, 12, 31)), BLA[2]),
    ]


def test_period_that_ends_on_an_appraisal_uses_that_one_alone():
    period = Period(date(2010, 8, 20), date(2010, 8, 20))
    assert used(since(2008, 9, 1), BLA, period) == [(period, BLA[1])]


def test_years_of_a_period_across_a_leap_year():
    period = Period(date(2011, 12, 31), date(2013, 1, 2))
    assert years(period) == 1 + Fraction(1, 365) + Fraction(2, 365)


def day_by_day(days, valuations, period):
    """METHOD, Worth in a period, read aloud: one day after another."""
    total = Fraction(0)
    for n in range(period.days):
        day = period.first + timedelta(days=n)
        if day in days:
            following = [v for v in sorted(valuations) if v.on >= day] or [max(valuations)]
            total += Fraction(following[0].worth_per_year) / (366 if isleap(day.year) else 365)
    return total


@given(periods(), VALUATIONS.filter(bool), periods())
def test_worth_is_the_exact_sum_of_its_days_rounded_once(days, valuations, period):
    expected = day_by_day(days, valuations, period)
    shared = days.overlap(period)
    assert worth(days, valuations, period) == (round_half_up(expected) if shared else None)


@given(periods(), VALUATIONS.filter(bool), periods())
def test_used_partitions_the_days_by_the_valuation_in_force(days, valuations, period):
    segments = used(days, valuations, period)
    shared = days.overlap(period)
    assert sum(stretch.days for stretch, _ in segments) == (shared.days if shared else 0)
    for stretch, valuation in segments:
        assert in_force(valuations, stretch.first) == valuation
        assert in_force(valuations, stretch.last) == valuation


@given(st.data(), periods(), VALUATIONS, periods())
def test_worth_does_not_depend_on_the_order_of_appraisals(data, days, valuations, period):
    shuffled = data.draw(st.permutations(valuations))
    assert worth(days, shuffled, period) == worth(days, valuations, period)


@given(
    st.sampled_from([2011, 2012]),
    st.decimals("0.00", "2000.00", places=2),
    st.lists(DAYS, max_size=6),
)
def test_parts_of_a_whole_year_add_up_to_within_a_penny_each(year, value, cuts):
    whole = calendar_year(year)
    edges = sorted({whole.first - ONE_DAY, whole.last, *(cut for cut in cuts if cut in whole)})
    parts = [Period(a + ONE_DAY, b) for a, b in pairwise(edges)]
    valuations = [Valuation(date(2012, 6, 1), value)]
    added = sum(worth(whole, valuations, part) for part in parts)
    assert worth(whole, valuations, whole) == value
    assert abs(added - value) <= Decimal("0.01") * len(parts)
