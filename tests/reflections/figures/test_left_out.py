from decimal import Decimal

from reflections.figures.left_out import what_goes_along
from reflections.figures.purposes import held_networks, purposes, unserved
from tests.reflections.rows import a_ledger, a_membership, a_network, an_activity, period

P = period("2011-01-01", "2011-12-31")


def through(on, network_id, *, rating, hours):
    return an_activity(on, rating=rating, hours=hours)._replace(found_through_id=network_id)


LEDGER = a_ledger(
    a_network(
        1, name="Twitter", memberships=[a_membership("2009-01-01", held_for=["people", "news"])]
    ),
    a_network(2, name="#BLA", parent_id=3, host_id=1),
    a_network(
        3, name="BLA", memberships=[a_membership("2009-01-01", held_for=["people"])],
        activities=[
            through("2011-03-01", 1, rating=3, hours="2.00"),
            through("2011-04-01", 1, rating=5, hours="3.50"),
            through("2012-04-01", 1, rating=5, hours="9.00"),
            an_activity("2011-05-01", rating=5, hours="8.00"),
        ],
    ),
)  # fmt: skip


def test_what_lives_there_goes_and_what_was_found_through_it_is_named():
    gone = what_goes_along(LEDGER, [1], P)
    assert gone.hours == Decimal("5.50")
    assert gone.sentences("The conference") == [
        "#BLA goes too: it lives there.",
        "2 activities elsewhere were found through it, 5.5 hours: the best of them"
        " “The conference”, BLA, 5 of 5. You might not have heard of them.",
    ]


def test_group_that_goes_with_its_body_is_no_guest():
    assert what_goes_along(LEDGER, [3], P).along == ()


def test_what_nothing_else_would_serve_is_told():
    assert unserved(LEDGER, LEDGER.without([1]), P) == "Nothing else would serve news."
    assert unserved(LEDGER, LEDGER.without([3]), P) == ""


def test_purposes_say_where_one_serves_them_alone_and_where_many_do():
    found = {purpose.value: purpose for purpose in purposes(held_networks(LEDGER, P))}
    assert found["news"].is_alone and not found["people"].is_alone
    assert found["letters"].sentence == "None of your networks is held for it."
