"""Amounts with their currency and rate."""

from datetime import date
from decimal import Decimal

import pytest

from networks.forms import FeeForm
from tests.factories import FeeFactory, MembershipFactory
from tests.networks.forms.test_record import opened

pytestmark = pytest.mark.django_db


def fee_data(membership, **data):
    needed = {"kind": "subscription", "certainty": "exact", "paid_by": "self"}
    return needed | {"membership": membership.pk, "paid_on": "2011-03-16"} | data


@pytest.fixture
def membership(alice):
    return MembershipFactory(organisation__owner=alice)


def test_blank_currency_is_the_home_currency_at_one(alice, membership):
    fee = FeeForm(fee_data(membership, amount="38.00"), owner=alice).try_save()
    assert (fee.currency, fee.exchange_rate) == ("GBP", Decimal(1))


def test_foreign_fee_takes_the_reference_rate_of_its_day(alice, membership):
    data = fee_data(membership, amount="100", currency="EUR")
    # The bank gave £0.8673 for a euro on 16 March 2011.
    assert FeeForm(data, owner=alice).try_save().exchange_rate == Decimal("0.867300")


@pytest.fixture
def dollars(membership):
    return FeeFactory(
        membership=membership,
        amount=Decimal(100),
        currency="USD",
        exchange_rate=Decimal("0.7"),
        paid_on=date(2011, 3, 16),
    )


def test_changed_currency_works_the_rate_out_afresh(alice, membership, dollars):
    data = fee_data(membership, amount="100", currency="EUR", exchange_rate="0.700000")
    form = FeeForm(opened(dollars, **data), instance=dollars, owner=alice)
    assert form.try_save().exchange_rate == Decimal("0.867300")


def test_changed_currency_with_a_new_rate_keeps_that_rate(alice, membership, dollars):
    data = fee_data(membership, amount="100", currency="EUR", exchange_rate="0.9")
    form = FeeForm(opened(dollars, **data), instance=dollars, owner=alice)
    assert form.try_save().exchange_rate == Decimal("0.9")


def test_rate_stays_where_the_currency_does(alice, membership, dollars):
    data = fee_data(membership, amount="120", currency="USD", exchange_rate="0.700000")
    form = FeeForm(opened(dollars, **data), instance=dollars, owner=alice)
    assert form.try_save().exchange_rate == Decimal("0.7")


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"amount": "38", "paid_on": ""}, {"paid_on": ["This field is required."]}),
        ({"amount": "-38"}, {"amount": ["Only a refund is negative."]}),
        (
            {"amount": "38", "covers_from": "2011-01-01"},
            {"covers_until": ["Say until when it covers, or leave both days empty."]},
        ),
        (
            {"amount": "38", "currency": "zz"},
            {"currency": ["Give a currency as its three letters, such as GBP or EUR."]},
        ),
        (
            {"amount": "38", "exchange_rate": "1.2"},
            {"exchange_rate": ["A rate for GBP, the home currency, is always 1: leave it empty."]},
        ),
    ],
)
def test_each_mistake_is_told_once_and_beside_its_field(alice, membership, data, errors):
    assert FeeForm(fee_data(membership, **data), owner=alice).errors == errors
