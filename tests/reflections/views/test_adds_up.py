"""The figures of the dashboard opened to the rows that they are made of."""

import pytest

from tests.reflections.pages import YEAR, words_of

pytestmark = pytest.mark.django_db


# The rows of tests/story/expected.csv: own worths that add up to 775.00 and 777.03.
def test_result_opens_to_the_rows_of_each_side(teller):
    words = words_of(teller.get(f"/adds-up/result/?{YEAR}"))
    assert "Twitter online £650.00 — £650.00" in words
    assert "Together £775.00 £777.03" in words


def test_totals_open_to_each_network_once(teller):
    words = words_of(teller.get(f"/adds-up/?{YEAR}"))
    assert "Together £220.92 £220.92 about £592.47 £1,552.03 118.75 36 144" in words


def test_motto_opens_to_its_pairs_with_ranks(teller):
    words = words_of(teller.get(f"/adds-up/in-and-out/?{YEAR}"))
    assert "Twitter 48 15 £650.00 15" in words


def test_cash_stands_beside_the_cost(teller):
    words = words_of(teller.get(f"/adds-up/?{YEAR}"))
    assert "by you" in words and "by others" in words


@pytest.mark.parametrize("path", ["/adds-up/", "/adds-up/result/", "/adds-up/in-and-out/"])
def test_adding_up_takes_eight_queries(teller, django_assert_num_queries, path):
    with django_assert_num_queries(8):
        teller.get(f"{path}?{YEAR}")
