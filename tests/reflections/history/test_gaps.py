from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Lens, Payer
from reflections.history.gaps import GapFigures, SpellFigures, spells_and_gaps
from reflections.history.unpaid import FeeNotPaid, fee_not_paid, unpaid_in
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    period,
)

GAP = period("2007-09-01", "2009-08-31")
TODAY = date(2011, 8, 31)


def about(text):
    return Amount(Decimal(text), Certainty.ABOUT)


def student_then_full(**more):
    memberships = [
        a_membership("2006-09-01", "2007-08-31", fees=[a_fee("38.00", "2006-09-01", "2007-08-31")]),
        a_membership("2009-09-01", fees=[
            a_fee("20.00", "2009-08-15", kind="joining"),
            a_fee("177.00", "2009-09-01", "2010-08-31"),
            a_fee("184.00", "2010-09-01", "2011-08-31"),
        ]),
    ]  # fmt: skip
    return a_network(1, memberships=memberships, **more)


def test_what_was_not_paid_in_two_years_out():
    assert unpaid_in(GAP, student_then_full()) == about("76.00")


def test_fee_refused_comes_before_the_last_one_paid():
    fee = a_fee("38.00", "2006-09-01", "2007-08-31")
    student = a_membership("2006-09-01", "2007-08-31", fees=[fee], refused="144.00")
    network = a_network(1, memberships=[student, a_membership("2009-09-01")])
    assert unpaid_in(GAP, network) == about("288.00")
    assert fee_not_paid(GAP, network) == FeeNotPaid(Amount(Decimal("144.00")), refused=True)


def lapsed(*fees):
    """Left at the end of 2007, at 36.50 a year, and back in 2009."""
    paid = a_fee("36.50", "2007-01-01", "2007-12-31")
    return a_network(
        1,
        memberships=[
            a_membership("2007-01-01", "2007-12-31", fees=[paid]),
            a_membership("2009", fees=fees),
        ],
    )


def test_days_that_arrears_cover_were_paid():
    gap, arrears = (
        period("2008-01-01", "2008-12-31"),
        a_fee("36.60", "2008-01-01", "2008-12-21", paid_on="2009-01-01"),
    )
    assert unpaid_in(gap, lapsed(arrears)) == about("1.00")
    everything = a_fee("36.60", "2008-01-01", "2008-12-31", paid_on="2009-01-01")
    assert unpaid_in(gap, lapsed(everything)) == Amount()


# 10 of 365 days that the refund gave back, at 36.50 a year.
def test_days_that_a_refund_gives_back_were_not_paid():
    fees = [
        a_fee("36.50", "2007-01-01", "2007-12-31"),
        a_fee("-1.00", "2007-12-22", "2007-12-31", kind="refund"),
    ]
    network = a_network(1, memberships=[a_membership("2007-01-01", "2007-08-31", fees=fees)])
    assert unpaid_in(period("2007-09-01", "2007-12-31"), network) == about("1.00")


def test_days_that_the_employer_bore_after_paying_back_were_paid():
    days = ("2008-01-01", "2008-12-31")
    paid_back = [
        a_fee("40.00", *days),
        a_fee("-40.00", *days, kind="refund"),
        a_fee("40.00", *days, paid_by=Payer.EMPLOYER),
    ]
    assert unpaid_in(period(*days), lapsed(*paid_back)) == Amount()


# A month of 3.00 is a year of 36.00; 366 days of a leap year.
def test_fee_that_repeats_is_that_of_a_year():
    fee = a_fee("3.00", "2006-09-01", every=1, repeats_until="2007-08-31")
    network = a_network(1, memberships=[a_membership("2006-09-01", "2007-08-31", fees=[fee])])
    assert unpaid_in(period("2008-01-01", "2008-12-31"), network) == about("36.00")


def test_gap_ends_at_the_closing():
    network = a_network(
        1,
        memberships=[
            a_membership(
                "2007-01-01", "2007-12-31", fees=[a_fee("36.50", "2007-01-01", "2007-12-31")]
            )
        ],
        closed_on="2009-01-10",
    )
    _, gap = in_turn(network)
    assert (gap.days, gap.goes_on) == (period("2008-01-01", "2009-01-10"), False)
    assert gap.unpaid == about("37.50")


def test_return_to_come_does_not_lengthen_the_gap():
    network = a_network(
        1, memberships=[a_membership("2007-01-01", "2010-12-31"), a_membership("2012-01-01")]
    )
    assert in_turn(network)[-1].days == period("2011-01-01", "2011-08-31")


def test_days_that_the_fee_still_covered_were_paid():
    fee = a_fee("36.50", "2007-01-01", "2007-12-31")
    network = a_network(1, memberships=[a_membership("2007-01-01", "2007-08-31", fees=[fee])])
    assert unpaid_in(period("2007-09-01", "2008-01-10"), network) == about("1.00")
    assert unpaid_in(period("2007-09-01", "2007-12-31"), network) == Amount()


def test_what_the_employer_paid_was_not_saved():
    fees = [
        a_fee("36.50", "2007-01-01", "2007-12-31"),
        a_fee("73.00", "2007-01-01", "2007-12-31", paid_by=Payer.EMPLOYER),
    ]
    network = a_network(1, memberships=[a_membership("2007-01-01", "2007-12-31", fees=fees)])
    assert unpaid_in(period("2008-01-01", "2008-01-10"), network) == about("1.00")


@pytest.mark.parametrize(
    "fees",
    [
        [],
        [a_fee("20.00", "2007-01-01", kind="joining")],
        [a_fee("9.00", "2009-01-01", "2009-12-31")],
    ],
)
def test_without_a_subscription_before_it_there_is_no_sum(fees):
    network = a_network(1, memberships=[a_membership("2006-09-01", "2007-08-31", fees=fees)])
    assert unpaid_in(GAP, network) is None


def test_unknown_subscription_leaves_the_sum_unknown():
    fees = [a_fee(None, "2006-09-01", "2007-08-31")]
    network = a_network(1, memberships=[a_membership("2006-09-01", "2007-08-31", fees=fees)])
    assert unpaid_in(GAP, network).certainty == Certainty.AT_LEAST


def in_turn(network, today=TODAY):
    return spells_and_gaps(a_ledger(network), network, Lens.MINE, today)


def test_spell_gap_spell_in_order_of_time():
    kinds = [type(part) for part in in_turn(student_then_full())]
    assert kinds == [SpellFigures, GapFigures, SpellFigures]


def test_spell_has_its_own_fees_whenever_they_were_paid():
    student, _, full = in_turn(student_then_full())
    assert student.figures.cost.value == Decimal("38.00")
    assert full.figures.cost.value == Decimal("381.00")  # 20 + 177 + 184
    assert full.cost_a_month == Decimal("15.88")  # 381 over 24 months


def test_activities_belong_to_the_spell_they_fall_in():
    days = ["2006-10-01", "2007-01-01", "2008-05-05", "2009-09-01", "2010-09-01", "2011-08-31"]
    activities = [an_activity(day, hours="2.00", cost="5.00", rating=3) for day in days]
    student, _, full = in_turn(student_then_full(activities=activities))
    assert (student.activities_a_year, full.activities_a_year) == (Decimal("2.0"), Decimal("1.5"))
    assert full.hours_a_year == Decimal("3.0")


def test_short_spell_says_nothing_about_a_year():
    network = a_network(
        1, memberships=[a_membership("2011-08-03")], activities=[an_activity("2011-08-03")]
    )
    (spell,) = in_turn(network)
    assert (spell.cost_a_month, spell.activities_a_year, spell.hours_a_year) == (None, None, None)


def test_days_since_leaving_are_a_gap_that_goes_on():
    fees = [a_fee("36.50", "2010-09-01", "2011-08-31")]
    network = a_network(1, memberships=[a_membership("2010-09-01", "2011-08-31", fees=fees)])
    _, gap = in_turn(network, date(2011, 9, 10))
    assert gap.goes_on
    assert gap.unpaid == about("1.00")


@pytest.mark.parametrize(
    ("today", "is_open"), [(date(2011, 8, 31), True), (date(2011, 9, 1), False)]
)
def test_spell_is_open_up_to_its_last_day(today, is_open):
    spell, *_ = in_turn(a_network(1, memberships=[a_membership("2010-09-01", "2011-08-31")]), today)
    assert (spell.is_open, spell.days) == (is_open, period("2010-09-01", "2011-08-31"))


def test_spell_yet_to_begin_is_not_there():
    assert in_turn(a_network(1, memberships=[a_membership("2012-01-01")])) == []


def test_spell_counts_from_the_day_on_which_it_begins():
    ledger = a_ledger(student_then_full())
    ends = spells_and_gaps(ledger, ledger.networks[1], Lens.MINE, date(2009, 9, 1))
    assert [end.days for end in ends] == [
        period("2006-09-01", "2007-08-31"), GAP, period("2009-09-01", "2009-09-01")
    ]  # fmt: skip


# One activity in 30 of 365 days: 12.17 a year.
@pytest.mark.parametrize(
    ("today", "a_year"), [(date(2011, 1, 29), None), (date(2011, 1, 30), Decimal("12.2"))]
)
def test_thirty_days_say_something_about_a_year(today, a_year):
    network = a_network(
        1, memberships=[a_membership("2011-01-01")], activities=[an_activity("2011-01-10")]
    )
    (spell,) = spells_and_gaps(a_ledger(network), network, Lens.MINE, today)
    assert spell.activities_a_year == a_year


def test_answer_of_the_last_day_is_about_the_spell():
    left = a_membership("2006-09-01", "2007-08-31", misses=[("2007-08-31", 4)])
    network = a_network(1, memberships=[left])
    spell, gap = spells_and_gaps(a_ledger(network), network, Lens.MINE, TODAY)
    assert (spell.missed, gap.missed) == (4, None)
