from decimal import Decimal

import pytest

from networks.arithmetic.periods import VagueDate
from networks.arithmetic.words import (
    counted,
    counted_in_words,
    listed,
    on_or_in,
    plain,
    plural,
    shortest,
    with_article,
)


@pytest.mark.parametrize(
    ("written", "words"),
    [("2004-07-15", "on 15 July 2004"), ("2004-07", "in July 2004"), ("2004", "in 2004")],
)
def test_on_or_in(written, words):
    assert on_or_in(VagueDate.parse(written)) == words


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (1, "fee", "1 fee"),
        (3, "fee", "3 fees"),
        (0, "activity", "0 activities"),
        (2, "day", "2 days"),
        (2, "branch", "2 branches"),
        (1200, "row", "1,200 rows"),
        (Decimal("1.50"), "hour", "1.5 hours"),
        (Decimal("1.00"), "hour", "1 hour"),
    ],
)
def test_counted(number, noun, words):
    assert counted(number, noun) == words


def test_irregular_plural_is_given():
    assert counted(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("words", "text"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed(words, text):
    assert listed(words) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("24.50", "24.5"), ("6.00", "6"), ("1200.25", "1,200.25"), ("100", "100"), ("0.00", "0")],
)
def test_plain(value, text):
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("24.50", "24.5"),
        ("0.00", "0"),
        ("100.00", "100"),
        ("1200.25", "1200.25"),
        ("0.700000", "0.7"),
    ],
)
def test_shortest_has_no_marks_and_as_few_places_as_say_it(value, text):
    assert shortest(Decimal(value)) == text


@pytest.mark.parametrize(
    ("noun", "text"),
    [
        ("fee", "a fee"),
        ("activity", "an activity"),
        ("hour", "an hour"),
        ("union", "a union"),
        ("online group", "an online group"),
    ],
)
def test_with_article(noun, text):
    assert with_article(noun) == text


def test_plural_of_a_key():
    assert [plural(word) for word in ("key", "entry", "box")] == ["keys", "entries", "boxes"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no branches"), (1, "one branch"), (10, "ten branches"), (11, "11 branches")],
)
def test_numbers_up_to_ten_are_spelled_out(number, words):
    assert counted_in_words(number, "branch") == words
