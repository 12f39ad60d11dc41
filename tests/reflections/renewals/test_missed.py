from datetime import date

import pytest

from reflections.renewals.missed import parting_of, to_ask_about
from tests.reflections.rows import a_ledger, a_membership, a_network

TODAY = date(2011, 10, 31)


def gone(pk=1, last="2011-03-31", **more):
    misses = more.pop("misses", ())
    return a_network(pk, memberships=[a_membership("2009-01-01", last, misses=misses)], **more)


def asked(*networks):
    return [parting.network.id for parting in to_ask_about(a_ledger(*networks), TODAY)]


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("2011-04-30", True),
        ("2011-05-01", False),
        ("2009-10-31", True),
        ("2009-10-30", False),
    ],
)
def test_one_is_asked_from_half_a_year_to_two_years_after_leaving(last, is_asked):
    assert asked(gone(last=last)) == ([1] if is_asked else [])


def test_who_answered_since_is_not_asked_again():
    assert asked(gone(misses=[("2011-09-30", 1)])) == []
    assert asked(gone(misses=[("2011-03-31", 1)])) == [1]


def test_group_goes_without_saying_where_its_body_was_left():
    assert asked(gone(), gone(2, parent_id=1)) == [1]


def test_closed_network_was_not_left():
    assert asked(gone(closed_on="2011-03-31")) == []


def test_membership_that_went_on_in_the_successor_was_not_left():
    after = a_network(2, memberships=[a_membership("2011-04-01")])
    assert asked(gone(successor_id=2), after) == []


def test_who_joined_again_has_not_left():
    network = a_network(
        1, memberships=[a_membership("2009-01-01", "2009-12-31"), a_membership("2011-01-01")]
    )
    assert parting_of(a_ledger(network), network, TODAY) is None


def test_it_says_how_long_ago():
    network = gone()
    assert (
        parting_of(a_ledger(network), network, TODAY).ago
        == "You left on 31 March 2011, 7 months ago."
    )
