from dataclasses import replace
from datetime import date

import pytest

from reflections.figures.belonging import Belonging, belonging, past_networks, was_left
from tests.reflections.rows import a_ledger, a_membership, a_network

TODAY = date(2011, 6, 1)


@pytest.mark.parametrize(
    ("memberships", "found"),
    [
        ([], Belonging.NEVER),
        ([a_membership("2010-01-01")], Belonging.MEMBER),
        ([a_membership("2010-01-01", "2011-06-01")], Belonging.MEMBER),
        ([a_membership("2010-01-01", "2011-05-31")], Belonging.LEFT),
        ([a_membership("2010-01-01", "2010-05-31"), a_membership("2011-06-02")], Belonging.AHEAD),
    ],
)
def test_belonging_today(memberships, found):
    assert belonging(a_network(1, memberships=memberships), TODAY) == found


@pytest.mark.parametrize(
    ("closed_on", "found"),
    [(date(2011, 5, 31), Belonging.CLOSED), (date(2011, 6, 1), Belonging.MEMBER)],
)
def test_network_is_closed_after_its_last_day(closed_on, found):
    network = replace(a_network(1, memberships=[a_membership("2010-01-01")]), closed_on=closed_on)
    assert belonging(network, TODAY) == found


def left_in_2010(**more):
    return a_network(1, memberships=[a_membership("2009-01-01", "2010-12-31")], **more)


@pytest.mark.parametrize(
    ("network", "left"),
    [
        (left_in_2010(), True),
        (left_in_2010(closed_on="2011-03-01"), True),
        (left_in_2010(closed_on="2010-12-31"), False),
        (a_network(1, memberships=[a_membership("2009", "2011-06-01")]), False),
        (
            a_network(1, memberships=[a_membership("2009", "2010"), a_membership("2011-09-01")]),
            False,
        ),
        (a_network(1), False),
        (a_network(1, closed_on="2010-01-01"), False),
    ],
)
def test_left_is_what_one_held_and_gave_up_before_it_closed(network, left):
    assert was_left(a_ledger(network), network, TODAY) is left


@pytest.mark.parametrize(
    ("memberships", "left"),
    [
        ([], True),
        ([a_membership("2008-01-01", "2009-12-31")], True),
        ([a_membership("2011-01-01")], False),
        ([a_membership("2008-01-01")], False),
        ([a_membership("2011-01-01", "2011-03-31")], False),
    ],
)
def test_membership_in_what_it_became_follows(memberships, left):
    old = left_in_2010(successor_id=2)
    ledger = a_ledger(old, a_network(2, successor_id=3), a_network(3, memberships=memberships))
    assert was_left(ledger, old, TODAY) is left


def test_left_body_stays_in_sight_while_a_group_of_it_is_held():
    left = a_membership("2010-01-01", "2010-12-31")
    ledger = a_ledger(
        a_network(1, memberships=[left]),
        a_network(2, parent_id=1, memberships=[a_membership("2010-01-01")]),
        a_network(3, parent_id=1, memberships=[left]),
        a_network(4, memberships=[left]),
    )
    assert past_networks(ledger, TODAY) == {3, 4}
