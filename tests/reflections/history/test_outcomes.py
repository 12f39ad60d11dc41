from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty
from reflections.figures.membership_row import Answers
from reflections.history.decisions import PastDecision
from reflections.history.outcomes import LeavingTotals, add_up, expectation, look_back
from reflections.models import Choice
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    day,
    period,
)


def decided(on, choice=Choice.LEAVE, *, pk=1, network_id=1, expected=None):
    return PastDecision(pk, network_id, day(on), choice, expected=expected)


def left_in_2010(**more):
    """A network held in 2009 and 2010 at 36.50 a year, worth 73.00 a year."""
    fee = a_fee("36.50", "2010-01-01", "2010-12-31")
    membership = a_membership(
        "2009-01-01", "2010-12-31", fees=[fee], worths=[("2010-06-01", "73.00")]
    )
    return a_network(1, memberships=[membership], **more)


def absence_of(ledger, *decisions, today="2011-12-31"):
    return look_back(ledger, decisions, day(today))[-1].absence


# 73.00 a year and 36.50 a year, each for the 100 days from 1 January to 10 April 2011.
def test_leaving_counts_what_was_not_paid_and_what_was_missed_until_today():
    away = absence_of(a_ledger(left_in_2010()), decided("2010-11-01"), today="2011-04-10")
    assert (away.days, away.ongoing) == (period("2011-01-01", "2011-04-10"), True)
    assert away.unpaid == Amount(Decimal("10.00"), Certainty.ABOUT)
    assert away.worth == Decimal("20.00")


def test_balance_is_what_was_not_paid_less_the_worth_missed():
    away = absence_of(a_ledger(left_in_2010()), decided("2010-11-01"), today="2011-04-10")
    assert away.balance == Amount(Decimal("-10.00"), Certainty.ABOUT)


def test_worth_that_nobody_said_leaves_no_balance():
    bare = a_network(1, memberships=[a_membership("2009", "2010-12-31")])
    away = absence_of(a_ledger(bare), decided("2010-11-01"))
    assert (away.unpaid, away.worth, away.balance) == (None, None, None)


@pytest.mark.parametrize("on", ["2010-12-31", "2011-01-01", "2011-02-20"])
def test_decision_may_be_written_down_after_the_end(on):
    assert absence_of(a_ledger(left_in_2010()), decided(on)).days.first == date(2011, 1, 1)


def test_open_membership_has_nothing_to_look_back_on():
    held = a_network(1, memberships=[a_membership("2009-01-01")])
    assert absence_of(a_ledger(held), decided("2010-11-01")) is None


def test_membership_that_still_runs_for_a_while_has_nothing_yet():
    assert absence_of(a_ledger(left_in_2010()), decided("2010-11-01"), today="2010-12-31") is None


def test_network_never_joined_has_nothing():
    assert absence_of(a_ledger(a_network(1)), decided("2010-11-01")) is None


@pytest.mark.parametrize("choice", [Choice.RENEW, Choice.LEAVE, Choice.JOIN])
def test_decision_taken_back_before_the_end_led_to_nothing(choice):
    first, second = decided("2010-05-01"), decided("2010-08-01", choice, pk=2)
    assert absence_of(a_ledger(left_in_2010()), second, first) is None


@pytest.mark.parametrize("choice", [Choice.UNDECIDED, Choice.NOT_JOIN, Choice.APPLY])
def test_thought_in_between_changes_nothing(choice):
    first, second = decided("2010-05-01"), decided("2010-08-01", choice, pk=2)
    assert absence_of(a_ledger(left_in_2010()), second, first) is not None


@pytest.mark.parametrize(
    "choice", [other_choice for other_choice in Choice if other_choice != Choice.LEAVE]
)
def test_only_leaving_leads_away(choice):
    assert absence_of(a_ledger(left_in_2010()), decided("2010-11-01", choice)) is None


def test_rejoining_ends_the_time_away():
    network = left_in_2010()
    network = replace(network, memberships=(*network.memberships, a_membership("2011-03-01")))
    away = absence_of(a_ledger(network), decided("2010-11-01"))
    assert (away.days, away.ongoing) == (period("2011-01-01", "2011-02-28"), False)


def test_closed_network_is_missed_until_its_closing():
    network = replace(left_in_2010(), closed_on=date(2011, 2, 9))
    assert absence_of(a_ledger(network), decided("2010-11-01")).days.last == date(2011, 2, 9)


def test_network_that_closed_as_it_was_left_is_not_missed():
    network = replace(left_in_2010(), closed_on=date(2010, 12, 31))
    assert absence_of(a_ledger(network), decided("2010-11-01")) is None


# The group's 365.00 a year for 100 days are 100.00, beside the network's own 20.00.
def test_group_that_ended_with_it_was_missed_too():
    membership = a_membership("2009-01-01", "2010-11-30", worths=[("2010-06-01", "365.00")])
    ledger = a_ledger(left_in_2010(), a_network(2, parent_id=1, memberships=[membership]))
    assert absence_of(ledger, decided("2010-11-01"), today="2011-04-10").worth == Decimal("120.00")


@pytest.mark.parametrize("end", ["2010-10-31", None])
def test_group_that_ended_before_or_goes_on_was_not(end):
    membership = a_membership("2009-01-01", end, worths=[("2010-06-01", "365.00")])
    ledger = a_ledger(left_in_2010(), a_network(2, parent_id=1, memberships=[membership]))
    assert absence_of(ledger, decided("2010-11-01"), today="2011-04-10").worth == Decimal("20.00")


def test_answer_given_while_away_says_whether_it_was_missed():
    network = left_in_2010()
    membership = replace(
        network.memberships[0], answers=(Answers(date(2011, 3, 1), None, None, 4),)
    )
    ledger = a_ledger(replace(network, memberships=(membership,)))
    assert absence_of(ledger, decided("2010-11-01")).missed == 4


def a_busy_ledger(*days):
    group = a_network(2, parent_id=1, activities=[an_activity(on) for on in days])
    return a_ledger(a_network(1), group)


def test_expected_year_runs_from_the_day_after_to_the_same_date():
    ledger = a_busy_ledger("2010-08-25", "2010-08-26", "2011-08-25", "2011-08-26")
    found = expectation(ledger, decided("2010-08-25", Choice.RENEW, expected=6), date(2012, 1, 1))
    assert (found.year, found.expected, found.actual) == (period("2010-08-26", "2011-08-25"), 6, 2)


@pytest.mark.parametrize(("today", "so_far"), [("2011-08-25", True), ("2011-08-26", False)])
def test_year_is_over_on_the_day_after_it(today, so_far):
    decision = decided("2010-08-25", Choice.RENEW, expected=6)
    assert expectation(a_busy_ledger(), decision, day(today)).so_far is so_far


def test_activity_after_today_is_not_counted_yet():
    decision = decided("2010-08-25", Choice.RENEW, expected=6)
    assert expectation(a_busy_ledger("2010-12-24"), decision, date(2010, 12, 23)).actual == 0


@pytest.mark.parametrize("today", ["2010-08-24", "2010-08-25"])
def test_year_that_has_not_begun_has_nothing(today):
    decision = decided("2010-08-25", Choice.RENEW, expected=6)
    assert expectation(a_busy_ledger("2010-08-26"), decision, day(today)).actual == 0


def test_expecting_nothing_is_an_expectation():
    decision = decided("2010-08-25", Choice.RENEW, expected=0)
    assert expectation(a_busy_ledger(), decision, date(2012, 1, 1)).expected == 0


def test_no_expectation_is_none():
    assert expectation(a_busy_ledger(), decided("2010-08-25"), date(2012, 1, 1)) is None


def test_last_day_of_the_calendar_can_be_decided_on():
    decision = decided("2199-12-31", Choice.RENEW, expected=1)
    assert expectation(a_busy_ledger(), decision, date(2199, 12, 31)).actual == 0


def test_decisions_about_what_is_left_out_are_passed_over():
    assert look_back(a_ledger(), [decided("2010-11-01")], date(2012, 1, 1)) == []


def test_sum_of_no_leaving_is_none():
    assert add_up([]) == LeavingTotals(None, None, Amount())


# A half-year as a student, then a half-year in full, both at 100.00 a year: given up once.
def test_membership_that_another_followed_was_not_left():
    fee = a_fee("38.00", "2010-07-01", "2011-06-30")
    student = a_membership("2010-01-01", "2010-06-30", worths=[("2010-06-01", "100.00")])
    full = a_membership("2010-07-01", "2011-06-30", fees=[fee], worths=[("2011-06-01", "100.00")])
    ledger = a_ledger(a_network(1, memberships=[student, full]))
    away = absence_of(ledger, decided("2010-05-01"), today="2012-06-29")
    # 184 of 365 days, and 181 of 366.
    assert away.unpaid == Amount(Decimal("37.95"), Certainty.ABOUT)
    assert away.worth == Decimal("99.86")


# One year of three has passed: 38.00 and 100.00, and not three times as much.
def test_days_to_come_are_not_away_yet_when_the_return_is_recorded():
    fee = a_fee("38.00", "2009-01-01", "2009-12-31")
    old = a_membership("2009-01-01", "2009-12-31", fees=[fee], worths=[("2009-06-01", "100.00")])
    ledger = a_ledger(a_network(1, memberships=[old, a_membership("2013-01-01")]))
    away = absence_of(ledger, decided("2009-12-01"), today="2010-12-31")
    assert (away.days, away.ongoing) == (period("2010-01-01", "2010-12-31"), True)
    assert (away.unpaid.value, away.worth) == (Decimal("38.00"), Decimal("100.00"))


# The group was back after half of the year: 181 of 365 days at 365.00.
def test_group_joined_again_before_its_body_is_not_missed_any_more():
    group = [
        a_membership("2009-01-01", "2010-12-31", worths=[("2010-06-01", "365.00")]),
        a_membership("2011-07-01"),
    ]
    ledger = a_ledger(left_in_2010(), a_network(2, parent_id=1, memberships=group))
    assert absence_of(ledger, decided("2010-11-01"), today="2011-12-31").worth == Decimal("254.00")


# The fee of 144.00 that was refused, and 15.00, for two whole years.
@pytest.mark.django_db
def test_story_was_better_off_outside(story_ledger):
    first = next(iter(story_ledger.networks))
    away = absence_of(story_ledger, decided("2007-08-25", network_id=first))
    assert (away.days, away.missed) == (period("2007-09-01", "2009-08-31"), 1)
    assert away.unpaid == Amount(Decimal("288.00"), Certainty.ABOUT)
    assert (away.worth, away.balance.value) == (Decimal("30.00"), Decimal("258.00"))


# Blog posts of 20 September, 31 January and 23 May; the portfolio day and CVs; three branch
# meetings; the workshop; the thread on LinkedIn.
@pytest.mark.django_db
def test_story_expected_six_and_went_to_ten(story_ledger):
    first = next(iter(story_ledger.networks))
    decision = decided("2010-08-25", Choice.RENEW, network_id=first, expected=6)
    found = expectation(story_ledger, decision, date(2011, 10, 31))
    assert (found.actual, found.so_far) == (10, False)


# The blog post of 5 September alone.
@pytest.mark.django_db
def test_story_has_one_of_eight_so_far(story_ledger):
    first = next(iter(story_ledger.networks))
    decision = decided("2011-08-25", Choice.RENEW, network_id=first, expected=8)
    found = expectation(story_ledger, decision, date(2011, 10, 31))
    assert (found.actual, found.so_far) == (1, True)
