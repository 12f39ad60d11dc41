"""Days, and days that are known to the month or the year alone, as text and in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.periods import (
    FIRST_DAY,
    LAST_DAY,
    Precision,
    VagueDate,
    effective_end,
    format_day,
    format_vague,
    parse_day,
)
from tests.networks.arithmetic.test_periods import DAYS

VAGUE_DATES = st.builds(VagueDate, DAYS, st.sampled_from(Precision))


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
