import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.money import Amount, Certainty
from reflections.arithmetic.verdicts import Verdict, highest_fee, judge, label, sentence

EXPECTED = Path(__file__).parents[2] / "story" / "expected.csv"
OCTOBER = date(2011, 10, 18)
UNKNOWN = Amount(Decimal("0.00"), Certainty.AT_LEAST)


def exact(value):
    return Amount(Decimal(value), Certainty.EXACT)


def about(value):
    return Amount(Decimal(value), Certainty.ABOUT)


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
    assert judge(Decimal(worth), exact("100.00"), has_evidence=True) == verdict


@pytest.mark.parametrize("has_evidence", [True, False])
def test_exactly_no_cost_comes_before_any_evidence(has_evidence):
    assert judge(Decimal("45.00"), exact("0.00"), has_evidence) == Verdict.NO_COST


@pytest.mark.parametrize("cost", [UNKNOWN, about("0.00")])
def test_nothing_that_is_not_exact_is_no_evidence(cost):
    assert judge(Decimal("45.00"), cost, has_evidence=True) == Verdict.NO_EVIDENCE


def test_cost_without_an_appraisal_is_no_evidence():
    assert judge(Decimal("0.00"), exact("38.00"), has_evidence=False) == Verdict.NO_EVIDENCE


def test_every_verdict_of_the_story_follows_from_its_worth_and_cost():
    with EXPECTED.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    judged = [
        judge(
            Decimal(row["worth"]),
            Amount(Decimal(row["cost"]), Certainty(row["cost_is"])),
            has_evidence=True,
        )
        for row in rows
    ]
    assert judged == [row["verdict"] for row in rows]
    assert len(rows) > 90


@pytest.mark.parametrize(
    ("worth", "fee"),
    [("120.00", "100.00"), ("270.00", "225.00"), ("100.00", "83.33"), ("0.01", "0.00")],
)
def test_highest_fee_is_worth_less_a_sixth_to_the_penny(worth, fee):
    assert highest_fee(Decimal(worth)) == Decimal(fee)


@given(st.decimals("0.02", "9999999.99", places=2))
def test_highest_fee_is_worth_it_and_a_penny_more_is_not(worth):
    fee = highest_fee(worth)
    assert judge(worth, exact(fee + Decimal("0.01")), True) != Verdict.WORTH_IT
    assert judge(worth, exact(fee), True) == Verdict.WORTH_IT


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.WORTH_IT, "Worth it"),
        (Verdict.BORDERLINE, "Borderline"),
        (Verdict.NOT_WORTH_IT, "Not worth it"),
        (Verdict.NO_EVIDENCE, "No evidence yet"),
    ],
)
def test_label_of_a_judgement_does_not_ask_who_pays(verdict, words):
    assert label(verdict, included=True, others_pay=True) == words


@pytest.mark.parametrize(
    ("included", "others_pay", "words"),
    [
        (True, True, "Included"),
        (True, False, "Included"),
        (False, True, "Others pay"),
        (False, False, "No fee"),
    ],
)
def test_label_of_no_cost_says_why(included, others_pay, words):
    assert label(Verdict.NO_COST, included=included, others_pay=others_pay) == words


def told(worth, cost, verdict, days, words, name="CILIP with its groups"):
    return sentence(name, Decimal(worth), cost, verdict, days, "GBP", words)


def test_sentence_names_both_amounts_and_the_day_of_the_appraisals():
    assert told("270.00", exact("220.92"), Verdict.WORTH_IT, [OCTOBER] * 6, "Worth it") == (
        "Worth it: CILIP with its groups was worth £270.00 against a cost of £220.92, "
        "by your appraisals of 18 October 2011."
    )


@pytest.mark.parametrize(
    ("days", "ending"),
    [
        ([OCTOBER], "by your appraisal of 18 October 2011."),
        ([OCTOBER, OCTOBER], "by your appraisals of 18 October 2011."),
        (
            [OCTOBER, date(2010, 8, 20)],
            "by your appraisals of 20 August 2010 and 18 October 2011.",
        ),
        (
            [date(2007, 8, 20), OCTOBER, date(2010, 8, 20), OCTOBER, OCTOBER],
            "by 5 appraisals, the latest of 18 October 2011.",
        ),
    ],
)
def test_sentence_tells_the_appraisals_by_their_dates(days, ending):
    words = told("605.00", about("592.47"), Verdict.BORDERLINE, days, "Borderline")
    assert words.startswith("Borderline: CILIP with its groups was worth £605.00 against a cost of")
    assert words.endswith(f"about £592.47, {ending}")


@pytest.mark.parametrize(
    ("words", "middle"),
    [
        ("Included", "cost £0.00 of its own,"),
        ("Others pay", "cost £0.00 because others pay,"),
        ("No fee", "cost £0.00,"),
    ],
)
def test_sentence_of_no_cost_says_why_there_is_none(words, middle):
    assert told("45.00", exact("0.00"), Verdict.NO_COST, [OCTOBER], words, name="CDG") == (
        f"{words}: CDG was worth £45.00 and {middle} by your appraisal of 18 October 2011."
    )


def test_sentence_without_appraisals_says_so():
    assert told("0.00", exact("38.00"), Verdict.NO_EVIDENCE, [], "No evidence yet", "CILIP") == (
        "No evidence yet: CILIP cost £38.00, and no appraisal says yet what it was worth."
    )


def test_sentence_of_an_unknown_cost_says_what_is_missing():
    assert told("45.00", UNKNOWN, Verdict.NO_EVIDENCE, [OCTOBER], "No evidence yet", "CDG") == (
        "No evidence yet: CDG was worth £45.00, by your appraisal of 18 October 2011, "
        "but it cost an unknown amount."
    )
