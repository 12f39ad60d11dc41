from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Lens, Payer
from reflections.renewals.brief import brief
from reflections.renewals.due import renewal_for
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    period,
)

TODAY = date(2011, 10, 31)


def brief_of(ledger, lens=Lens.MINE, today=TODAY, network_id=1):
    network = ledger.networks[network_id]
    membership = next(membership for membership in network.memberships if membership.is_open)
    return brief(ledger, renewal_for(ledger, network, membership, today, lens), lens, today)


def money(told):
    return [(line.what, line.paid_by, line.this.value, line.last.value) for line in told.costs]


@pytest.fixture
def cilip(story_ledger):
    return brief_of(story_ledger, network_id=next(iter(story_ledger.networks)))


pytestmark = pytest.mark.django_db


# 304 of 365 days of 184.00 and 61 of 366 of the next are 153.25 and 30.67; three branch meetings
# of 6.20 and one workshop of 18.40. Before: 304 of 365 days of 177.00 are 147.42, 61 of 365 of
# 184.00 are 30.75; three meetings and two workshops.
def test_story_cost_in_two_years(cilip):
    assert money(cilip) == [
        ("fees", Payer.SELF, Decimal("183.92"), Decimal("178.17")),
        ("travel", Payer.SELF, Decimal("37.00"), Decimal("55.40")),
    ]


def test_story_looks_at_the_twelve_months_up_to_today(cilip):
    assert cilip.period == period("2010-11-01", "2011-10-31")


# 20 % of the 184.00 paid on 1 September of each year.
def test_story_relief_is_on_what_was_paid_in_the_year(cilip):
    assert (cilip.relief, cilip.relief_before) == (Decimal("36.80"), Decimal("36.80"))
    assert cilip.relief_rates == "20"


def test_story_worth_comes_from_the_branch_first(cilip):
    assert [(part.network.short, part.worth) for part in cilip.parts][:2] == [
        ("CILIP West Midlands", Decimal("130.00")),
        ("CoFHE", Decimal("50.00")),
    ]
    assert sum(part.worth for part in cilip.parts) == Decimal("270.00")


# 225.00 against 184.00 is 22.28 % more.
def test_story_fee_could_rise_by_22_percent(cilip):
    assert (cilip.headroom, cilip.must_fall) == (22, None)


# Three blog posts of 1.25 hours out of 24.50.
def test_story_gave_three_blog_posts(cilip):
    assert (cilip.giving.given, cilip.this.hours) == (Decimal("3.75"), Decimal("24.50"))


def test_story_was_left_for_two_years(cilip):
    assert (cilip.last_gap.length, cilip.last_gap.gap.missed) == ("2 years", 1)
    assert cilip.last_gap.unpaid == Amount(Decimal("288.00"), Certainty.ABOUT)


def test_story_groups_go_with_it(cilip):
    assert cilip.groups_counted == "five groups"


# 24.5 hours at 15.00, and before that 26.75.
def test_time_is_a_line_of_its_own_under_its_lens(story_ledger):
    told = brief_of(story_ledger, Lens.TIME, network_id=next(iter(story_ledger.networks)))
    assert money(told)[-1] == ("time", None, Decimal("367.50"), Decimal("401.25"))


def a_renewing_ledger(fee="100.00", worth=None, **more):
    worths = [("2011-09-01", worth)] if worth else []
    fee = a_fee(fee, "2011-01-01", "2011-12-31", **more)
    return a_ledger(
        a_network(1, memberships=[a_membership("2010-01-01", fees=[fee], worths=worths)])
    )


# 60.00 is worth up to 50.00; 100.00 must fall by half. 119.99 is worth up to 99.99.
@pytest.mark.parametrize(
    ("worth", "headroom", "must_fall"),
    [
        ("0.00", None, None),
        ("60.00", -50, 50),
        ("119.99", -1, 1),
        ("120.00", 0, None),
        ("121.00", 0, None),
        ("180.00", 50, None),
    ],
)
def test_headroom_is_a_whole_percent_on_the_safe_side(worth, headroom, must_fall):
    told = brief_of(a_renewing_ledger(worth=worth), today=date(2011, 12, 31))
    assert (told.headroom, told.must_fall) == (headroom, must_fall)


@pytest.mark.parametrize("fee", [None, "0.00"])
def test_fee_unknown_or_nothing_has_no_headroom(fee):
    assert brief_of(a_renewing_ledger(fee, worth="60.00")).headroom is None


def test_employers_fee_earns_no_relief():
    fee = a_fee("100.00", "2011-01-01", "2011-12-31", paid_by=Payer.EMPLOYER)
    network = a_network(1, memberships=[a_membership("2010-01-01", fees=[fee])], tax_relief=True)
    assert brief_of(a_ledger(network)).relieved == ()


def test_relief_without_a_rate_says_what_is_missing():
    fee = a_fee("100.00", "2011-01-01", "2011-12-31")
    network = a_network(1, memberships=[a_membership("2010-01-01", fees=[fee])], tax_relief=True)
    told = brief_of(a_ledger(network))
    assert (told.relief, told.relief_rates, told.lacks_rate) == (None, "", True)


def test_overdue_renewal_too_looks_at_the_12_months_up_to_today():
    told = brief_of(a_renewing_ledger(), today=date(2012, 6, 1))
    assert told.period == period("2011-06-02", "2012-06-01")


def test_best_activities_come_first_and_the_later_of_equals():
    rows = [
        an_activity("2011-02-01", rating=3),
        an_activity("2011-03-01"),
        an_activity("2011-04-01", rating=5),
        an_activity("2011-05-01", rating=3),
    ]
    rows = [row._replace(id=pk) for pk, row in enumerate(rows, 1)]
    fee = a_fee("100.00", "2011-01-01", "2011-12-31")
    network = a_network(1, memberships=[a_membership("2010-01-01", fees=[fee])], activities=rows)
    assert brief_of(a_ledger(network)).best == (3, 4, 1, 2)


def test_group_that_was_left_does_not_go_with_it():
    ledger = a_renewing_ledger()
    gone = a_network(2, parent_id=1, memberships=[a_membership("2010-01-01", "2010-12-31")])
    assert brief_of(a_ledger(*ledger.networks.values(), gone)).groups == ()
