import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.periods import Precision, VagueDate, format_vague
from networks.arithmetic.typed_dates import DateOrder, length_in_words, read_day, read_vague

DAY_FIRST, MONTH_FIRST = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2004", "2004"),
        ("2004-07", "2004-07"),
        ("2004-07-15", "2004-07-15"),
        ("15/07/2004", "2004-07-15"),
        ("7/7/2004", "2004-07-07"),
        ("7/13/2004", "2004-07-13"),
        ("13/7/24", "2024-07-13"),
        ("13.7.99", "1999-07-13"),
        ("15.7.2004", "2004-07-15"),
        ("5.7.2004", "2004-07-05"),
        ("2004/7/5", "2004-07-05"),
        ("2004-7-5", "2004-07-05"),
        ("15-7-2004", "2004-07-15"),
        ("15-Jul-2004", "2004-07-15"),
        ("15th July 2004", "2004-07-15"),
        ("the 15th of July, 2004", "2004-07-15"),
        ("15 Sept 2004", "2004-09-15"),
        ("15 Sep 04", "2004-09-15"),
        ("July 15, 2004", "2004-07-15"),
        ("July 15th 2004", "2004-07-15"),
        ("Thu 15 July 2004", "2004-07-15"),
        ("Thursday, July 15, 2004", "2004-07-15"),
        ("July ’04", "2004-07"),
        ("today", "2026-03-01"),
        ("Yesterday", "2026-02-28"),
        ("07/2004", "2004-07"),
        ("15 July 2004", "2004-07-15"),
        ("15th jul 2004", "2004-07-15"),
        ("1st Sept. 2004", "2004-09-01"),
        ("July 2004", "2004-07"),
        ("MAY 2004", "2004-05"),
        ("Dec 2004", "2004-12"),
        ("about 2004", "2004~"),
        ("c. 2004", "2004~"),
        ("c 2004", "2004~"),
        ("ca 2004", "2004~"),
        ("c2004", "2004~"),
        ("approx. 2004", "2004~"),
        ("~2004", "2004~"),
        ("2004?", "2004~"),
        ("2004 (about)", "2004~"),
        ("pre-2000", "/1999"),
        ("prior to 2000", "/1999"),
        ("some time before 2000", "/1999"),
        ("<2000", "/1999"),
        ("../1999", "/1999"),
        ("[..1999]", "/1999"),
        ("before 2000", "/1999"),
        ("/1999", "/1999"),
        ("12 March 2004 or earlier", "/2004-03-12"),
        ("July 15, 2004, or before", "/2004-07-15"),
        ("by 13/3/2004", "/2004-03-13"),
        ("by February 2004", "/2004-02-29"),
        ("no later than 2004", "/2004"),
        ("/2004-03-12", "/2004-03-12"),
        ("/2004-02", "/2004-02-29"),
        ("2009~", "2009~"),
        ("1990s", "199X"),
        ("the late 1990s", "199X"),
        ("199X", "199X"),
        ("2008/09", "2008~"),
        ("2008–2009", "2008~"),
        ("winter 1999/00", "1999~"),
        ("2008-09", "2008-09"),
        ("spring 2009", "2009"),
        ("Autumn term of 2009", "2009"),
        ("early 2009", "2009"),
        ("about July 2004", "2004-07"),
        ("in July 2004", "2004-07"),
        (" 2004 ", "2004"),
    ],
)
def test_date_is_read_as_exactly_as_it_was_typed(text, date):
    assert str(read_vague(text, today=TODAY)) == date


def test_figures_that_could_be_two_days_are_refused_with_both():
    with pytest.raises(ValueError, match="3/4/2004 could be 3 April 2004 or 4 March 2004"):
        read_vague("3/4/2004")


@pytest.mark.parametrize(
    ("order", "day"), [(DAY_FIRST, date(2004, 4, 3)), (MONTH_FIRST, date(2004, 3, 4))]
)
def test_figures_are_read_as_the_person_writes_them(order, day):
    texts = ("3/4/2004", "03-04-2004", "3/4/04")
    assert {read_day(text, order=order) for text in texts} == {day}


def test_stated_order_leaves_no_other():
    with pytest.raises(ValueError, match="There is no month 13"):
        read_vague("7/13/2004", order=DAY_FIRST)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2004", "Which day in 2004? Write it as in 1 January 2004."),
        ("July 2004", "Which day in July 2004? Write it as in 1 July 2004."),
        ("Friday 15 July 2004", "15 July 2004 is a Thursday"),
        ("Friday", "Write a date such as 15 July 2004"),
        ("04-07-15", "Write the year in full"),
        ("today", "Write a date such as 15 July 2004"),
    ],
)
def test_day_that_is_not_said_is_asked_for(text, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        read_day(text)


DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
SPELLINGS = ["%d %B %Y", "%d %b %y", "%B %d, %Y", "%A %d %B %Y", "%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"]


@given(DAYS)
def test_start_by_a_day_is_read_back_as_it_is_shown_and_as_it_is_exported(day):
    start = VagueDate(day, Precision.UNTIL)
    assert read_vague(format_vague(start)) == read_vague(str(start)) == start


@given(DAYS, st.sampled_from(SPELLINGS))
def test_any_spelling_of_a_day_is_read_back_the_same(day, spelling):
    assert read_day(day.strftime(spelling)) == day


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y", "%d-%m-%Y"]))
def test_figures_are_read_as_what_they_are_or_refused(day, spelling):
    text = day.strftime(spelling)
    order = MONTH_FIRST if spelling.startswith("%m") else DAY_FIRST
    assert read_day(text, order=order) == day
    try:
        assert read_day(text) == day
    except ValueError as refused:
        assert "could be" in str(refused)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        assert isinstance(read_vague(text, today=TODAY), VagueDate)
    except ValueError as refused:
        assert str(refused).endswith(".")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write a date such as 15 July 2004"),
        ("about", "Write a date such as 15 July 2004"),
        ("the summer", "Write a date such as 15 July 2004"),
        ("04", "Write a date such as 15 July 2004"),
        ("2008/10", "Write a date such as 15 July 2004"),
        ("late July", "Write a date such as 15 July 2004"),
        ("July 04", "Write a date such as 15 July 2004"),
        ("Julember 2004", "There is no month called Julember."),
        ("31 June 2004", "There is no 31 June 2004."),
        ("15/13/2004", "There is no month 13"),
        ("July 1804", "Dates run from 1 January 1900"),
        ("１５/07/2004", "Write a date such as 15 July 2004"),
    ],
)
def test_anything_else_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        read_vague(text)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2007, 9, 1), date(2009, 8, 31), "2 years"),
        (date(2007, 9, 1), date(2007, 9, 1), "1 day"),
        (date(2007, 9, 1), date(2007, 9, 29), "29 days"),
        (date(2007, 9, 1), date(2007, 9, 30), "1 month"),
        (date(2007, 9, 15), date(2008, 12, 14), "1 year 3 months"),
        (date(2007, 9, 15), date(2008, 12, 13), "1 year 2 months"),
        (date(2011, 1, 31), date(2011, 2, 27), "1 month"),
        (date(2012, 2, 29), date(2013, 2, 26), "11 months"),
        (date(2012, 2, 29), date(2013, 2, 28), "1 year"),
        (date(1900, 1, 1), date(2199, 12, 31), "300 years"),
    ],
)
def test_length_in_words(first, last, words):
    assert length_in_words(first, last) == words
