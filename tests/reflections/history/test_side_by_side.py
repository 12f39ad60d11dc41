from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Lens, Payer
from reflections.arithmetic.standing import Standing
from reflections.history.gaps import spells_and_gaps
from reflections.history.side_by_side import ComparedLine, came_back, side_by_side
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    a_role,
    an_activity,
    period,
)

TODAY = date(2011, 12, 31)


def times_of(*networks, today=TODAY):
    ledger = a_ledger(*networks)
    return spells_and_gaps(ledger, ledger.networks[1], Lens.MINE, today)


def lines(times):
    return {line.label: line for line in side_by_side(times, "GBP")}


@pytest.fixture
def cilip(db, story_ledger):
    """The story's CILIP, as it stood on 31 October 2011."""
    network = next(iter(story_ledger.networks.values()))
    return spells_and_gaps(story_ledger, network, Lens.MINE, date(2011, 10, 31))


def test_sentence_of_coming_back(cilip):
    assert came_back(cilip) == (
        "You left after 1 year, did not miss it for 2 years, and came back: "
        "9.2 activities a year since, 1.0 before."
    )
    # A member for the first time, and one who is away still.
    assert came_back(cilip[:1]) == came_back(cilip[:2]) == ""


@pytest.mark.parametrize(
    "line",
    [
        ComparedLine("How long", ("1 year", "2 years", "2 years 2 months")),
        ComparedLine("Kind of member", ("Student", "—", "Full"), changed=True),
        ComparedLine("Who paid", ("you", "—", "you")),
        ComparedLine("What it cost", ("£38.00", "about £288.00 not paid", "£484.07")),
        ComparedLine("Cost a month", ("£3.17", "—", "£18.62")),
        ComparedLine("What it was worth", ("£15.00", "—", "£531.21")),
        ComparedLine("Activities a year", ("1.0", "—", "9.2")),
        ComparedLine("Hours a year", ("0.5", "—", "23.7")),
        ComparedLine("How good they were", ("2.0 of 5", "—", "3.4 of 5")),
        ComparedLine(
            "Groups",
            (
                "none",
                "—",
                "5: CDG, CoFHE, CILIP West Midlands, CILIP Communities, CILIP on LinkedIn",
            ),
            changed=True,
        ),
        ComparedLine("Roles", ("none", "—", "Blogger, CILIP Communities"), changed=True),
        ComparedLine("What for", ("learning", "—", "people, letters"), changed=True),
        ComparedLine("Missed?", ("—", "no, 1 of 5", "somewhat, 3 of 5")),
    ],
    ids=lambda line: line.label,
)
def test_story_came_back_to_its_groups(cilip, line):
    assert lines(cilip)[line.label] == line


def test_story_is_judged_each_time(cilip):
    student, _, full = cilip
    assert (student.judgement.label, full.judgement.label) == ("Not worth it", "Borderline")


def test_what_did_not_change_is_not_shaded():
    memberships = [
        a_membership("2009", "2009-12-31", category="Full"),
        a_membership("2011", category="Full"),
    ]
    assert not any(
        line.changed for line in lines(times_of(a_network(1, memberships=memberships))).values()
    )


# Student, then full, with an employer that pays half; one spell.
def test_spell_of_two_memberships_names_both():
    half = {"first": "2010-01-01", "last": "2010-12-31"}
    fees = [a_fee("50.00", **half), a_fee("50.00", **half, paid_by=Payer.EMPLOYER)]
    memberships = [
        a_membership("2009-01-01", "2009-12-31", category="Student", held_for=["learning"]),
        a_membership("2010-01-01", category="Full", fees=fees, held_for=["people", "learning"]),
    ]
    found = lines(times_of(a_network(1, memberships=memberships)))
    assert found["Kind of member"].cells == ("Student, then Full",)
    assert found["Who paid"].cells == ("you and your employer",)
    assert found["What for"].cells == ("learning, people",)


# The group goes on while its body is left: each of its three years counts where it lies.
def test_group_held_all_along_counts_in_the_days_of_each_spell():
    fee = a_fee("300.00", "2009-01-01", "2011-12-31")
    group = a_network(
        2,
        parent_id=1,
        memberships=[a_membership("2009-01-01", fees=[fee], worths=[("2011-06-01", "120.00")])],
        activities=[an_activity(on) for on in ("2009-05-05", "2010-05-05", "2011-05-05")],
        roles=[a_role("2011-03-01")],
    )
    body = a_network(
        1, memberships=[a_membership("2009-01-01", "2009-12-31"), a_membership("2011-01-01")]
    )
    first, _, second = times_of(body, group)
    assert [spell.figures.cost.value for spell in (first, second)] == [Decimal("100.00")] * 2
    assert [spell.figures.worth for spell in (first, second)] == [Decimal("120.00")] * 2
    assert [spell.figures.activities for spell in (first, second)] == [1, 1]
    assert (first.roles, second.roles) == ((), ("Chair, Network 2",))


def test_spell_that_cost_nothing_is_judged_too():
    misses = [("2010-06-01", 2)]
    membership = a_membership("2010", "2010-12-31", worths=[("2010-06-01", "5.00")], misses=misses)
    body = a_network(1, memberships=[membership], activities=[an_activity("2010-03-03")])
    assert times_of(body)[0].judgement.standing == Standing.BORDERLINE


def test_answer_of_the_first_day_back_is_about_the_gap():
    old = a_membership("2009", "2009-12-31", misses=[("2009-01-01", 5)])
    back = a_membership("2011-01-01", misses=[("2011-01-01", 2)])
    assert [time.missed for time in times_of(a_network(1, memberships=[old, back]))] == [5, 2, None]


def test_gap_that_arrears_cover_left_nothing_unpaid():
    paid = a_fee("36.50", "2009-01-01", "2009-12-31")
    arrears = a_fee("36.50", "2010-01-01", "2010-12-31", paid_on="2011-01-01")
    memberships = [
        a_membership("2009", "2009-12-31", fees=[paid]),
        a_membership("2011", fees=[arrears]),
    ]
    assert lines(times_of(a_network(1, memberships=memberships)))["What it cost"].cells[1] == (
        "nothing left unpaid"
    )
    assert times_of(a_network(1, memberships=memberships))[1].days == period(
        "2010-01-01", "2010-12-31"
    )
