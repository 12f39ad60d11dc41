from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Payer
from reflections.figures.tax_relief import relief_in
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, period

RATES = {
    date(2006, 4, 6): Decimal(22),
    date(2008, 4, 6): Decimal(20),
    date(2011, 4, 6): Decimal(40),
}


def paying(*fees, tax_relief=True, **more):
    network = a_network(
        1, memberships=[a_membership("2005-01-01", fees=fees)], tax_relief=tax_relief
    )
    return a_ledger(network, tax_rates=more.get("rates", RATES))


def relief_of(ledger):
    return relief_in(ledger, ledger.networks.values(), period("2005-01-01", "2012-12-31"))


def relieved(*fees, **more):
    return [
        (year.label, year.paid, year.rate, year.relief) for year in relief_of(paying(*fees, **more))
    ]


def test_relief_goes_by_payment_date_and_that_years_rate():
    fees = [a_fee("100.00", "2011-04-05", "2012-04-04"), a_fee("100.00", "2011-04-06")]
    assert relieved(*fees) == [
        ("2010-11", Decimal("100.00"), Decimal(20), Decimal("20.00")),
        ("2011-12", Decimal("100.00"), Decimal(40), Decimal("40.00")),
    ]


def test_relief_is_rounded_once_a_year():
    # 22 % of 0.02 and 0.02 would be 0.00 each; of 0.04 it is 0.01.
    fees = [a_fee("0.02", "2007-05-01"), a_fee("0.02", "2007-06-01")]
    assert relieved(*fees) == [("2007-08", Decimal("0.04"), Decimal(22), Decimal("0.01"))]


@pytest.mark.parametrize(
    ("paid_on", "closes"), [("2022-04-05", date(2026, 4, 5)), ("2022-04-06", date(2027, 4, 5))]
)
def test_claim_closes_four_years_after_its_tax_year(paid_on, closes):
    ledger = paying(a_fee("100.00", paid_on))
    (year,) = relief_in(ledger, ledger.networks.values(), period(paid_on, paid_on))
    assert year.claim_closes == closes


def test_share_is_rounded_once_a_year_and_body():
    # 66.67 % of 210.00 is 140.007, of 0.02 + 0.01 it is 0.020001.
    union = a_network(
        1, memberships=[a_membership("2005-01-01", fees=[a_fee("210.00", "2012-01-01")])]
    )
    fees = [a_fee("0.02", "2012-02-01"), a_fee("0.01", "2012-03-01")]
    body = a_network(2, memberships=[a_membership("2005-01-01", fees=fees)])
    share = Decimal("66.67")
    ledger = a_ledger(
        replace(union, tax_percent=share), replace(body, tax_percent=share), tax_rates=RATES
    )
    assert [(year.paid, year.relief) for year in relief_of(ledger)] == [
        (Decimal("140.03"), Decimal("56.01"))
    ]


def test_refund_comes_off_in_the_tax_year_of_its_fee():
    fees = [
        a_fee("120.00", "2009-09-01", "2010-08-31"),
        a_fee("-40.00", "2010-05-01", "2010-08-31", kind="refund", paid_on="2010-05-01"),
        a_fee("90.00", "2010-09-01", "2011-08-31"),
    ]
    assert [(label, paid) for label, paid, *_ in relieved(*fees)] == [
        ("2009-10", Decimal("80.00")),
        ("2010-11", Decimal("90.00")),
    ]


def test_refund_of_days_that_no_fee_covers_gives_nothing_back():
    fees = [
        a_fee("120.00", "2009-09-01", "2010-08-31"),
        a_fee("-40.00", "2010-08-01", "2010-09-30", kind="refund"),
    ]
    assert [paid for _, paid, *_ in relieved(*fees)] == [Decimal("120.00")]


def test_each_instalment_counts_by_the_day_it_was_paid():
    monthly = a_fee("15.30", "2011-11-01", every=1)
    # To the end of 2012: 1 November to 1 April are six, 1 May to 1 December eight.
    assert relieved(monthly) == [
        ("2011-12", Decimal("91.80"), Decimal(40), Decimal("36.72")),
        ("2012-13", Decimal("122.40"), Decimal(40), Decimal("48.96")),
    ]


def test_refund_of_an_instalment_comes_off_in_the_tax_year_when_that_was_paid():
    monthly = a_fee("15.30", "2012-03-01", every=1, repeats_until="2012-05-31")
    refund = a_fee("-5.00", "2012-04-10", "2012-04-20", kind="refund", paid_on="2012-06-01")
    # 15.30 and, of what was paid on 1 April, 10.30; then that of 1 May.
    assert [(label, paid) for label, paid, *_ in relieved(monthly, refund)] == [
        ("2011-12", Decimal("25.60")),
        ("2012-13", Decimal("15.30")),
    ]


def test_practising_fees_count():
    assert len(relieved(a_fee("90.00", "2012-01-01", kind="practising"))) == 1


@pytest.mark.parametrize("kind", ["joining", "registration", "life", "refund", "other"])
def test_other_kinds_of_fee_do_not_count(kind):
    assert relieved(a_fee("90.00", "2012-01-01", kind=kind)) == []


@pytest.mark.parametrize("payer", [Payer.EMPLOYER, Payer.OTHER])
def test_what_others_paid_does_not_count(payer):
    assert relieved(a_fee("90.00", "2012-01-01", paid_by=payer)) == []


def test_only_bodies_on_the_list_count():
    assert relieved(a_fee("90.00", "2012-01-01"), tax_relief=False) == []


def test_unknown_amount_cannot_be_claimed():
    assert relieved(a_fee(None, "2012-01-01")) == []


def test_year_before_the_first_rate_has_no_relief():
    assert relieved(a_fee("90.00", "2006-04-05")) == [("2005-06", Decimal("90.00"), None, None)]
