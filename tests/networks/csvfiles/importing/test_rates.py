"""The rate of a fee in another currency than the ledger's."""

from decimal import Decimal

import pytest

from networks.models import Fee
from tests.factories import FeeFactory
from tests.networks.csvfiles.files import (
    CILIP,
    bring_in,
    counts,
)
from tests.networks.csvfiles.importing.test_all_or_nothing import FEES

pytestmark = pytest.mark.django_db


def test_blank_rate_matches_the_stored_one(owner):
    fee = FeeFactory(
        membership__organisation__owner=owner,
        membership__organisation__name="ALA",
        amount=Decimal("60.00"),
        currency="USD",
        exchange_rate=Decimal("0.654321"),
    )
    file = f"{FEES},currency,exchange_rate\nALA,2009-09-01,60.00,2010-09-01,USD,"
    assert counts(bring_in(owner, fees=file)) == {"fees": (0, 0, 1)}
    fee.refresh_from_db()
    assert fee.exchange_rate == Decimal("0.654321")


def test_blank_rate_follows_another_currency(owner):
    FeeFactory(
        membership__organisation__owner=owner,
        membership__organisation__name="ALA",
        amount=Decimal("60.00"),
        currency="USD",
        exchange_rate=Decimal("0.654321"),
    )
    bring_in(owner, fees=f"{FEES},currency\nALA,2009-09-01,60.00,2010-09-01,GBP")
    assert Fee.objects.values_list("currency", "exchange_rate").get() == ("GBP", Decimal(1))


def test_rate_of_the_payment_date_is_stored(owner):
    # ECB reference rates of 31 October 2011: 1 EUR is 0.8731 GBP.
    bring_in(owner, **CILIP, fees=f"{FEES},currency\nCILIP,2009-09-01,1,2011-10-31,EUR")
    assert Fee.objects.get().exchange_rate == Decimal("0.873100")


def test_home_currency_of_the_file_counts_for_its_fees(owner):
    files = {"preferences": "setting,value\nhome_currency,EUR"}
    bring_in(owner, **CILIP, **files, fees=f"{FEES}\nCILIP,2009-09-01,1,2011-10-31")
    assert Fee.objects.values_list("currency", "exchange_rate").get() == ("EUR", Decimal(1))
