from datetime import date

import pytest
from hypothesis import strategies as st

from networks.arithmetic.periods import (
    FIRST_DAY,
    LAST_DAY,
    Period,
    before,
    calendar_year,
    format_period,
    last_12_months,
    months_later,
    tax_year,
    tax_year_label,
    tax_year_of,
    whole_months,
    year_before,
    years_later,
)

DAYS = st.dates(FIRST_DAY, LAST_DAY)


def test_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends before it starts"):
        Period(date(2011, 10, 31), date(2011, 10, 30))


def test_period_counts_both_ends():
    assert Period(date(2011, 1, 1), date(2011, 12, 31)).days == 365
    assert Period(date(2012, 2, 29), date(2012, 2, 29)).days == 1


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2010, 10, 31), False),
        (date(2010, 11, 1), True),
        (date(2011, 10, 31), True),
        (date(2011, 11, 1), False),
    ],
)
def test_period_contains_its_ends_and_no_day_beyond(day, inside):
    assert (day in Period(date(2010, 11, 1), date(2011, 10, 31))) is inside


def test_overlap_of_periods_that_share_one_day_is_that_day():
    spring = Period(date(2011, 3, 1), date(2011, 5, 31))
    assert spring.overlap(Period(date(2011, 5, 31), date(2011, 9, 1))) == Period(
        date(2011, 5, 31), date(2011, 5, 31)
    )


def test_overlap_of_neighbours_is_none():
    assert calendar_year(2010).overlap(calendar_year(2011)) is None


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2011, 10, 31), date(2010, 11, 1)),
        (date(2011, 12, 31), date(2011, 1, 1)),
        (date(2012, 2, 29), date(2011, 3, 1)),
        (date(2013, 2, 28), date(2012, 2, 29)),
        (date(2013, 3, 1), date(2012, 3, 2)),
    ],
)
def test_last_12_months_start_the_day_after_the_same_date_a_year_ago(today, first):
    assert last_12_months(today) == Period(first, today)


def test_tax_year_runs_from_6_april_to_5_april():
    assert tax_year(2010) == Period(date(2010, 4, 6), date(2011, 4, 5))


@pytest.mark.parametrize(
    ("day", "start_year"),
    [
        (date(2010, 4, 5), 2009),
        (date(2010, 4, 6), 2010),
        (date(2010, 12, 31), 2010),
        (date(2011, 1, 1), 2010),
    ],
)
def test_tax_year_of_a_day_turns_on_6_april(day, start_year):
    assert tax_year_of(day) == start_year


def test_tax_year_label_across_a_century():
    assert tax_year_label(2021) == "2021-22"
    assert tax_year_label(1999) == "1999-00"


def test_year_before_29_february_is_28_february():
    assert year_before(date(2012, 2, 29)) == date(2011, 2, 28)
    assert year_before(date(2013, 2, 28)) == date(2012, 2, 28)


@pytest.mark.parametrize(
    ("years", "day"), [(1, date(2025, 2, 28)), (4, date(2028, 2, 29)), (-24, date(2000, 2, 29))]
)
def test_years_later_from_29_february_keeps_it_in_leap_years(years, day):
    assert years_later(date(2024, 2, 29), years) == day


def test_before_is_the_same_dates_one_year_earlier():
    assert before(Period(date(2010, 11, 1), date(2011, 10, 31))) == Period(
        date(2009, 11, 1), date(2010, 10, 31)
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2010, 11, 1), (2011, 10, 31), "1 November 2010 to 31 October 2011"),
        ((2011, 1, 1), (2011, 12, 31), "2011"),
        ((2011, 4, 6), (2012, 4, 5), "the UK tax year 2011-12"),
        ((2011, 1, 1), (2012, 12, 31), "1 January 2011 to 31 December 2012"),
        ((2011, 4, 6), (2011, 4, 6), "6 April 2011"),
    ],
)
def test_period_in_words(first, last, words):
    assert format_period(Period(date(*first), date(*last))) == words


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 10, 1), date(2026, 12, 31), 15),
        (date(2025, 2, 1), date(2025, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 1),
        (date(2024, 2, 29), date(2025, 2, 27), 12),
        (date(2026, 9, 15), date(2026, 12, 31), None),
        (date(2026, 9, 15), date(2026, 9, 15), None),
    ],
)
def test_whole_months_are_counted_from_the_first_day(first, last, months):
    assert whole_months(Period(first, last)) == months


def test_months_back_end_where_the_month_does():
    assert months_later(date(2026, 8, 31), -6) == date(2026, 2, 28)
