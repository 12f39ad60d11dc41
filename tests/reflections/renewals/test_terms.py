from dataclasses import replace
from datetime import date

import pytest

from reflections.renewals.due import renewals
from reflections.renewals.terms import terms
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network

TODAY = date(2011, 10, 31)


def told(today=TODAY, **membership):
    fee = a_fee("75.00", "2011-01-01", "2011-12-31")
    held = replace(a_membership("2010-01-01", fees=[fee], notice_days=30), **membership)
    (renewal,) = renewals(a_ledger(a_network(1, memberships=[held])), today)
    return terms(renewal, today)


@pytest.mark.parametrize(
    ("renews_itself", "sentences"),
    [
        (None, []),
        (False, ["It ends unless you renew it."]),
        (True, ["It renews by itself unless you tell them by 2 December 2011."]),
    ],
)
def test_how_it_goes_on(renews_itself, sentences):
    assert told(renews_itself=renews_itself) == sentences


def test_day_to_tell_them_that_has_passed():
    said = told(date(2011, 12, 3), renews_itself=True)
    assert said == ["It renews by itself; 2 December 2011 was the day to tell them."]


def test_how_to_leave_and_the_number_stand_where_one_decides():
    assert told(how_to_leave="Write to the office", number="A-17") == [
        "How to leave: Write to the office.",
        "Your membership number is A-17.",
    ]
