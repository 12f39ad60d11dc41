from datetime import date, timedelta

import pytest

from reflections.renewals.dated import Kind, dated
from reflections.renewals.due import renewals
from reflections.renewals.to_pay import to_pay
from tests.reflections.renewals.renewing import RENEWAL, renewing
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network

TODAY = date(2011, 10, 31)


def items_of(ledger, today):
    dues, waiting = to_pay(ledger, today), renewals(ledger, today)
    return dated(ledger, today, planned=[], dues=dues, decisions=[], renewals=waiting)


@pytest.mark.parametrize(("amount", "waits"), [("0.01", 1), (None, 1), ("0.00", 0), ("-5.00", 0)])
def test_what_comes_back_and_what_is_free_is_nothing_to_pay(amount, waits):
    fee = a_fee(amount, "2011-12-20", kind="other")
    ledger = a_ledger(a_network(1, memberships=[a_membership("2010-01-01", fees=[fee])]))
    assert [item.kind for item in items_of(ledger, TODAY)] == [Kind.TO_PAY] * waits


# It is to be decided on 1 September 2012, and its fee is paid a year before.
@pytest.mark.parametrize(
    ("today", "shows_year"),
    [
        (date(2011, 8, 31), True),
        (date(2011, 9, 1), False),
        (RENEWAL, False),
        (date(2012, 12, 31), False),
        (date(2013, 1, 1), True),
    ],
)
def test_day_says_its_year_where_the_month_could_be_of_another(today, shows_year):
    item = items_of(a_ledger(renewing()), today)[-1]
    assert (item.kind, item.on, item.shows_year) == (Kind.DECIDE, RENEWAL, shows_year)


def test_items_stand_in_order_of_their_days():
    fee = a_fee("80.00", str(RENEWAL - timedelta(days=1)), kind="other")
    paying = a_network(2, memberships=[a_membership("2010-01-01", fees=[fee])])
    kinds = [item.kind for item in items_of(a_ledger(renewing(), paying), TODAY)]
    assert kinds == [Kind.TO_PAY, Kind.DECIDE]
