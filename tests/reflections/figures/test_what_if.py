from decimal import Decimal

import pytest

from networks.arithmetic.money import Certainty, Lens, Payer
from reflections.figures import total_in
from reflections.figures.what_if import all_mine, imagined, with_fees_changed
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    period,
)

YEAR = period("2011-01-01", "2011-12-31")


def paid_in_2011(ledger):
    return total_in(ledger, YEAR, Lens.MINE).cost.value


def ledger_of(*fees, activities=()):
    return a_ledger(
        a_network(1, memberships=[a_membership("2011-01-01", fees=fees)], activities=activities)
    )


def test_no_scenario_is_the_ledger_itself():
    ledger = ledger_of(a_fee("10.00", "2011-01-01"))
    assert imagined(ledger) is ledger


def test_what_others_paid_counts_as_ones_own():
    fees = [
        a_fee("75.00", "2011-01-01", "2011-12-31", paid_by=Payer.EMPLOYER),
        a_fee("5.50", "2011-01-01", paid_by=Payer.OTHER, kind="joining"),
        a_fee("10.00", "2011-01-01"),
    ]
    activities = [an_activity("2011-03-01", cost="40.00", paid_by=Payer.EMPLOYER)]
    ledger = ledger_of(*fees, activities=activities)
    assert paid_in_2011(ledger) == Decimal("10.00")
    assert paid_in_2011(all_mine(ledger)) == Decimal("130.50")


@pytest.mark.parametrize(
    ("percent", "fee"),
    [(10, "202.40"), (-100, "0.00"), (1000, "2024.00"), (-1, "182.16")],
)
def test_subscription_changes_by_so_many_percent(percent, fee):
    ledger = ledger_of(a_fee("184.00", "2011-01-01", "2011-12-31"))
    assert paid_in_2011(with_fees_changed(ledger, percent)) == Decimal(fee)


def test_fee_never_falls_below_nothing():
    with pytest.raises(ValueError, match="at most"):
        with_fees_changed(ledger_of(a_fee("1.00", "2011-01-01", "2011-12-31")), -150)


def test_half_a_penny_rounds_up():
    ledger = ledger_of(a_fee("0.50", "2011-01-01", "2011-12-31", kind="practising"))
    assert paid_in_2011(with_fees_changed(ledger, 1)) == Decimal("0.51")


@pytest.mark.parametrize("kind", ["joining", "registration", "life", "other"])
def test_other_kinds_of_fee_and_tickets_stay_as_they_are(kind):
    ledger = ledger_of(
        a_fee("20.00", "2011-01-01", kind=kind), activities=[an_activity("2011-02-02", cost="7.00")]
    )
    assert paid_in_2011(with_fees_changed(ledger, 50)) == Decimal("27.00")


def test_unknown_fee_stays_unknown():
    ledger = with_fees_changed(ledger_of(a_fee(None, "2011-01-01", "2011-12-31")), 50)
    assert total_in(ledger, YEAR, Lens.MINE).cost.certainty == Certainty.AT_LEAST


def test_both_scenarios_count_together():
    ledger = ledger_of(a_fee("75.00", "2011-01-01", "2011-12-31", paid_by=Payer.EMPLOYER))
    assert paid_in_2011(imagined(ledger, if_mine=True, fee_change=20)) == Decimal("90.00")
