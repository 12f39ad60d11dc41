import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.money import Amount, Certainty
from reflections.arithmetic.verdicts import (
    Bearer,
    Verdict,
    WorthIs,
    bearer,
    highest_fee,
    judge,
)

EXPECTED = Path(__file__).parents[2] / "story" / "expected.csv"
EXACT, AT_LEAST = WorthIs.EXACT, WorthIs.AT_LEAST
amounts = st.builds(
    Amount, st.decimals("-100", "999.99", places=2), st.sampled_from(list(Certainty))
)


def exact(value):
    return Amount(Decimal(value), Certainty.EXACT)


def about(value):
    return Amount(Decimal(value), Certainty.ABOUT)


def at_least(value):
    return Amount(Decimal(value), Certainty.AT_LEAST)


@pytest.mark.parametrize(
    ("worth", "verdict"),
    [
        ("120.00", Verdict.WORTH_IT),
        ("119.99", Verdict.BORDERLINE),
        ("80.00", Verdict.BORDERLINE),
        ("79.99", Verdict.NOT_WORTH_IT),
        ("0.00", Verdict.NOT_WORTH_IT),
    ],
)
def test_verdict_turns_at_a_fifth_above_and_below_the_cost(worth, verdict):
    assert judge(Decimal(worth), EXACT, exact("100.00")) == verdict


@pytest.mark.parametrize(("worth", "worth_is"), [(Decimal("45.00"), EXACT), (None, None)])
@pytest.mark.parametrize("cost", ["0.00", "-38.00"])
def test_exactly_no_cost_comes_before_any_evidence(worth, worth_is, cost):
    assert judge(worth, worth_is, exact(cost)) == Verdict.NO_COST


@pytest.mark.parametrize("cost", [at_least("0.00"), about("0.00"), about("-1.00")])
def test_nothing_that_is_not_exact_is_no_evidence(cost):
    assert judge(Decimal("45.00"), EXACT, cost) == Verdict.NO_EVIDENCE


def test_cost_without_an_appraisal_is_no_evidence():
    assert judge(None, None, exact("38.00")) == Verdict.NO_EVIDENCE


@pytest.mark.parametrize(
    ("worth", "verdict"),
    [("120.00", Verdict.WORTH_IT), ("119.99", Verdict.NO_EVIDENCE), ("0.00", Verdict.NO_EVIDENCE)],
)
def test_what_was_never_judged_is_not_held_against_it(worth, verdict):
    assert judge(Decimal(worth), AT_LEAST, exact("100.00")) == verdict


@pytest.mark.parametrize(
    ("worth", "verdict"),
    [
        ("500.00", Verdict.NO_EVIDENCE),
        ("80.00", Verdict.NO_EVIDENCE),
        ("79.99", Verdict.NOT_WORTH_IT),
    ],
)
def test_cost_that_may_be_higher_can_only_speak_against_it(worth, verdict):
    assert judge(Decimal(worth), EXACT, at_least("100.00")) == verdict


def test_every_verdict_of_the_story_follows_from_its_worth_and_cost():
    with EXPECTED.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    judged = [
        judge(Decimal(row["worth"]), EXACT, Amount(Decimal(row["cost"]), Certainty(row["cost_is"])))
        for row in rows
    ]
    assert judged == [row["verdict"] for row in rows]
    assert len(rows) > 90


@given(st.decimals("0", "999.99", places=2), st.sampled_from(list(WorthIs)), amounts)
def test_less_worth_is_never_judged_better(worth, worth_is, cost):
    order = [Verdict.NOT_WORTH_IT, Verdict.BORDERLINE, Verdict.WORTH_IT]
    more, less = (judge(value, worth_is, cost) for value in (worth, worth / 2))
    if more in order and less in order:
        assert order.index(less) <= order.index(more)


@pytest.mark.parametrize(
    ("worth", "fee"),
    [("120.00", "100.00"), ("270.00", "225.00"), ("100.00", "83.33"), ("0.01", "0.00")],
)
def test_highest_fee_is_worth_less_a_sixth_to_the_penny(worth, fee):
    assert highest_fee(Decimal(worth)) == Decimal(fee)


def test_highest_fee_leaves_room_for_what_else_is_paid():
    assert highest_fee(Decimal("190.00"), Decimal("65.00")) == Decimal("93.33")
    assert highest_fee(Decimal("60.00"), Decimal("65.00")) == Decimal("0.00")


@given(st.decimals("0.02", "9999999.99", places=2))
def test_highest_fee_is_worth_it_and_a_penny_more_is_not(worth):
    fee = highest_fee(worth)
    assert judge(worth, EXACT, exact(fee + Decimal("0.01"))) != Verdict.WORTH_IT
    assert judge(worth, EXACT, exact(fee)) == Verdict.WORTH_IT


@pytest.mark.parametrize(
    ("included", "others_pay", "words"),
    [
        (True, True, Bearer.INCLUDED),
        (True, False, Bearer.INCLUDED),
        (False, True, Bearer.OTHERS),
        (False, False, Bearer.NOBODY),
    ],
)
def test_no_cost_is_borne_from_above_by_others_or_by_nobody(included, others_pay, words):
    assert bearer(Verdict.NO_COST, included=included, others_pay=others_pay) == words


def test_what_costs_something_is_borne_by_the_person():
    assert bearer(Verdict.BORDERLINE, included=True, others_pay=True) == Bearer.YOU
