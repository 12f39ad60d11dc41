from decimal import Decimal

import pytest

from reflections.arithmetic.scoreboard import Score
from reflections.figures.score import decisive, with_all
from tests.reflections.rows import a_ledger, a_membership, a_network, period

P = period("2011-01-01", "2011-12-31")


def worth(pk, amount, setting="offline", **more):
    memberships = [a_membership("2011-01-01", worths=[("2011-06-01", amount)])]
    return a_network(pk, setting=setting, memberships=memberships, **more)


@pytest.mark.django_db
def test_twitter_decides_the_story(story_ledger):
    found = decisive(story_ledger, period("2010-11-01", "2011-10-31"))
    assert [network.name for network in found.networks] == ["Twitter"]
    assert (found.score, found.sides.online) == (Score(1, 0), Decimal("122.03"))


def test_worthiest_of_several_deciding_networks_is_named():
    ledger = a_ledger(worth(1, "50.00", "online"), worth(2, "60.00", "online"), worth(3, "100.00"))
    found = decisive(ledger, P)
    assert ([network.id for network in found.networks], found.score) == ([3], Score(0, 1))


def test_last_network_of_any_worth_leaves_no_result_without_it():
    assert decisive(a_ledger(worth(1, "50.00"), worth(2, "0.00", "online")), P) is None


def test_body_goes_with_its_groups():
    ledger = a_ledger(
        worth(1, "0.00"),
        worth(2, "100.00", parent_id=1),
        worth(3, "10.00"),
        worth(4, "95.00", "online"),
    )
    found = decisive(ledger, P)
    assert ([network.id for network in found.networks], found.score) == ([1], Score(0, 1))


@pytest.mark.parametrize(
    "ledger", [a_ledger(), a_ledger(a_network(1)), a_ledger(*(worth(pk, "9.00") for pk in (1, 2)))]
)
def test_nothing_may_decide(ledger):
    assert decisive(ledger, P) is None


def test_result_with_everything_names_what_was_left_out_at_the_top():
    everything = a_ledger(
        worth(1, "100.00"), worth(2, "90.00", "online"), worth(3, "5.00", "online", parent_id=2)
    )
    found = with_all(everything, everything.without([3, 2]), P)
    assert [network.id for network in found.networks] == [2]
    assert (found.score, found.sides.online) == (Score(1, 1), Decimal("95.00"))
