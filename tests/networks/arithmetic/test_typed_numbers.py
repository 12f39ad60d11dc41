from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.typed_numbers import NumberStyle, read_number, write_number

POINT, COMMA, UNSAID = NumberStyle.POINT, NumberStyle.COMMA, None


def read(text, style):
    return read_number(text, places=2, whole_digits=7, style=style)


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("184", UNSAID, "184.00"),
        ("75.5", COMMA, "75.50"),
        ("75.", POINT, "75.00"),
        ("7,5", COMMA, "7.50"),
        ("7,5", UNSAID, "7.50"),
        ("1,234", POINT, "1234.00"),
        ("1.234", COMMA, "1234.00"),
        ("1,184.00", UNSAID, "1184.00"),
        ("1.184,00", UNSAID, "1184.00"),
        ("1.184.000", UNSAID, "1184000.00"),
        ("1 184,00", COMMA, "1184.00"),
        ("1\u202f184,00", COMMA, "1184.00"),
        ("1’184.00", POINT, "1184.00"),
        ("12,34,567.50", POINT, "1234567.50"),
    ],
)
def test_number_is_read_as_the_person_writes_it(text, style, value):
    assert read(text, style) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "style", "words"),
    [
        ("1.234", UNSAID, "1.234 could be 1234 or 1.234"),
        ("1,234", UNSAID, "1,234 could be 1234 or 1.234"),
        ("1.234", POINT, "Write at most 2 decimal places; for 1,234 write 1234."),
        ("7,5", POINT, "Write pennies after a point, as in 75.50."),
        ("1,184.00", COMMA, "Write pennies after a comma, as in 75,50."),
        ("1.184.000", POINT, "Write it without marks for the thousands: 1184000."),
        ("1,2,3", UNSAID, "Write a plain number"),
        ("1,23,4567", POINT, "Write a plain number"),
        ("1'234,567.00", POINT, "Write a plain number"),
        ("0,123,456", POINT, "Write a plain number"),
        ("75,", COMMA, "Write a plain number"),
        ("-5", POINT, "A number below 0 does not fit here."),
    ],
)
def test_what_is_no_number_or_two_is_refused_in_words(text, style, words):
    with pytest.raises(ValueError, match=words):
        read(text, style)


MONEY = st.decimals(min_value=0, max_value=9999999, places=2)


@given(MONEY, st.sampled_from([POINT, COMMA, UNSAID]))
def test_what_is_written_is_read_back_the_same(value, style):
    assert read(write_number(value, places=2, style=style), style) == value


@given(st.text("0123456789.,' ", max_size=12))
def test_without_a_style_a_number_is_what_every_style_that_reads_it_says(text):
    """Else it is two things, and refused."""
    try:
        value = read(text, UNSAID)
    except ValueError:
        return
    for style in NumberStyle:
        try:
            assert read(text, style) == value
        except ValueError:
            continue
