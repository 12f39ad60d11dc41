from decimal import Decimal

from networks.arithmetic.money import Lens, Payer
from reflections.history.break_even import break_even
from reflections.history.hours import given_and_got
from tests.reflections.rows import a_fee, a_membership, a_network, an_activity, period

YEAR = period("2011-01-01", "2011-12-31")


def hours_of(**kinds):
    rows = [
        an_activity("2011-05-01", hours=hours)._replace(kind=kind) for kind, hours in kinds.items()
    ]
    return given_and_got([a_network(1, activities=rows)], YEAR)


def test_committees_volunteering_mentoring_and_writing_are_given():
    found = hours_of(
        committee="1.00", volunteering="2.00", mentoring="4.00", writing="8.00", talk="16.00"
    )
    assert (found.given, found.got) == (Decimal("15.00"), Decimal("16.00"))


def test_given_kinds_begin_with_the_most_hours():
    found = hours_of(committee="1.00", writing="8.00", visit="3.00")
    assert found.given_kinds == [("Writing", Decimal("8.00")), ("Committee", Decimal("1.00"))]
    assert found.got_kinds == [("Visit", Decimal("3.00"))]


def test_what_the_person_says_comes_before_the_kind():
    rows = [
        an_activity("2011-05-01", hours="1.50")._replace(kind="writing", given=False),
        an_activity("2011-05-02", hours="2.00")._replace(kind="writing"),
        an_activity("2011-05-03", hours="4.00")._replace(kind="talk", given=True),
    ]
    found = given_and_got([a_network(1, activities=rows)], YEAR)
    assert found.given_kinds == [("Talk", Decimal("4.00")), ("Writing", Decimal("2.00"))]
    assert found.got_kinds == [("Writing", Decimal("1.50"))]


def test_hours_outside_the_period_are_neither():
    rows = [an_activity("2010-12-31", hours="3.00"), an_activity("2012-01-01", hours="3.00")]
    assert given_and_got([a_network(1, activities=rows)], YEAR).hours == 0


def saving(fee, *saved, **more):
    fees = [a_fee(fee, "2011-01-01", "2011-12-31", **more)]
    rows = [an_activity("2011-05-01", saved=hours, cost="99.00") for hours in saved]
    network = a_network(1, memberships=[a_membership("2011-01-01", fees=fees)], activities=rows)
    return break_even([network], YEAR, Lens.MINE)


# 184 less 60 is 124; at 30 each that is 4.13 more, hence 5.
def test_how_many_more_savings_would_cover_the_fee():
    found = saving("184.00", "20.00", "40.00")
    assert (found.left, found.each, found.more) == (Decimal("124.00"), Decimal("30.00"), 5)


def test_savings_that_cover_the_fee_need_no_more():
    found = saving("50.00", "60.00")
    assert (found.left, found.more) == (Decimal("-10.00"), 0)


def test_without_a_saving_nothing_can_be_said():
    found = saving("50.00")
    assert (found.each, found.more) == (None, None)


def test_only_the_fee_under_the_lens_wants_covering():
    assert saving("50.00", "60.00", paid_by=Payer.EMPLOYER).fee.value == 0
