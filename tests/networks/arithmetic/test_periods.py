from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.periods import (
    FIRST_DAY,
    LAST_DAY,
    Period,
    Precision,
    VagueDate,
    before,
    calendar_year,
    effective_end,
    format_day,
    format_period,
    format_vague,
    last_12_months,
    months_later,
    parse_day,
    tax_year,
    tax_year_label,
    tax_year_of,
    whole_months,
    year_before,
    years_later,
)

DAYS = st.dates(FIRST_DAY, LAST_DAY)
VAGUE_DATES = st.builds(VagueDate, DAYS, st.sampled_from(Precision))


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
    ("text", "first", "last"),
    [
        ("2004", date(2004, 1, 1), date(2004, 12, 31)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2004-07-15", date(2004, 7, 15), date(2004, 7, 15)),
        ("1900", FIRST_DAY, date(1900, 12, 31)),
        ("2199-12-31", LAST_DAY, LAST_DAY),
        ("/2004-03-12", date(2004, 3, 12), date(2004, 3, 12)),
        ("/2004-02", date(2004, 2, 29), date(2004, 2, 29)),
        ("/1999", date(1999, 12, 31), date(1999, 12, 31)),
    ],
)
def test_vague_date_covers_all_that_it_may_mean(text, first, last):
    vague = VagueDate.parse(text)
    assert (vague.first, vague.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "as 2004-07-15, or as 2004-07 or 2004"),
        ("04", "as 2004-07-15"),
        ("2004-7", "as 2004-07-15"),
        ("2004-07-15 ", "as 2004-07-15"),
        ("2004-07-15\n", "as 2004-07-15"),
        ("20040715", "as 2004-07-15"),
        ("12/03/2011", "as 2004-07-15"),
        ("２００４", "as 2004-07-15"),
        ("٢٠٠٤", "as 2004-07-15"),
        ("40000", "as 2004-07-15"),
        ("/", "as 2004-07-15"),
        ("/2004-13", "no month 13"),
        ("2004-13", "no month 13"),
        ("2004-00", "no month 0"),
        ("2023-02-29", "no 29 February 2023"),
        ("2011-04-31", "no 31 April 2011"),
        ("2011-04-00", "no 0 April 2011"),
        ("1899", "from 1 January 1900 to 31 December 2199, not 1899"),
        ("2200-01-01", "not 2200"),
        ("0000-01-01", "not 0000"),
    ],
)
def test_vague_date_says_what_is_wrong_with_a_text(text, words):
    with pytest.raises(ValueError, match=words):
        VagueDate.parse(text)


@pytest.mark.parametrize("text", ["2004", "2004-07", "2024-2-3", "infinity", "10000-01-01", ""])
def test_parse_day_takes_whole_dates_only(text):
    with pytest.raises(ValueError, match="Write a date as 2004-07-15: year, month, day"):
        parse_day(text)


def test_parse_day_knows_leap_years():
    assert parse_day("2024-02-29") == date(2024, 2, 29)
    with pytest.raises(ValueError, match="There is no 29 February 2100"):
        parse_day("2100-02-29")


@given(VAGUE_DATES)
def test_vague_date_reads_back_as_vague_as_it_was_written(vague):
    assert VagueDate.parse(str(vague)) == vague


@given(DAYS)
def test_parse_day_reads_back_what_iso_writes(day):
    assert parse_day(day.isoformat()) == day


@given(DAYS, st.sampled_from(Precision))
def test_vague_date_holds_the_day_it_was_made_from(day, precision):
    vague = VagueDate(day, precision)
    assert vague.first <= day <= vague.last
    assert vague == VagueDate(vague.last, precision)


@pytest.mark.parametrize(
    ("ended", "next_start", "end"),
    [
        (None, None, None),
        (None, date(2005, 1, 1), None),
        ("2004-07-15", date(2004, 7, 10), date(2004, 7, 15)),
        ("2004", None, date(2004, 12, 31)),
        ("2004", date(2004, 9, 1), date(2004, 8, 31)),
        ("2004", date(2004, 12, 31), date(2004, 12, 30)),
        ("2004", date(2005, 1, 1), date(2004, 12, 31)),
        ("2004", date(2003, 9, 1), date(2004, 12, 31)),
        ("2004-02", date(2004, 2, 1), date(2004, 1, 31)),
    ],
)
def test_vague_end_gives_way_to_a_next_start_within_it(ended, next_start, end):
    assert effective_end(ended and VagueDate.parse(ended), next_start) == end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2011", "2011"),
        ("2011-03", "March 2011"),
        ("2011-03-02", "2 March 2011"),
        ("/2011-03-02", "2 March 2011 or earlier"),
        ("/2011-03", "31 March 2011 or earlier"),
        ("/2011", "before 2012"),
        ("/2011-12-31", "before 2012"),
    ],
)
def test_vague_date_in_words_is_as_vague_as_written(text, words):
    assert format_vague(VagueDate.parse(text)) == words


def test_day_in_words():
    assert format_day(date(2011, 3, 12)) == "12 March 2011"


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
