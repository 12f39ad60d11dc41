from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Lens
from reflections.arithmetic.scoreboard import Score
from reflections.figures import summarise
from tests.reflections.figures.judging import (
    IN_2011,
    MINE,
    YEAR,
    YEARS_AGO,
    paying,
    row_of,
    whole_of,
)
from tests.reflections.rows import (
    LATER,
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    period,
)


def test_activities_without_a_membership_still_count():
    row = row_of(1, a_network(1, activities=[an_activity("2011-05-01", hours="3.00", rating=4)]))
    assert (row.own.hours, row.own.activities, row.own.held) == (Decimal("3.00"), 1, False)
    assert (row.label, row.own.worth) == ("Not judged yet", None)


def test_organisation_without_anything_in_the_period_has_no_row():
    empty = a_network(1)
    past = a_network(2, memberships=[a_membership("2009-01-01", "2010-12-31", fees=[YEARS_AGO])])
    assert summarise(a_ledger(empty, past), IN_2011, Lens.MINE, LATER).rows == ()


@pytest.mark.parametrize(
    "group",
    [
        a_network(2, parent_id=1, memberships=[a_membership("2011-12-31")]),
        a_network(2, parent_id=1, activities=[an_activity("2011-01-01")]),
        a_network(
            2,
            parent_id=1,
            memberships=[a_membership("2009-01-01", "2009-12-31", fees=[a_fee(None, *YEAR)])],
        ),
    ],
    ids=["membership", "activity", "fee"],
)
def test_row_is_there_for_what_lies_below(group):
    rows = summarise(a_ledger(a_network(1), group), IN_2011, Lens.MINE, LATER).rows
    assert [(row.network.id, row.depth) for row in rows] == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("ratings", "mean"), [((4, 4, 5), "4.3"), ((3, 3, 3, 4), "3.3"), ((5, None), "5.0")]
)
def test_rating_is_a_mean_to_one_place(ratings, mean):
    rated = [an_activity("2011-05-01", rating=rating) for rating in ratings]
    assert whole_of(a_network(1, activities=rated)).rating == Decimal(mean)


def test_what_cannot_be_divided_does_not_exist():
    figures = whole_of(paying(1, MINE))
    found = (figures.rating, figures.cost_per_hour, figures.cost_per_activity)
    assert found == (None, None, None)


@pytest.mark.parametrize(("number", "too_few"), [(0, True), (2, True), (3, False)])
def test_under_three_activities_are_too_few(number, too_few):
    active = a_network(
        1, memberships=[a_membership("2010")], activities=[an_activity("2011-05-01")] * number
    )
    assert whole_of(active).too_few is too_few


def test_saved_stands_beside_the_worth():
    figures = whole_of(a_network(1, activities=[an_activity("2011-05-01", saved="120.00")]))
    assert (figures.saved, figures.worth) == (Decimal("120.00"), None)


# The whole


def test_both_counts_half_for_each_side():
    worth = [("2011-06-01", "100.01")]
    ledger = a_ledger(paying(1, worths=worth, setting="both"))
    summary = summarise(ledger, IN_2011, Lens.MINE, LATER)
    assert (summary.sides.offline, summary.sides.online) == (Decimal("50.005"), Decimal("50.005"))
    assert summary.score == Score(1, 1)


def test_motto_is_over_networks_held_in_the_period():
    held = [
        paying(pk, worths=[("2011-06-01", f"{pk}0.00")], activities=[
            an_activity("2011-05-01", hours=f"{pk}.00")
        ])
        for pk in range(1, 5)
    ]  # fmt: skip
    visited = a_network(5, activities=[an_activity("2011-05-01", hours="99.00")])
    motto = summarise(a_ledger(*held, visited), IN_2011, Lens.MINE, LATER).motto
    assert (motto.rho, motto.n) == (Decimal("1.0000"), 4)


def test_nothing_adds_up_to_nothing():
    summary = summarise(a_ledger(), IN_2011, Lens.ALL, LATER)
    assert (summary.rows, summary.motto, summary.score) == ((), None, Score(0, 0))
    assert summary.total.cost == Amount(Decimal("0.00"))


def test_sentence_counts_appraisals_once():
    worths = [("2010-08-20", "20.00"), ("2011-03-01", "30.00"), ("2011-10-18", "90.00")]
    row = row_of(1, paying(1, MINE, worths=worths), during=period("2010-01-01", "2011-12-31"))
    assert row.sentence.endswith("by what you said 3 times, last on 18 October 2011.")
    assert {on for _, on in row.whole.appraised} == {
        date(2010, 8, 20), date(2011, 3, 1), date(2011, 10, 18),
    }  # fmt: skip
