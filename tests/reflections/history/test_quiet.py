from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import Period
from reflections.history.quiet import last_activity, silence_of, silences, usual_interval
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    day,
    period,
)

YEAR_OF_36 = a_fee("36.50", "2011-01-01", "2011-12-31")  # 10p a day


def ledger_with(*days, fees=(YEAR_OF_36,), first="2010-01-01", last=None):
    membership = a_membership(first, last, fees=fees)
    return a_ledger(
        a_network(1, memberships=[membership], activities=[an_activity(on) for on in days])
    )


def on(ledger, today):
    return silence_of(ledger, 1, Lens.MINE, day(today))


MONTHLY = ("2010-12-01", "2010-12-31", "2011-01-30", "2011-03-01")  # every 30 days
HALF_DAYS = ("2010-10-30", "2010-11-29", "2010-12-30", "2011-01-29", "2011-03-01")


def test_cost_since_the_last_activity_by_the_day():
    silence = on(ledger_with(*MONTHLY), "2011-04-30")
    assert silence.quiet == Period(date(2011, 3, 2), date(2011, 4, 30))
    assert silence.cost.value == Decimal("6.00")  # 60 days at 10p
    assert (silence.habit_words, silence.since) == ("usually 30 days", day("2011-03-01"))


def test_what_is_planned_ends_no_silence_and_makes_no_habit():
    silence = on(ledger_with(*MONTHLY, "2013-06-14"), "2011-04-30")
    assert (silence.habit_words, silence.since) == ("usually 30 days", day("2011-03-01"))


# 1.5 times 30 days is 45: the 45th day is still usual.
@pytest.mark.parametrize(("today", "silent"), [("2011-04-15", False), ("2011-04-16", True)])
def test_silence_begins_after_one_and_a_half_intervals(today, silent):
    assert (on(ledger_with(*MONTHLY), today) is not None) is silent


# Both are quiet for 60 days; every 30.5 days is said as 31.
def test_longest_against_its_habit_comes_first_unrounded():
    habits = {1: HALF_DAYS, 2: MONTHLY}
    rows = [
        a_network(
            pk, memberships=[a_membership("2010")], activities=[an_activity(on) for on in days]
        )
        for pk, days in habits.items()
    ]
    found = silences(a_ledger(*rows), Lens.MINE, day("2011-04-30"))
    assert [silence.network.id for silence in found] == [2, 1]
    assert found[0].times == 2.0


# Intervals of 20, 21, 22 and 30 days: the median is 21.5, and 1.5 times that 32.25. Twenty-two
# would make it 33.
@pytest.mark.parametrize(("today", "silent"), [("2011-04-04", False), ("2011-04-05", True)])
def test_half_a_day_of_the_median_counts(today, silent):
    ledger = ledger_with("2010-11-30", "2010-12-20", "2011-01-10", "2011-02-01", "2011-03-03")
    assert (on(ledger, today) is not None) is silent


# Every week is meant, so that after 30 days it is quiet, whatever the habit was.
@pytest.mark.parametrize(("today", "silent"), [("2011-03-31", False), ("2011-04-01", True)])
def test_how_often_one_means_to_be_there_comes_before_the_habit(today, silent):
    ledger = ledger_with(*MONTHLY)
    network = replace(ledger.networks[1], how_often=7)
    silence = on(a_ledger(network), today)
    assert (silence is not None) is silent
    assert silence is None or silence.habit_words == "meant to be every 7 days"


def test_thirty_days_are_nothing_even_where_every_day_is_usual():
    daily = ledger_with("2011-03-01", "2011-03-02", "2011-03-03", "2011-03-04")
    assert on(daily, "2011-04-03") is None
    assert on(daily, "2011-04-04") is not None


@pytest.mark.parametrize(("today", "silent"), [("2011-12-01", False), ("2011-12-02", True)])
def test_with_few_activities_a_year_must_pass(today, silent):
    ledger = ledger_with("2010-06-01", "2010-12-01")
    assert (on(ledger, today) is not None) is silent


def test_what_nothing_ever_came_of_is_unused_but_not_quiet():
    assert on(ledger_with(), "2011-06-01") is None


def test_coming_back_does_not_end_the_silence_before():
    memberships = [a_membership("2005-01-01", "2006-12-31"), a_membership("2011-05-01")]
    ledger = a_ledger(a_network(1, memberships=memberships, activities=[an_activity("2006-06-01")]))
    assert on(ledger, "2011-06-01").length == "5 years"


def test_silence_is_told_in_days_while_it_is_set_against_a_habit_in_days():
    ledger = ledger_with(*MONTHLY)
    assert on(ledger, "2011-06-01").length == "3 months"
    assert on(ledger, "2011-05-31").length == "91 days"


def test_habit_of_half_a_day_is_told_half_up():
    assert on(ledger_with(*HALF_DAYS), "2011-06-01").habit_words == "usually 31 days"


def test_closed_network_is_not_quiet():
    # Its membership was never ended; the closing is its last day.
    membership = replace(a_membership("2009-01-01"), days=period("2009-01-01", "2010-12-31"))
    active = [an_activity("2009-05-30")]
    ledger = a_ledger(
        a_network(1, memberships=[membership], activities=active, closed_on="2010-12-31")
    )
    assert on(ledger, "2011-06-01") is None


def test_groups_activity_breaks_the_silence_of_its_body():
    ledger = a_ledger(
        a_network(1, memberships=[a_membership("2009-01-01", fees=[YEAR_OF_36])]),
        a_network(2, parent_id=1, activities=[an_activity("2011-05-30")]),
    )
    assert on(ledger, "2011-06-01") is None


def test_network_that_was_left_is_not_silent():
    assert on(ledger_with(last="2011-05-31"), "2011-06-30") is None


def test_what_is_planned_is_not_the_last_that_came_of_it():
    network = a_network(1, activities=[an_activity("2011-05-30"), an_activity("2012-06-14")])
    assert last_activity([network], date(2011, 12, 1)) == date(2011, 5, 30)
    assert last_activity([network], date(2011, 5, 30)) == date(2011, 5, 30)
    assert last_activity([network], date(2011, 5, 29)) is None


def test_forum_that_costs_nothing_is_quiet_too():
    silence = on(ledger_with("2009-08-17", fees=()), "2011-10-31")
    assert (silence.length, silence.cost.value) == ("2 years 2 months", Decimal("0.00"))


# 60 days are twice a habit of 30, and 400 little more than the year of what has no habit.
def test_longest_against_its_own_habit_comes_first():
    membership = a_membership("2009-01-01")
    rare = a_network(1, memberships=[membership], activities=[an_activity("2010-03-26")])
    monthly = a_network(2, memberships=[membership], activities=[an_activity(on) for on in MONTHLY])
    found = silences(a_ledger(rare, monthly), Lens.MINE, date(2011, 4, 30))
    assert [(silence.network.id, silence.quiet.days) for silence in found] == [(2, 60), (1, 400)]


def test_two_intervals_are_too_few_to_be_usual():
    assert usual_interval([date(2011, 1, 1), date(2011, 1, 11), date(2011, 1, 21)]) is None


def test_only_the_latest_twelve_intervals_count():
    long_ago = [date(2000, 1, 1), date(2005, 1, 1)]
    lately = [date(2011, month, 1) for month in range(1, 13)] + [date(2012, 1, 1)]
    assert usual_interval([*long_ago, *lately]) == 31
