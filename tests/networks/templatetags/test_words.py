from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty
from networks.templatetags import words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (Decimal("1234.5"), "£1,234.50"),
        (Decimal("0"), "£0.00"),
        (Decimal("-12"), "−£12.00"),
    ],
)
def test_money(value, text):
    assert words.money(value) == text


def test_money_of_another_currency():
    assert words.money(Decimal(185), "USD") == "$185.00"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (Amount(Decimal(184), Certainty.AT_LEAST), "at least £184.00"),
        (Amount(Decimal(75), Certainty.ABOUT), "about £75.00"),
    ],
)
def test_amount(value, text):
    assert words.amount(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [("184.00", "£184"), ("100.00", "£100"), ("184.50", "£184.50")]
)
def test_pounds_in_a_sentence(value, text):
    assert words.pounds(Decimal(value)) == text


@pytest.mark.parametrize(("value", "text"), [(None, "—"), (date(2011, 3, 2), "2 March 2011")])
def test_day(value, text):
    assert words.day(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        ("24.50", "24.5"),
        ("6.00", "6"),
        ("0", "0"),
        ("100", "100"),
        ("1200.25", "1,200.25"),
    ],
)
def test_hours(value, text):
    assert words.hours(None if value is None else Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, "—"), ("", "—"), (0, 0), (Decimal("3.2"), "3.2")]
)
def test_figure(value, text):
    assert words.figure(value) == text


def test_template_counts_as_python_does():
    assert words.counted(3, "activity") == "3 activities"
