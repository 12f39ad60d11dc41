from reflections.sitting.progress import sitting
from tests.reflections.rows import a_ledger, a_membership, a_network
from tests.reflections.sitting.networks import TODAY, held


def test_all_that_are_held_are_asked_in_the_order_of_the_tree():
    left = a_network(4, memberships=[a_membership("2009-01-01", "2010-12-31")])
    never = a_network(5)
    ledger = a_ledger(held(1), held(2), held(3, parent_id=1), left, never)
    asked = sitting(ledger, [], TODAY)
    assert [asked_network.network.id for asked_network in asked.networks] == [1, 3, 2]


def test_next_is_the_first_one_behind_that_is_not_said_yet():
    asked = sitting(a_ledger(held(1), held(2, "2011-10-01"), held(3)), [], TODAY)
    first, second, third = asked.networks
    assert asked.after(first) == asked.after(second) == third
    assert asked.after(third) is None
    assert (asked.left, asked.said_of) == ([first, third], "1 of 3 said")


def test_latest_of_the_memberships_that_hold_is_asked_about():
    memberships = [a_membership("2004-01-01", "2011-12-31", id=1), a_membership("2009-01-01", id=2)]
    (asked_network,) = sitting(a_ledger(a_network(1, memberships=memberships)), [], TODAY).networks
    assert asked_network.membership.id == 2
