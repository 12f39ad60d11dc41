"""Paid time that goes on with a membership after a merger."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Amount, Payer
from reflections.renewals.due import renewals
from reflections.renewals.paid import dues_by_network, paid_before
from tests.reflections.renewals.renewing import BEFORE
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network


def merged(*, start="2012-05-01", fees=None, closed_on="2012-04-30", **membership):
    fees = fees or [a_fee("150.00", "2012-01-01", "2012-12-31")]
    old = a_membership("2010-01-01", closed_on, fees=fees)
    return a_ledger(
        a_network(1, memberships=[old], closed_on=closed_on, successor_id=2),
        a_network(2, memberships=[a_membership(start, **membership)]),
    )


def test_membership_that_went_on_takes_its_paid_time_along():
    (found,) = renewals(merged(), BEFORE)
    assert (found.network.id, found.on) == (2, date(2013, 1, 1))
    assert found.by_payer == {Payer.SELF: Amount(Decimal("150.00"))}


@pytest.mark.parametrize(("start", "number"), [("2013-01-01", 1), ("2013-01-02", 0)])
def test_it_takes_over_when_it_begins_by_the_day_after(start, number):
    assert len(renewals(merged(start=start), BEFORE)) == number


def test_its_own_subscription_comes_first():
    own = a_fee("70.00", "2012-05-01", "2012-08-31")
    old = merged().networks[1]
    new = a_network(2, memberships=[a_membership("2012-05-01", fees=[own])])
    assert [renewal.on for renewal in renewals(a_ledger(old, new), BEFORE)] == [date(2012, 9, 1)]


def test_what_repeats_ends_with_the_closing():
    monthly = [a_fee("20.00", "2011-01-15", every=1), a_fee("5.00", "2012-01-01", every=1)]
    (found,) = renewals(merged(fees=monthly), BEFORE)
    assert (found.on, found.fee) == (date(2012, 5, 1), Amount(Decimal("300.00")))
    assert found.state is RenewalState.OVERDUE


def test_life_fee_hands_nothing_on():
    life = [a_fee("900.00", "2012-01-01", "2012-12-31", kind="life")]
    assert renewals(merged(fees=life), BEFORE) == []


def test_membership_left_before_the_closing_hands_nothing_on():
    old = a_membership(
        "2010-01-01", "2012-03-31", fees=[a_fee("150.00", "2012-01-01", "2012-12-31")]
    )
    ledger = a_ledger(
        a_network(1, memberships=[old], closed_on="2012-04-30", successor_id=2),
        a_network(2, memberships=[a_membership("2012-05-01")]),
    )
    assert renewals(ledger, BEFORE) == []


def test_paid_time_goes_on_through_two_mergers():
    first = a_membership("2010", "2012-01-31", fees=[a_fee("150.00", "2012-01-01", "2012-12-31")])
    ledger = a_ledger(
        a_network(1, memberships=[first], closed_on="2012-01-31", successor_id=2),
        a_network(2, memberships=[a_membership("2012-02-01", "2012-04-30")], closed_on="2012-04-30",
                  successor_id=3),
        a_network(3, memberships=[a_membership("2012-05-01")]),
    )  # fmt: skip
    assert [(renewal.network.id, renewal.on) for renewal in renewals(ledger, BEFORE)] == [
        (3, date(2013, 1, 1))
    ]


def test_chain_of_any_length_takes_the_paid_time_along():
    days = [str(date(2011, 1, 1) + timedelta(days=number // 5)) for number in range(1, 1501)]
    first = a_membership("2010", days[0], fees=[a_fee("150.00", "2011-01-01", "2011-12-31")])
    stays = [first, *(a_membership(day, day) for day in days[1:])]
    chain = [
        a_network(pk, memberships=[stay], closed_on=day, successor_id=pk + 1)
        for pk, (day, stay) in enumerate(zip(days, stays, strict=True), 1)
    ]
    ledger = a_ledger(*chain, a_network(1501, memberships=[a_membership(days[-1])]))
    found = dues_by_network(ledger, date(2011, 12, 1))
    assert {pk: [due.on for due in dues] for pk, dues in found.items() if dues} == {
        1501: [date(2012, 1, 1)]
    }
    assert paid_before(ledger, ledger.networks[1501]) == (
        "Paid until 31 December 2011: £150.00 went to Network 1."
    )
