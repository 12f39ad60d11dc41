from datetime import date
from decimal import Decimal

from networks.arithmetic.tax import TaxYear, relief_by_year

RATES = {date(2006, 4, 6): Decimal("22"), date(2008, 4, 6): Decimal("20")}


def test_relief_of_the_story_year_by_year():
    payments = [
        (date(2011, 9, 1), Decimal("184.00")),
        (date(2006, 9, 1), Decimal("38.00")),
        (date(2009, 9, 1), Decimal("177.00")),
        (date(2010, 9, 1), Decimal("184.00")),
    ]
    years = relief_by_year(payments, RATES)
    assert [(year.label, year.relief) for year in years] == [
        ("2006-07", Decimal("8.36")),
        ("2009-10", Decimal("35.40")),
        ("2010-11", Decimal("36.80")),
        ("2011-12", Decimal("36.80")),
    ]


def test_claim_closes_four_years_after_the_end_of_the_tax_year():
    [year] = relief_by_year([(date(2022, 4, 5), Decimal("10.00"))], RATES)
    assert (year.label, year.claim_closes) == ("2021-22", date(2026, 4, 5))


def test_payments_on_either_side_of_6_april_fall_in_two_years():
    payments = [(date(2008, 4, 5), Decimal("100.00")), (date(2008, 4, 6), Decimal("100.00"))]
    assert [year.relief for year in relief_by_year(payments, RATES)] == [
        Decimal("22.00"),
        Decimal("20.00"),
    ]


def test_relief_is_rounded_once_on_the_total():
    # 22 % of 0.01 three times is 0.0022 each, of 0.03 it is 0.0066.
    payments = [(date(2007, 1, 1), Decimal("0.01"))] * 3
    assert relief_by_year(payments, RATES)[0].relief == Decimal("0.01")


def test_year_before_the_first_rate_has_no_relief_to_state():
    assert relief_by_year([(date(2006, 4, 5), Decimal("38.00"))], RATES) == [
        TaxYear(2005, Decimal("38.00"), None, None, date(2010, 4, 5))
    ]


def test_rate_that_starts_within_a_tax_year_waits_for_the_next():
    rates = {date(2008, 4, 7): Decimal("20")}
    payments = [(date(2008, 9, 1), Decimal("50.00")), (date(2009, 9, 1), Decimal("50.00"))]
    assert [year.rate for year in relief_by_year(payments, rates)] == [None, Decimal("20")]
