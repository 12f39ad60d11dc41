from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Payer
from networks.arithmetic.periods import Period
from reflections.history.coming_back import cost_of_coming_back
from tests.reflections.rows import a_fee, a_membership, a_network

AWAY = Period(date(2010, 1, 1), date(2010, 12, 31))


def cost(*fees, start="2011"):
    back = a_membership(start, fees=fees)
    return cost_of_coming_back(
        AWAY, a_network(1, memberships=[a_membership("2009", "2009-12-31"), back])
    )


@pytest.mark.parametrize(
    ("kind", "paid_on", "counts"),
    [
        ("joining", "2011-01-01", True),
        ("other", "2011-02-01", True),
        # An examination, perhaps.
        ("other", "2011-02-02", False),
        ("joining", "2012-05-01", True),
        ("life", "2011-01-01", False),
    ],
)
def test_what_is_paid_once_when_one_comes_back_counts(kind, paid_on, counts):
    fee = a_fee("50.00", paid_on, kind=kind)
    assert cost(fee) == Amount(Decimal("50.00" if counts else "0.00"))


def test_subscription_and_what_others_pay_are_no_cost_of_coming_back():
    theirs = a_fee("50.00", "2011-01-01", kind="joining", paid_by=Payer.EMPLOYER)
    assert cost(a_fee("150.00", "2011-01-01", "2011-12-31"), theirs) == Amount(Decimal("0.00"))


def test_membership_that_began_otherwise_is_no_coming_back():
    assert cost(a_fee("50.00", "2011-01-01", kind="joining"), start="2012") == Amount()
