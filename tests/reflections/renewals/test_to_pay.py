from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Payer
from networks.arithmetic.periods import Period
from reflections.renewals.to_pay import fees_paid_in, to_pay
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, period

TODAY = date(2011, 10, 31)


def ledger_of(*fees, last=None):
    return a_ledger(a_network(1, memberships=[a_membership("2010-01-01", last, fees=fees)]))


def test_fee_of_a_day_to_come_is_still_to_pay():
    later = a_fee("80.00", "2012-01-01", "2012-12-31", paid_on="2011-12-20")
    (found,) = to_pay(ledger_of(a_fee("75.00", "2011-01-01", "2011-12-31"), later), TODAY)
    assert (found.on, found.amount) == (date(2011, 12, 20), Amount(Decimal("80.00")))
    assert (found.rhythm, found.covers) == ("", period("2012-01-01", "2012-12-31"))


def test_fee_of_today_is_paid():
    assert to_pay(ledger_of(a_fee("80.00", "2011-10-31")), TODAY) == []


@pytest.mark.parametrize(("every", "rhythm"), [(1, "a month"), (3, "a quarter")])
def test_of_a_fee_that_repeats_the_next_payment_alone_waits(every, rhythm):
    (found,) = to_pay(ledger_of(a_fee("20.00", "2011-08-31", every=every)), TODAY)
    # A month after 31 October; the payments of 31 August and of three months later.
    assert found.on == date(2011, 11, 30)
    assert found.rhythm == rhythm


def test_nothing_waits_after_the_last_day_of_what_repeats():
    ended = a_fee("20.00", "2011-01-15", every=1, repeats_until="2011-10-31")
    assert to_pay(ledger_of(ended), TODAY) == []


def test_cash_is_what_was_paid_whatever_it_covers():
    monthly = a_fee("20.00", "2011-01-15", every=1)
    yearly = a_fee(
        "80.00", "2012-01-01", "2012-12-31", paid_on="2011-10-20", paid_by=Payer.EMPLOYER
    )
    refund = a_fee("-5.00", "2011-03-01", kind="refund")
    paid = fees_paid_in(ledger_of(monthly, yearly, refund), Period(date(2011, 1, 1), TODAY))
    # Ten payments, from 15 January to 15 October, less 5.00.
    assert paid[Payer.SELF] == Amount(Decimal("195.00"))
    assert paid[Payer.EMPLOYER] == Amount(Decimal("80.00"))


def test_unknown_payment_makes_the_sum_at_least():
    paid = fees_paid_in(ledger_of(a_fee(None, "2011-03-01")), Period(date(2011, 1, 1), TODAY))
    assert paid[Payer.SELF].certainty == Certainty.AT_LEAST


@pytest.mark.parametrize(("amount", "is_coming"), [("-9.00", True), ("0.00", False), (None, False)])
def test_refund_alone_is_coming_back(amount, is_coming):
    kind = "refund" if is_coming else "subscription"
    promised = a_fee(amount, "2012-01-01", "2012-12-31", paid_on="2011-12-20", kind=kind)
    (found,) = to_pay(ledger_of(promised), TODAY)
    assert found.is_coming_back is is_coming
