from datetime import date
from decimal import Decimal

import pytest

from reflections.arithmetic.sitting import Way, asks_on, is_of_this_sitting, sitting_on, way_of
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Verdict

TODAY = date(2011, 10, 31)


@pytest.mark.parametrize(
    ("answered_on", "is_so"),
    [
        (date(2011, 10, 31), True),
        # 60 days ago, and 61.
        (date(2011, 9, 1), True),
        (date(2011, 8, 31), False),
        (date(2011, 11, 1), False),
    ],
)
def test_answers_of_two_months_are_of_one_sitting(answered_on, is_so):
    assert is_of_this_sitting(answered_on, TODAY) is is_so


def test_membership_asks_a_year_after_its_answer_or_three_months_after_its_start():
    assert asks_on(date(2009, 9, 1), date(2010, 8, 20)) == date(2011, 8, 20)
    assert asks_on(date(2009, 9, 1), date(2012, 2, 29)) == date(2013, 2, 28)
    # September has 30 days, October 31: 29 left of the 90.
    assert asks_on(date(2011, 9, 1), None) == date(2011, 11, 30)


@pytest.mark.parametrize(
    ("asking", "falls_on"),
    [
        ([], None),
        ([1, 2], None),
        ([3, 1, 2], 2),
        # Two of four are half of them.
        ([4, 1, 3, 2], 2),
    ],
)
def test_sitting_falls_when_half_of_them_ask(asking, falls_on):
    found = sitting_on([date(2011, 10, day) for day in asking])
    assert found == (falls_on and date(2011, 10, falls_on))


@pytest.mark.parametrize(
    ("verdict", "standing", "worth", "way"),
    [
        (Verdict.WORTH_IT, None, "200", Way.KEEP),
        (Verdict.BORDERLINE, None, "100", Way.LOOK_AGAIN),
        (Verdict.NOT_WORTH_IT, None, "50", Way.DOWNGRADE),
        (Verdict.NOT_WORTH_IT, None, "49.99", Way.LEAVE),
        (Verdict.NO_EVIDENCE, None, "50", None),
        (Verdict.NO_COST, Standing.WORTH_IT, "50", Way.KEEP),
        (Verdict.NO_COST, Standing.BORDERLINE, "50", Way.LOOK_AGAIN),
        (Verdict.NO_COST, Standing.NOT_WORTH_IT, "0", Way.LEAVE),
        (Verdict.NO_COST, Standing.UNUSED, "0", Way.LEAVE),
        (Verdict.NO_COST, Standing.NO_EVIDENCE, "0", None),
    ],
)
def test_judgement_of_a_cost_of_100_suggests_a_way(verdict, standing, worth, way):
    assert way_of(verdict, standing, Decimal(worth), Decimal(100)) == way
