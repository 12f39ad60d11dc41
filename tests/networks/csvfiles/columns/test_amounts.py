"""The currency of an amount, its sign and its rate, as a file gives them."""

import pytest

from networks.models import Fee
from tests.factories import ActivityFactory
from tests.networks.csvfiles.files import CILIP, FEES, bring_in, refused, said

pytestmark = pytest.mark.django_db


def test_foreign_amount_without_any_rate_is_refused():
    [line] = refused(**CILIP, fees=f"{FEES}\nCILIP,2009-09-01,other,1,XYZ,,2009-09-01")
    assert line.startswith(
        "fees.csv, line 2, exchange_rate: There is no European Central Bank rate"
    )


def test_home_currency_stays_under_money():
    owner = ActivityFactory().organisation.owner
    [line] = said(bring_in(owner, preferences="setting,value\nhome_currency,EUR"))
    assert line.startswith("preferences.csv, line 2, value: Your ledger is kept in GBP")


def test_sign_of_another_currency_is_refused():
    lines = refused(
        **CILIP,
        fees=f"{FEES}\nCILIP,2009-09-01,other,€5,,,2009-09-01\nCILIP,2009-09-01,other,£5,EUR,,2009-09-01",
    )
    assert lines == [
        "fees.csv, line 2, amount: € stands for EUR, but the currency here is GBP: "
        "write the number alone, or the currency in its column.",
        "fees.csv, line 3, amount: £ stands for GBP, but the currency here is EUR: "
        "write the number alone, or the currency in its column.",
    ]


def test_sign_of_the_home_currency_may_be_that_of_others_too():
    plan = bring_in(
        **CILIP,
        preferences="setting,from,value\nhour_value,,$20\nhome_currency,,AUD",
        fees=f"{FEES}\nCILIP,2009-09-01,other,$340,,,2009-09-01",
    )
    assert said(plan) == []
    assert Fee.objects.get().amount == 340
    rows = f"{FEES}\nCILIP,2009-09-01,other,$341,GBP,,2009-09-01"
    [line] = said(bring_in(plan.owner, **CILIP, fees=rows))
    assert "$ stands for USD, AUD, CAD, NZD, HKD and SGD, but the currency here is GBP" in line


def test_sign_against_the_currency_of_the_stored_row_is_refused():
    stored = ActivityFactory(
        organisation__name="ALA", title="Visit", cost=5, currency="EUR", exchange_rate="0.9"
    )
    rows = f"organisation,date,title,cost\nALA,{stored.date},Visit,£5"
    [line] = said(bring_in(stored.organisation.owner, activities=rows))
    assert line.startswith("activities.csv, line 2, cost: £ stands for GBP")
