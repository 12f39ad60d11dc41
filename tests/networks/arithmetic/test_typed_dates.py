from datetime import date

import pytest

from networks.arithmetic.typed_dates import length_in_words, read_vague


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2004", "2004"),
        ("2004-07", "2004-07"),
        ("2004-07-15", "2004-07-15"),
        ("15/07/2004", "2004-07-15"),
        ("5/7/2004", "2004-07-05"),
        ("15.7.2004", "2004-07-15"),
        ("07/2004", "2004-07"),
        ("15 July 2004", "2004-07-15"),
        ("15th jul 2004", "2004-07-15"),
        ("1st Sept. 2004", "2004-09-01"),
        ("July 2004", "2004-07"),
        ("MAY 2004", "2004-05"),
        ("Dec 2004", "2004-12"),
        ("about 2004", "2004"),
        ("c. 2004", "2004"),
        ("in July 2004", "2004-07"),
        (" 2004 ", "2004"),
    ],
)
def test_date_is_read_as_exactly_as_it_was_typed(text, date):
    assert str(read_vague(text)) == date


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write a date such as 15 July 2004"),
        ("about", "Write a date such as 15 July 2004"),
        ("the summer", "Write a date such as 15 July 2004"),
        ("04", "Write a date such as 15 July 2004"),
        ("15/07/04", "Write a date such as 15 July 2004"),
        ("Juli 2004", "There is no month called Juli."),
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
