from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.doubts import doubt_about_day, doubt_about_hours, doubts


@pytest.mark.parametrize(
    ("hours", "asked"),
    [("100", ""), ("100.01", "100.01 hours for one activity: is that right?"), ("0", "")],
)
def test_many_hours_are_asked_about(hours, asked):
    assert doubt_about_hours(Decimal(hours)) == asked


def test_year_after_the_next_is_asked_about():
    today = date(2026, 11, 26)
    assert doubt_about_day(date(2027, 12, 31), today) == ""
    assert doubt_about_day(date(2031, 1, 1), today) == "This is planned for 2031, right?"


def test_each_question_names_its_field():
    today = date(2026, 11, 26)
    assert doubts(None, None, today) == {}
    asked = doubts(Decimal(400), date(2031, 5, 3), today)
    assert list(asked) == ["hours", "date"]
