import pytest

from networks.date_words import read_vague


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
        ("", "Write a date as 2004-07-15"),
        ("about", "Write a date as 2004-07-15"),
        ("the summer", "Write a date as 2004-07-15"),
        ("04", "Write a date as 2004-07-15"),
        ("15/07/04", "Write a date as 2004-07-15"),
        ("Juli 2004", "There is no month called Juli."),
        ("31 June 2004", "There is no 31 June 2004."),
        ("15/13/2004", "There is no month 13"),
        ("July 1804", "Dates run from 1 January 1900"),
        ("１５/07/2004", "Write a date as 2004-07-15"),
    ],
)
def test_anything_else_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        read_vague(text)
