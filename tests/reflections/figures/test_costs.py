from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Lens, Payer
from reflections.arithmetic.verdicts import Verdict
from reflections.figures import summarise, total_in
from tests.reflections.figures.judging import IN_2011, MINE, UNKNOWN, YEAR, paying, whole_of
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    day,
    period,
)


def test_hours_cost_under_the_lens_of_time_alone():
    talker = a_network(1, activities=[an_activity("2011-05-01", hours="2.50")])
    costs = [whole_of(talker, lens=lens, hour_value=Decimal("15.00")).cost.value for lens in Lens]
    assert costs == [Decimal("0.00"), Decimal("0.00"), Decimal("37.50")]


def test_hours_are_rounded_for_each_organisation():
    # 0.25 hours at 0.50 are 0.125: twice 0.13, not once 0.25.
    quarter = an_activity("2011-05-01", hours="0.25")
    network = a_network(1, activities=[quarter])
    group = a_network(2, parent_id=1, activities=[quarter])
    cost = whole_of(network, group, lens=Lens.TIME, hour_value=Decimal("0.50")).cost
    assert cost == Amount(Decimal("0.26"))


def test_hours_without_a_value_cost_nothing():
    talker = a_network(1, activities=[an_activity("2011-05-01", hours="2.50")])
    assert whole_of(talker, lens=Lens.TIME).cost == Amount(Decimal("0.00"))


@pytest.mark.parametrize(
    ("certainties", "expected"),
    [
        ((Certainty.EXACT, Certainty.EXACT), Certainty.EXACT),
        ((Certainty.EXACT, Certainty.ABOUT), Certainty.ABOUT),
        ((Certainty.ABOUT, Certainty.AT_LEAST), Certainty.AT_LEAST),
    ],
)
def test_sum_is_as_sure_as_its_least_sure_part(certainties, expected):
    fees = [a_fee("10.00", *YEAR, certainty=certainty) for certainty in certainties]
    assert whole_of(paying(1, *fees)).cost == Amount(Decimal("20.00"), expected)


def test_unknown_fee_makes_at_least():
    cost = whole_of(paying(1, MINE, a_fee(None, *YEAR))).cost
    assert cost == Amount(Decimal("75.00"), Certainty.AT_LEAST)


def test_unknown_fee_outside_the_period_changes_nothing():
    cost = whole_of(paying(1, MINE, a_fee(None, "2012-01-01", "2012-12-31"))).cost
    assert cost == Amount(Decimal("75.00"))


def test_unknown_fee_of_another_payer_leaves_my_money_exact():
    figures = whole_of(paying(1, MINE, UNKNOWN))
    assert figures.cost == Amount(Decimal("75.00"))
    assert figures.paid.employer == Amount(Decimal("0.00"), Certainty.AT_LEAST)


def test_refund_with_its_fees_cover_cancels_it_in_every_part():
    refund = a_fee("-184.00", "2010-09-01", "2011-08-31", kind="refund")
    fee = a_fee("184.00", "2010-09-01", "2011-08-31")
    assert whole_of(paying(1, fee, refund)).cost == Amount(Decimal("0.00"))


def test_refund_alone_in_a_period_is_less_than_nothing():
    refund = a_fee("-38.00", "2011-02-01", kind="refund")
    figures = whole_of(paying(1, refund, worths=[("2011-06-01", "5.00")]))
    assert figures.cost == Amount(Decimal("-38.00"))
    assert (figures.back, figures.net) == (None, Decimal("43.00"))
    assert figures.verdict is Verdict.NO_COST


def test_leaving_early_does_not_stop_a_fee():
    left = a_network(1, memberships=[a_membership("2010-01-01", "2010-06-30", fees=[MINE])])
    assert whole_of(left).cost == Amount(Decimal("75.00"))


# 3,652 days run from 2001 to 2010, 4,017 to 2011, and 10,957 in all: 109.98 less 99.99.
def test_life_fee_is_spread_over_the_years_its_holder_gave_it():
    life = a_fee("300.00", "2001-01-01", "2030-12-31", kind="life")
    assert whole_of(paying(1, life)).cost == Amount(Decimal("9.99"))


def test_fee_without_coverage_falls_on_its_payment_date():
    joining = a_fee("20.00", "2011-12-31", kind="joining")
    costs = [
        total_in(a_ledger(paying(1, joining)), during, Lens.MINE).cost.value
        for during in (IN_2011, period("2012-01-01", "2012-12-31"))
    ]
    assert costs == [Decimal("20.00"), Decimal("0.00")]


def test_activities_money_counts_by_who_paid_it():
    trips = [
        an_activity("2011-01-01", cost="6.20"),
        an_activity("2011-12-31", cost="420.00", paid_by=Payer.EMPLOYER),
        an_activity("2012-01-01", cost="1.00"),
    ]
    figures = whole_of(a_network(1, activities=trips))
    assert (figures.cost.value, figures.paid.employer.value) == (Decimal("6.20"), Decimal("420.00"))


# Planned


def test_activity_dated_after_today_counts_nowhere():
    planned = an_activity("2011-06-02", hours="3.00", cost="9.00", saved="5.00", rating=5)
    network = a_network(
        1, memberships=[a_membership("2010")], activities=[an_activity("2011-05-01"), planned]
    )
    only_planned = a_network(2, activities=[planned])
    summary = summarise(a_ledger(network, only_planned), IN_2011, Lens.MINE, day("2011-06-01"))
    (row,) = summary.rows
    found = (row.whole.activities, row.whole.cost.value, row.whole.hours, row.whole.rating)
    assert found == (1, Decimal("0.00"), Decimal("0.00"), None)


# A fee that repeats


def test_fee_by_the_month_costs_twelve_of_them_in_a_year():
    monthly = a_fee("20.00", "2010-03-15", every=1)
    assert whole_of(paying(1, monthly)).cost == Amount(Decimal("240.00"))


def test_fee_that_repeats_stops_after_its_last_instalment():
    quarterly = a_fee("30.00", "2011-01-01", every=3, repeats_until="2011-05-15")
    assert whole_of(paying(1, quarterly)).cost == Amount(Decimal("60.00"))


def test_unknown_fee_that_repeats_makes_at_least():
    assert whole_of(paying(1, a_fee(None, "2010-01-01", every=1))).cost.certainty == (
        Certainty.AT_LEAST
    )
