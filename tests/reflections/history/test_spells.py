from datetime import date

import pytest

from networks.arithmetic.spells import Spell
from reflections.history.spells import Gap, days_out, gaps_of, spells_of
from tests.reflections.rows import a_membership, a_network, period

STUDENT = a_membership("2006-09-01", "2007-08-31")
FULL = a_membership("2009-09-01")
OUT = period("2007-09-01", "2009-08-31")


def test_memberships_that_touch_are_one_spell():
    network = a_network(1, memberships=[STUDENT, a_membership("2007-09-01")])
    assert spells_of(network) == [Spell(date(2006, 9, 1), None)]
    assert gaps_of(network, []) == []


def test_overlapping_memberships_are_one_spell():
    network = a_network(1, memberships=[STUDENT, a_membership("2007-01-01", "2008-01-31")])
    assert spells_of(network) == [Spell(date(2006, 9, 1), date(2008, 1, 31))]


def test_one_day_outside_is_a_gap():
    network = a_network(1, memberships=[STUDENT, a_membership("2007-09-02")])
    assert gaps_of(network, []) == [Gap(period("2007-09-01", "2007-09-01"), None)]


def test_network_left_for_good_has_no_gap_after_it():
    assert gaps_of(a_network(1, memberships=[STUDENT]), []) == []


@pytest.mark.parametrize(
    ("answers", "missed"),
    [
        ([], None),
        ([(date(2007, 8, 31), 5)], None),
        ([(date(2007, 9, 1), 2)], 2),
        ([(date(2008, 3, 1), 4), (date(2009, 3, 1), 1)], 1),
        ([(date(2009, 9, 1), 3)], 3),
        ([(date(2009, 9, 2), 3)], None),
    ],
)
def test_last_answer_in_the_gap_says_whether_it_was_missed(answers, missed):
    assert gaps_of(a_network(1, memberships=[STUDENT, FULL]), answers) == [Gap(OUT, missed)]


@pytest.mark.parametrize("today", [date(2009, 8, 31), date(2009, 9, 1), date(2011, 8, 31)])
def test_days_out_end_where_the_next_membership_begins(today):
    assert days_out(a_network(1, memberships=[STUDENT, FULL]), today) == [OUT]
