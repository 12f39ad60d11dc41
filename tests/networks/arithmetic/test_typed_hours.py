from decimal import Decimal

import pytest

from networks.arithmetic.typed_hours import read_hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("1h 30m", "1.50"),
        ("1h30", "1.50"),
        ("1 hr 5 mins", "1.08"),
        ("2 hours and 15 minutes", "2.25"),
        ("1.5 hours", "1.5"),
        ("90 mins", "1.50"),
        ("2:15", "2.25"),
        ("0:45:00", "0.75"),
        ("3 hrs", "3"),
    ],
)
def test_length_of_time_is_read(text, hours):
    assert read_hours(text) == Decimal(hours)


@pytest.mark.parametrize("text", ["", "1.5", "half day", "3h of it", "2:75", "12 points"])
def test_what_says_no_length_or_more_than_one_is_none(text):
    assert read_hours(text) is None
