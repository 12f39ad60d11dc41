from datetime import date

import pytest

from networks.arithmetic.periods import months_later
from networks.forms.defaults import cover_after, next_activity, next_fee, year_up_to
from tests.factories import ActivityFactory, FeeFactory, MembershipFactory

TODAY = date(2011, 10, 31)


@pytest.fixture
def membership(alice):
    return MembershipFactory(organisation__owner=alice)


def covering(membership, *covers):
    for first, last in covers:
        FeeFactory(membership=membership, covers_from=first, covers_until=last)


@pytest.mark.parametrize(
    ("covers", "start", "end"),
    [
        ([(date(2010, 1, 1), date(2010, 12, 31))], date(2011, 1, 1), date(2011, 12, 31)),
        ([(date(2010, 9, 15), date(2010, 12, 31))], date(2011, 1, 1), date(2011, 12, 31)),
        ([(date(2010, 10, 1), date(2011, 12, 31))], date(2012, 1, 1), date(2012, 12, 31)),
        (
            [(date(2010, 1, 1), date(2010, 6, 30)), (date(2010, 7, 1), date(2010, 12, 31))],
            date(2011, 1, 1),
            date(2011, 6, 30),
        ),
        (
            [(date(2010, 1, 1), date(2010, 6, 30)), (date(2010, 7, 1), date(2011, 6, 30))],
            date(2011, 7, 1),
            date(2012, 6, 30),
        ),
    ],
)
def test_cover_after_follows_on_and_is_a_year_unless_two_agree(membership, covers, start, end):
    covering(membership, *covers)
    assert cover_after(membership) == {"covers_from": start, "covers_until": end}


def test_cover_past_the_last_day_of_ledgers_is_left_open(membership):
    covering(membership, (date(2198, 6, 1), date(2199, 5, 31)))
    assert cover_after(membership) == {}


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2011, 1, 31), 1, date(2011, 2, 28)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2011, 11, 30), 2, date(2012, 1, 30)),
        (date(2011, 12, 1), 12, date(2012, 12, 1)),
    ],
)
def test_months_later_stays_in_the_month(day, months, later):
    assert months_later(day, months) == later


def year(number, **kwargs):
    return {"covers_from": date(number, 1, 1), "covers_until": date(number, 12, 31)} | kwargs


def test_first_fee_of_a_ledger_is_paid_today(alice, membership):
    assert next_fee(alice, membership, TODAY) == {"paid_on": TODAY}


def test_next_fee_is_as_the_last_of_its_membership(alice, membership):
    FeeFactory(membership=membership, **year(2010), kind="practising", paid_by="employer")
    FeeFactory(membership=membership, **year(2009), currency="EUR")
    FeeFactory(membership__organisation__owner=alice, currency="USD")
    assert next_fee(alice, membership, TODAY) == {
        "paid_on": TODAY,
        "kind": "practising",
        "currency": "GBP",
        "paid_by": "employer",
        "covers_from": date(2011, 1, 1),
        "covers_until": date(2011, 12, 31),
    }


def test_fee_of_a_time_that_is_over_was_paid_when_it_began(alice, membership):
    FeeFactory(membership=membership, **year(2009))
    usual = next_fee(alice, membership, date(2011, 1, 1))
    assert (usual["paid_on"], usual["covers_until"]) == (date(2010, 1, 1), date(2010, 12, 31))


def test_fee_up_to_a_day_is_of_the_year_before_it_or_from_the_start(membership):
    membership.started_on = date(2009, 9, 1)
    found = year_up_to(membership, date(2012, 2, 29))
    assert (found["covers_from"], found["paid_on"]) == (date(2011, 3, 1), date(2011, 3, 1))
    assert found["covers_until"] == date(2012, 2, 29)
    assert year_up_to(membership, date(2010, 2, 28))["covers_from"] == date(2009, 9, 1)


def test_fee_up_to_the_end_of_a_short_february_begins_in_march(membership):
    membership.started_on = date(2009, 9, 1)
    assert year_up_to(membership, date(2013, 2, 28))["covers_from"] == date(2012, 3, 1)


def test_fee_up_to_a_day_leaves_days_that_are_paid_for_alone(membership):
    membership.started_on = date(2009, 9, 1)
    covering(
        membership, (date(2010, 1, 1), date(2010, 12, 31)), (date(2011, 5, 1), date(2012, 4, 30))
    )
    assert year_up_to(membership, date(2011, 4, 30))["covers_from"] == date(2011, 1, 1)


def test_first_fee_of_a_membership_is_as_the_last_one_of_its_network(alice, membership):
    before = {"started_on": date(2001, 1, 1), "ended_on": date(2002, 12, 31)}
    other = MembershipFactory(organisation=membership.organisation, **before)
    FeeFactory(membership=other, **year(2002), kind="practising", currency="EUR", paid_by="other")
    assert next_fee(alice, membership, TODAY) == {
        "paid_on": TODAY,
        "kind": "practising",
        "currency": "EUR",
        "paid_by": "other",
    }


def test_fee_of_another_network_tells_nothing(alice, membership):
    FeeFactory(membership__organisation__owner=alice, currency="EUR", paid_by="other")
    assert next_fee(alice, membership, TODAY) == next_fee(alice, None, TODAY) == {"paid_on": TODAY}


def test_someone_elses_fee_tells_nothing(alice, membership):
    FeeFactory(**year(2010), currency="EUR", paid_by="other")
    assert next_fee(alice, membership, TODAY) == {"paid_on": TODAY}


def test_refund_is_no_example(alice, membership):
    FeeFactory(membership=membership, kind="refund", amount=-5, currency="EUR")
    assert next_fee(alice, membership, TODAY) == {"paid_on": TODAY}


def test_next_activity_is_as_the_last_with_its_network(alice):
    like = {"kind": "committee", "cost_paid_by": "employer", "currency": "EUR"}
    last = ActivityFactory(organisation__owner=alice, **like)
    ActivityFactory(organisation__owner=alice, currency="USD")
    assert next_activity(alice, last.organisation_id, TODAY) == {"date": TODAY} | like
    assert next_activity(alice, None, TODAY) == {"date": TODAY}
