from datetime import date

from reflections.sitting.turns import SittingDue, call, sitting
from tests.reflections.rows import a_ledger, a_membership, a_network

TODAY = date(2011, 10, 31)


def held(pk, *answered, **more):
    """A network joined in 2009 and judged on these days, hardly missed each time."""
    membership = a_membership("2009-01-01", misses=[(on, 2) for on in answered])
    return a_network(pk, memberships=[membership], **more)


def test_all_that_are_held_are_asked_in_the_order_of_the_tree():
    left = a_network(4, memberships=[a_membership("2009-01-01", "2010-12-31")])
    never = a_network(5)
    ledger = a_ledger(held(1), held(2), held(3, parent_id=1), left, never)
    asked = sitting(ledger, [], TODAY)
    assert [turn.network.id for turn in asked.turns] == [1, 3, 2]


def test_next_is_the_first_one_behind_that_is_not_said_yet():
    asked = sitting(a_ledger(held(1), held(2, "2011-10-01"), held(3)), [], TODAY)
    first, second, third = asked.turns
    assert asked.after(first) == asked.after(second) == third
    assert asked.after(third) is None
    assert (asked.left, asked.said_of) == ([first, third], "1 of 3 said")


def test_latest_of_the_memberships_that_hold_is_asked_about():
    memberships = [a_membership("2004-01-01", "2011-12-31", id=1), a_membership("2009-01-01", id=2)]
    (turn,) = sitting(a_ledger(a_network(1, memberships=memberships)), [], TODAY).turns
    assert turn.membership.id == 2


def test_sitting_falls_a_year_after_the_last():
    ledger = a_ledger(*(held(pk, "2010-12-24") for pk in (1, 2, 3)))
    assert call(ledger, TODAY) == SittingDue(
        date(2011, 12, 24), "What did each give you this year?", "3 networks in one sitting."
    )


def test_one_that_was_stopped_waits_to_go_on():
    answered = ["2011-10-20"] * 3 + ["2010-08-20"]
    ledger = a_ledger(*(held(pk, on) for pk, on in enumerate(answered)))
    found = call(ledger, TODAY)
    assert (found.on, found.words) == (date(2011, 8, 20), "You stopped after 3 of 4: 1 left.")


def test_one_answer_alone_is_not_a_sitting():
    answered = ["2011-10-20", "2011-05-01", "2011-05-01"]
    ledger = a_ledger(*(held(pk, on) for pk, on in enumerate(answered)))
    assert call(ledger, TODAY).on == date(2012, 5, 1)


def test_two_networks_need_no_sitting():
    assert call(a_ledger(held(1), held(2)), TODAY) is None
