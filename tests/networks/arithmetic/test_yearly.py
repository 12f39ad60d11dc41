from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Payer
from networks.arithmetic.yearly import expected
from tests.networks.arithmetic.test_coverage import payment, repeating

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
BEFORE = (date(2025, 1, 1), date(2025, 12, 31))


def exact(value):
    return Amount(Decimal(value))


def yearly(*payments):
    return {payer.value: amount.value for payer, amount in expected(payments).yearly.items()}


def mine(value):
    return {"self": Decimal(value)}


@pytest.mark.parametrize(
    ("first", "last", "amount", "a_year"),
    [
        (*YEAR, "184.00", "184.00"),
        (date(2024, 2, 29), date(2025, 2, 27), "100.00", "100.00"),
        (date(2025, 10, 1), date(2026, 12, 31), "120.00", "96.00"),
        (date(2026, 11, 1), date(2026, 11, 30), "20.00", "240.00"),
        (date(2026, 9, 15), date(2026, 12, 31), "53.26", "180.00"),  # x 365 / 108
        (date(2026, 11, 1), date(2026, 11, 27), "50.00", "50.00"),
        (date(2026, 11, 1), date(2026, 11, 28), "28.00", "365.00"),
    ],
)
def test_fee_of_a_year_goes_by_whole_months_else_by_days(first, last, amount, a_year):
    assert yearly(payment(first, last, amount)) == mine(a_year)


def test_what_repeats_goes_by_its_months_each_by_its_own():
    quarterly = repeating(date(2026, 1, 1), 3, amount="10.00")
    assert yearly(repeating(date(2024, 3, 15)), quarterly) == mine("280.00")


def test_year_is_rounded_once_for_each_payer():
    thirds = [repeating(date(2026, 1, 1), 7, amount="0.01") for _ in range(3)]
    # Each alone is 0.0171 a year; together 0.0514.
    assert yearly(*thirds) == mine("0.05")


def test_two_payers_share_the_latest_coverage():
    employers = payment(*YEAR, None, paid_by=Payer.EMPLOYER)
    found = expected(
        [payment(*BEFORE, "177.00"), payment(*YEAR), payment(*YEAR, "16.00"), employers]
    )
    assert found.by_payer == {
        Payer.SELF: exact("200.00"),
        Payer.EMPLOYER: Amount(Decimal("0.00"), Certainty.AT_LEAST),
    }  # fmt: skip


def test_refund_over_the_same_days_comes_off_and_its_payer_is_not_named():
    refund = payment(*YEAR, "-184.00", kind="refund")
    employers = payment(*YEAR, paid_by=Payer.EMPLOYER)
    assert expected([payment(*YEAR), refund, employers]).yearly == {Payer.EMPLOYER: exact("184.00")}


def test_refund_of_other_days_stays_where_it_is():
    refund = payment(date(2026, 7, 1), date(2026, 12, 31), "-92.00", kind="refund")
    assert yearly(payment(*YEAR), refund) == mine("184.00")


def test_refund_is_not_taken_off_what_repeats():
    monthly = repeating(date(2026, 1, 1), until=date(2026, 12, 31))
    refund = payment(*YEAR, "-20.00", kind="refund")
    assert yearly(monthly, refund) == mine("240.00")


def test_free_year_says_nothing_of_the_next_fee():
    found = expected([payment(*BEFORE, "150.00"), payment(*YEAR, "0.00")])
    assert (found.yearly, found.was_nil) == ({Payer.SELF: exact("150.00")}, True)


@pytest.mark.parametrize(
    "payments",
    [
        [payment(*YEAR, "0.00")],
        [payment(*BEFORE, "0.00"), payment(*YEAR, "0.00")],
        [
            payment(date(2024, 1, 1), date(2024, 12, 31)),
            payment(*BEFORE, "0.00"),
            payment(*YEAR, "0.00"),
        ],
        [payment(*BEFORE), repeating(date(2026, 1, 1), amount="0.00")],
    ],
    ids=["no other", "always free", "free for two years", "free from now on"],
)
def test_what_has_become_free_stays_free(payments):
    assert yearly(*payments) == {}


def given_back(days, amount):
    return [payment(*days, amount), payment(*days, f"-{amount}", kind="refund")]


def test_free_year_after_one_that_was_given_back_is_weighed_by_the_last_above_nothing():
    long_ago = payment(date(2024, 1, 1), date(2024, 12, 31), "120.00")
    found = expected([long_ago, *given_back(BEFORE, "100.00"), payment(*YEAR, "0.00")])
    assert (found.yearly, found.was_nil) == ({Payer.SELF: exact("120.00")}, True)


def test_free_year_after_nothing_but_what_was_given_back_has_no_other_to_go_by():
    found = expected([*given_back(BEFORE, "100.00"), payment(*YEAR, "0.00")])
    assert (found.yearly, found.was_nil, found.is_free_at_first) == ({}, False, False)


@pytest.mark.parametrize(
    ("payments", "at_first"),
    [
        ([payment(*YEAR, "0.00")], True),
        ([payment(*YEAR, "1.00")], False),
        ([payment(*BEFORE, "0.00"), payment(*YEAR, "0.00")], False),
        ([repeating(date(2026, 1, 1), amount="0.00")], False),
        ([], False),
    ],
)
def test_one_free_coverage_alone_is_free_at_first(payments, at_first):
    assert expected(payments).is_free_at_first is at_first


def test_unknown_fee_before_a_free_year_is_expected_again():
    found = expected([payment(*BEFORE, None), payment(*YEAR, "0.00")])
    assert found.yearly == {Payer.SELF: Amount(Decimal("0.00"), Certainty.AT_LEAST)}


def test_nothing_is_expected_without_payments():
    assert yearly() == {}


def likely(*payments):
    return {payer.value: amount for payer, amount in expected(payments).likely.items()}


def about(value):
    return {"self": Amount(Decimal(value), Certainty.ABOUT)}


@pytest.mark.parametrize(
    ("first", "last", "amount", "next_one"),
    [
        (*YEAR, "184.00", {"self": exact("184.00")}),
        # Joined some days late, or named the last day too early.
        (date(2026, 1, 15), date(2026, 12, 31), "184.00", {"self": exact("184.00")}),
        (date(2026, 1, 16), date(2026, 12, 31), "184.00", about("191.89")),  # x 365 / 350
        (date(2026, 9, 15), date(2026, 12, 31), "53.26", about("180.00")),  # x 365 / 108
        (date(2026, 10, 1), date(2026, 12, 31), "45.00", about("180.00")),
        # "Who joins from October gets all of next year too"; two years are two.
        (date(2025, 10, 1), date(2026, 12, 31), "120.00", about("120.00")),
        (date(2025, 1, 1), date(2026, 12, 31), "120.00", about("60.00")),
        # A course of a week.
        (date(2026, 11, 1), date(2026, 11, 7), "50.00", {"self": exact("50.00")}),
    ],
)
def test_next_fee_is_brought_to_the_months_that_the_next_one_covers(first, last, amount, next_one):
    assert likely(payment(first, last, amount)) == next_one


def test_next_fee_is_as_the_last_two_where_they_cover_as_long():
    quarters = [
        payment(date(2026, 7, 1), date(2026, 9, 30), "44.00"),
        payment(date(2026, 10, 1), date(2026, 12, 31), "45.00"),
    ]
    assert likely(*quarters) == {"self": exact("45.00")}


def test_fee_for_fifteen_months_that_follows_another_is_brought_to_twelve():
    longer = payment(date(2026, 1, 1), date(2027, 3, 31), "230.00")
    assert likely(payment(*BEFORE), longer) == about("184.00")


def test_next_fee_after_one_that_is_partly_unknown_is_at_least():
    part = (date(2026, 10, 1), date(2026, 12, 31))
    assert likely(payment(*part, "45.00"), payment(*part, None)) == {
        "self": Amount(Decimal("180.00"), Certainty.AT_LEAST)
    }


def test_refund_over_the_same_days_is_brought_to_the_same_months():
    part = (date(2026, 10, 1), date(2026, 12, 31))
    refund = payment(*part, "-15.00", kind="refund")
    assert likely(payment(*part, "45.00"), refund) == about("120.00")
