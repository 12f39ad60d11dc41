from dataclasses import replace
from decimal import Decimal

from networks.arithmetic.money import Certainty, Lens
from networks.arithmetic.periods import Precision
from networks.charts import Mark
from reflections.figures import summarise
from reflections.figures.each_year import year_by_year
from reflections.scope import Scope
from reflections.views import chart_data
from tests.reflections.rows import (
    LATER,
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    day,
    period,
)

P = period("2011-01-01", "2011-12-31")
SCOPE = Scope("year", P, Lens.MINE, (), 2011)
FEE = a_fee("75.00", "2011-01-01", "2011-12-31", certainty=Certainty.ABOUT)
LEDGER = a_ledger(
    a_network(
        1,
        memberships=[a_membership("2011-01-01", fees=[FEE], worths=[("2011-06-01", "90.00")])],
        activities=[an_activity("2011-05-01", hours="1.00")],
    ),
    a_network(2, parent_id=1, activities=[an_activity("2011-05-01", hours="0.50")]),
)
ROWS = summarise(LEDGER, P, Lens.MINE, LATER).rows


def test_networks_at_the_top_are_marked_with_their_groups():
    (mark,) = chart_data.cost_and_worth(ROWS, SCOPE)
    assert (mark.x, mark.y, mark.size) == (Decimal("75.00"), Decimal("90.00"), Decimal("1.50"))
    assert mark.note == "cost about £75.00, worth £90.00, 1.5 hours"
    assert mark.href == "/networks/1/?period=year&year=2011"


def test_networks_held_are_marked_without_their_groups():
    (mark,) = chart_data.hours_and_worth(ROWS, SCOPE)
    assert mark.note == "1 hour, worth £90.00"


def test_this_year_is_marked_as_so_far():
    years = chart_data.years(year_by_year(LEDGER, Lens.MINE, day("2012-03-01")), "GBP")
    assert [year.note for year in years] == [
        "cost about £75.00, worth £90.00",
        "cost £0.00, worth £15.00, so far",  # 61 of the 366 days of 2012 at 90.00
    ]


def test_body_that_its_groups_lift_over_the_line_is_named():
    body = a_network(
        1,
        name="CILIP",
        memberships=[a_membership("2011-01-01", fees=[FEE], worths=[("2011-06-01", "30.00")])],
    )
    group = a_network(
        2, parent_id=1, memberships=[a_membership("2011-01-01", worths=[("2011-06-01", "60.00")])]
    )
    rows = summarise(a_ledger(body, group), P, Lens.MINE, LATER).rows
    (mark,) = chart_data.cost_and_worth(rows, SCOPE)
    assert mark.apart == (Decimal("75.00"), Decimal("30.00"))
    lifted = "CILIP itself lies below the line; its groups lift it over."
    assert chart_data.lifted(rows) == lifted


def test_what_was_never_judged_is_named_beside_the_picture():
    rows = summarise(
        a_ledger(a_network(1, memberships=[a_membership("2011-01-01")])), P, Lens.MINE, LATER
    ).rows
    assert chart_data.undrawn(rows).endswith("you have not said what it gave you: Network 1.")


def test_picture_has_room_for_those_farthest_to_the_right():
    def marked(number):
        amounts = Decimal(number % 60), Decimal(1), Decimal(0)
        return Mark(f"N{number}", *amounts, "online", f"/networks/{number}/", "")

    few = [marked(number) for number in range(50)]
    assert chart_data.farthest(few, "that cost the most") == (few, "")
    drawn, words = chart_data.farthest([marked(number) for number in range(60)], "of all")
    assert [mark.x for mark in drawn] == list(range(59, 9, -1))
    assert words == "Drawn are the 50 of 60 networks of all."


def test_steps_begin_as_roughly_as_the_membership_is_known_to():
    worths = [("2015-05-01", "50.00"), ("2016-05-01", "80.00")]
    member = a_membership("2014-12-31", worths=worths)
    rough = replace(member, start_precision=Precision.UNTIL)
    (line,) = chart_data.worth_lines(
        [[a_network(1, memberships=[rough])]], "GBP", day("2016-12-31")
    )
    assert [step.note for step in line.steps] == [
        "£50.00 a year, before 2015 to 1 May 2015",
        "£80.00 a year, 2 May 2015 to 31 December 2016",
    ]
    (line,) = chart_data.worth_lines(
        [[a_network(1, memberships=[member])]], "GBP", day("2016-12-31")
    )
    assert line.steps[0].note == "£50.00 a year, 31 December 2014 to 1 May 2015"
