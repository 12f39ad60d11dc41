from datetime import date

import pytest

from networks.arithmetic.money import Amount
from networks.arithmetic.periods import Period
from reflections.history.quiet import Silence
from reflections.renewals.due import renewals
from reflections.renewals.to_pay import to_pay
from reflections.renewals.upcoming import money_ahead, quiet_network
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network

TODAY = date(2011, 10, 31)


@pytest.mark.parametrize(
    ("since", "until", "length"),
    [
        (date(2011, 1, 1), date(2011, 1, 8), (1, "week")),
        (date(2011, 1, 1), date(2011, 3, 31), (13, "weeks")),  # 90 days
        (date(2011, 1, 1), date(2011, 4, 1), (3, "months")),
        (date(2007, 1, 1), date(2010, 12, 31), (47, "months")),
        (date(2007, 1, 1), date(2011, 1, 1), (4, "years")),
    ],
)
def test_silence_is_counted_in_weeks_then_months_then_years(since, until, length):
    silence = Silence(a_network(1), Period(since, until), None, Amount())
    found = quiet_network(silence, None, "GBP")
    assert (found.count, found.unit) == length


def ahead(*fees, today=TODAY):
    ledger = a_ledger(
        *(
            a_network(pk, memberships=[a_membership("2010-01-01", fees=[fee])])
            for pk, fee in enumerate(fees, start=1)
        )
    )
    return money_ahead(to_pay(ledger, today), renewals(ledger, today), "GBP", today)


@pytest.mark.parametrize(
    ("paid_on", "words"),
    [
        ("2011-11-01", "£80.00 of yours by 1 November 2011."),
        ("2012-10-31", "£80.00 of yours by 31 October 2012."),
        ("2012-11-01", ""),
    ],
)
def test_fees_of_the_next_year_are_money_ahead(paid_on, words):
    assert ahead(a_fee("80.00", paid_on, kind="other")) == words


@pytest.mark.parametrize(
    ("cover", "words"),
    [
        (("2010-11-01", "2011-10-30"), "£80.00 of yours now."),
        (("2010-11-02", "2011-10-31"), "£80.00 of yours by 1 November 2011."),
        (("2011-10-31", "2012-10-30"), "£80.00 of yours by 31 October 2012."),
        (("2011-11-01", "2012-10-31"), ""),
    ],
)
def test_renewals_of_the_next_year_are_money_ahead(cover, words):
    # They renew on the day after the last one covered, and cost as much again.
    assert ahead(a_fee("80.00", *cover, paid_on="2010-11-01")) == words


def test_fee_that_comes_back_before_it_is_paid_leaves_nothing_to_tell():
    fee = a_fee("80.00", "2011-12-01", "2012-11-30", kind="other")
    back = a_fee("-80.00", "2011-12-01", "2012-11-30", kind="refund", paid_on="2011-12-15")
    assert ahead(fee, back) == ""


# Ten payments of £14.50 from 1 December to 1 September, and £225.00 on that day.
def test_sum_up_to_a_day_has_every_payment_that_falls_until_then():
    monthly = a_fee("14.50", "2026-03-01", every=1)
    yearly = a_fee("225.00", "2026-09-01", "2027-08-31")
    said = ahead(monthly, yearly, today=date(2026, 11, 27))
    assert said == "£370.00 of yours by 1 September 2027."


def test_sum_of_what_repeats_alone_is_its_next_payment():
    monthly = a_fee("14.50", "2026-03-01", every=1)
    assert ahead(monthly, today=date(2026, 11, 27)) == "£14.50 of yours by 1 December 2026."
