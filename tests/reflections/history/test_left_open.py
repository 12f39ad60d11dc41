from datetime import date

import pytest

from reflections.history.left_open import left_open
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    a_role,
    an_activity,
)

TODAY = date(2011, 10, 31)
LEFT = [a_membership("2005-01-01", "2007-08-31")]


def asked(group, *others, body=None):
    body = body or a_network(1, name="CILIP", memberships=LEFT)
    return [membership.question for membership in left_open(a_ledger(body, group, *others), TODAY)]


def group(*, since="2006-01-01", pk=2, parent_id=1, fees=(), misses=(), **more):
    memberships = [a_membership(since, fees=fees, misses=misses)]
    return a_network(pk, name="Branch", parent_id=parent_id, memberships=memberships, **more)


def test_group_that_stands_open_after_its_body_was_left_is_asked_about():
    assert asked(group()) == ["CILIP ended for you on 31 August 2007. Did Branch end with it?"]


def test_body_may_be_further_up():
    between = a_network(3, name="Region", parent_id=1)
    assert len(asked(group(parent_id=3), between)) == 1


@pytest.mark.parametrize(
    "alive",
    [
        {"activities": [an_activity("2007-09-01")]},
        {"roles": [a_role("2008-01-01")]},
        {"fees": [a_fee("5.00", "2008-01-01", "2008-12-31")]},
        {"misses": [("2008-01-01", 3)]},
        {"since": "2007-09-01"},
    ],
)
def test_what_was_done_there_since_is_an_answer(alive):
    assert asked(group(**alive)) == []


def test_body_that_is_held_again_or_was_never_joined_asks_nothing():
    again = a_network(1, memberships=[*LEFT, a_membership("2009-09-01")])
    assert asked(group(), body=again) == asked(group(), body=a_network(1)) == []


def test_body_that_closed_asks_unless_one_went_on_at_what_it_became():
    closed = a_network(1, name="CILIP", memberships=LEFT, closed_on="2007-08-31", successor_id=9)
    assert len(asked(group(), a_network(9), body=closed)) == 1
    goes_on = a_network(9, memberships=[a_membership("2007-09-01")])
    assert asked(group(), goes_on, body=closed) == []
