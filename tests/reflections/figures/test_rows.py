from datetime import date

import pytest

from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, an_activity

TREE = a_ledger(
    a_network(4, parent_id=2),
    a_network(1),
    a_network(2, parent_id=1),
    a_network(3, parent_id=1),
    a_network(5),
)


def test_tree_order_puts_groups_right_below_their_body():
    assert list(TREE.depths.items()) == [(1, 0), (2, 1), (4, 2), (3, 1), (5, 0)]


def test_network_with_its_groups_is_all_below_it():
    assert [network.id for network in TREE.with_groups(1)] == [1, 2, 4, 3]


def test_above_leads_to_the_top():
    assert [network.id for network in TREE.above(4)] == [2, 1]


def test_leaving_out_takes_all_below_along():
    assert list(TREE.without([2]).networks) == [1, 3, 5]


def test_leaving_out_keeps_preferences():
    ledger = a_ledger(a_network(1), a_network(2), currency="CHF", hour_value=3, tax_rates={1: 2})
    left = ledger.without([1])
    assert (left.currency, left.hour_value, left.tax_rates) == ("CHF", 3, {1: 2})


@pytest.mark.parametrize("left_out", [[], [99]])
def test_leaving_nothing_out_is_the_ledger_itself(left_out):
    assert TREE.without(left_out) is TREE


def test_thousand_groups_in_a_chain_are_a_tree():
    chain = a_ledger(a_network(1), *(a_network(pk, parent_id=pk - 1) for pk in range(2, 1001)))
    assert chain.depths[1000] == 999
    assert len(chain.with_groups(1)) == 1000


@pytest.mark.parametrize(
    ("network", "first"),
    [
        (a_network(1), None),
        (a_network(1, memberships=[a_membership("2004")]), date(2004, 1, 1)),
        (a_network(1, activities=[an_activity("2003-05-01")]), date(2003, 5, 1)),
        (a_network(1, memberships=[a_membership("2004", fees=[a_fee("1.00", "2003-12-01")])]),
         date(2003, 12, 1)),
        (a_network(1, memberships=[a_membership("2004", fees=[
            a_fee("1.00", "2003-11-01", "2004-10-31", paid_on="2004-02-01")])]),
         date(2003, 11, 1)),
        (a_network(1, memberships=[a_membership("2004", fees=[
            a_fee("1.00", "2004-01-01", "2004-12-31", paid_on="2003-10-01")])]),
         date(2003, 10, 1)),
    ],
)  # fmt: skip
def test_first_day_recorded(network, first):
    assert a_ledger(network).first_day == first


def test_membership_that_began_last_is_the_latest_whenever_it_ended():
    long_held = a_membership("2004-01-01", id=1)
    short = a_membership("2009-01-01", "2009-12-31", id=2)
    assert a_network(1, memberships=[short, long_held]).latest_membership.id == 2
    assert a_network(1).latest_membership is None


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2008, 12, 31), [1]), (date(2009, 1, 1), [1, 2]), (date(2009, 12, 31), [1, 2]),
     (date(2010, 1, 1), [1])],
)  # fmt: skip
def test_membership_is_held_on_its_first_and_its_last_day(day, held):
    both = [a_membership("2004-01-01", id=1), a_membership("2009-01-01", "2009-12-31", id=2)]
    network = a_network(1, memberships=both)
    assert [membership.id for membership in network.held_on(day)] == held
