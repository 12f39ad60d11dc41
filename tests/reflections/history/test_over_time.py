from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from networks.arithmetic.money import Payer, round_half_up
from reflections.arithmetic.worth import years
from reflections.figures import own_worth
from reflections.figures.membership_row import Answers
from reflections.history.over_time import (
    answer_steps,
    fee_history,
    fee_steps,
    summed,
    worth_steps,
)
from tests.reflections.rows import a_fee, a_membership, a_network, day, period

TODAY = date(2011, 10, 12)


def history_of(*fees):
    return fee_history(a_network(1, memberships=[a_membership("2006-09-01", fees=fees)]), TODAY)


def shown(steps):
    return [(str(step.days.first), str(step.days.last), str(step.value)) for step in steps]


@pytest.mark.parametrize(
    ("amount", "first", "last", "yearly"),
    [
        ("184.00", "2010-09-01", "2011-08-31", "184.00"),
        ("184.00", "2011-09-01", "2012-08-31", "184.00"),  # 366 days, twelve months
        ("20.00", "2011-01-15", "2011-04-14", "80.00"),
        ("300.00", "2010-01-01", "2011-12-31", "150.00"),
        ("10.00", "2011-01-01", "2011-01-10", "10.00"),  # fewer than 28 days
        ("10.00", "2011-01-01", "2011-02-09", "91.25"),
    ],
)
def test_what_a_fee_comes_to_in_a_year(amount, first, last, yearly):
    (step,) = history_of(a_fee(amount, first, last))
    assert step.a_year == Decimal(yearly)


def test_what_repeats_is_a_year_of_its_instalments_up_to_the_one_that_runs():
    history = history_of(
        a_fee("20.00", "2010-03-01", every=1, repeats_until="2010-12-31"),
        a_fee("22.00", "2011-01-01", every=1),
    )
    assert [step.change for step in history] == [None, Decimal(10)]
    assert shown(fee_steps(history)) == [
        ("2010-03-01", "2010-12-31", "240.00"),
        ("2011-01-01", "2011-10-31", "264.00"),
    ]


def test_what_was_paid_back_is_taken_off():
    (step,) = history_of(
        a_fee("184.00", "2011-01-01", "2011-12-31"),
        a_fee("184.00", "2011-01-01", "2011-12-31", paid_by=Payer.EMPLOYER),
        a_fee("-184.00", "2011-01-01", "2011-12-31", kind="refund"),
    )
    assert step.a_year == Decimal(184)


def test_registration_is_the_fee_where_there_is_no_other():
    (step,) = history_of(a_fee("90.00", "2011-01-01", "2011-12-31", kind="registration"))
    assert step.a_year == Decimal(90)


def test_student_cliff_of_the_story():
    fees = [
        a_fee("38.00", "2006-09-01", "2007-08-31"),
        a_fee("177.00", "2009-09-01", "2010-08-31"),
        a_fee("184.00", "2010-09-01", "2011-08-31"),
    ]
    history = history_of(*fees)
    # 139 / 38 and 7 / 177, in percent
    assert [step.change for step in history] == [None, Decimal(366), Decimal(4)]
    assert [step.a_year for step in history] == [Decimal(38), Decimal(177), Decimal(184)]


def test_shared_fee_is_one_step_with_both_payers():
    fees = [
        a_fee("60.00", "2011-01-01", "2011-12-31"),
        a_fee("40.00", "2011-01-01", "2011-12-31", paid_by=Payer.EMPLOYER),
    ]
    (step,) = history_of(*fees)
    assert step.a_year == Decimal(100)
    assert [fee.paid_by for fee in step.fees] == [Payer.SELF, Payer.EMPLOYER]


def test_unknown_fee_has_no_step_and_no_change_after_it():
    fees = [
        a_fee(None, "2010-01-01", "2010-12-31"),
        a_fee("40.00", "2011-01-01", "2011-12-31"),
    ]
    history = history_of(*fees)
    assert history[1].change is None
    assert shown(fee_steps(history)) == [("2011-01-01", "2011-12-31", "40.00")]


def test_joining_and_life_fees_are_no_steps():
    fees = [
        a_fee("20.00", "2011-01-01", kind="joining"),
        a_fee("900.00", "2011-01-01", "2030-12-31", kind="life"),
    ]
    assert history_of(*fees) == []


def test_overlapping_ranges_add_up_and_equal_neighbours_join():
    ranges = [
        (period("2011-01-01", "2011-01-31"), Decimal(10)),
        (period("2011-01-11", "2011-01-20"), Decimal(5)),
        (period("2011-02-01", "2011-02-28"), Decimal(10)),
    ]
    assert shown(summed(ranges)) == [
        ("2011-01-01", "2011-01-10", "10"),
        ("2011-01-11", "2011-01-20", "15"),
        ("2011-01-21", "2011-02-28", "10"),
    ]


def test_days_on_which_nothing_holds_are_left_out():
    ranges = [
        (period("2011-01-01", "2011-01-10"), Decimal(0)),
        (period("2011-02-01", "2011-02-10"), Decimal(3)),
    ]
    assert len(summed(ranges)) == 2


def test_worth_follows_the_appraisals_in_force():
    membership = a_membership(
        "2010-01-01", worths=[("2010-06-30", "20.00"), ("2011-06-30", "30.00")]
    )
    steps = worth_steps([a_network(1, memberships=[membership])], day("2012-01-01"))
    assert shown(steps) == [
        ("2010-01-01", "2010-06-30", "20.00"),
        ("2010-07-01", "2012-01-01", "30.00"),
    ]


def test_membership_yet_to_start_has_no_worth():
    membership = a_membership("2012-01-01", worths=[("2013-06-30", "20.00")])
    assert worth_steps([a_network(1, memberships=[membership])], date(2011, 6, 1)) == []


def test_answers_look_back_to_the_one_before():
    membership = a_membership("2010-01-01")
    answers = (
        Answers(day("2010-12-31"), 2, None, None),
        Answers(day("2011-03-01"), None, 4, None),
        Answers(day("2011-12-31"), 5, 4, None),
    )
    membership = membership.__class__(
        membership.id, "", membership.days, True, None, answers=answers
    )
    network = a_network(1, memberships=[membership])
    assert shown(answer_steps(network, "put_in")) == [
        ("2010-01-01", "2010-12-31", "2"),
        ("2011-01-01", "2011-12-31", "5"),
    ]


@pytest.mark.django_db
def test_steps_of_worth_add_up_to_the_worth(story_ledger):
    year = period("2010-11-01", "2011-10-31")
    for network in story_ledger.networks.values():
        within = [
            (step.value, years(days))
            for step in worth_steps([network], year.last)
            if (days := step.days.overlap(year))
        ]
        together = sum((Fraction(value) * length for value, length in within), Fraction(0))
        assert round_half_up(together) == own_worth(network, year)
