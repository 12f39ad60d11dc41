"""Fees as people say them."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Fee
from tests.factories import FeeFactory
from tests.networks.views.sending import send

pytestmark = pytest.mark.django_db


def add(client, membership, **typed):
    typed = {"paid_on": "2011-03-16"} | typed
    return send(client, f"/memberships/{membership.pk}/fees/add/", **typed)


@pytest.mark.parametrize(
    ("text", "amount", "certainty", "currency"),
    [
        ("£184", "184.00", "exact", "GBP"),
        ("about 75", "75.00", "about", "GBP"),
        ("at least €20", "20.00", "at_least", "EUR"),
        ("free", "0.00", "exact", "GBP"),
    ],
)
def test_amount_is_stored_as_it_was_said(client, membership, text, amount, certainty, currency):
    add(client, membership, amount=text)
    fee = Fee.objects.get()
    assert (fee.amount, fee.certainty, fee.currency) == (Decimal(amount), certainty, currency)


@pytest.mark.parametrize(
    ("text", "every"), [("15.30 a month", 1), ("£20 per quarter", 3), ("about 90 a year", 12)]
)
def test_fee_that_repeats_is_said_with_its_amount(client, membership, text, every):
    add(client, membership, amount=text)
    fee = Fee.objects.get()
    assert (fee.every, fee.covers_from, fee.covers_until) == (every, None, None)


def test_days_offered_for_a_year_give_way_to_what_repeats(client, membership):
    year = {"covers_from": date(2010, 1, 1), "covers_until": date(2010, 12, 31)}
    FeeFactory(membership=membership, **year)
    add(client, membership, amount="£15.30 a month")
    fee = Fee.objects.latest("id")
    assert (fee.every, fee.covers_from, fee.covers_until) == (1, date(2011, 1, 1), None)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"every": "3"}, "every"),
        ({"covers_from": "2011-01-01", "covers_until": "2011-12-31"}, "covers_until"),
        ({"kind": "life"}, "every"),
    ],
)
def test_amount_that_repeats_is_refused_where_the_rest_says_otherwise(
    client, membership, typed, field
):
    answer = add(client, membership, amount="£15.30 a month", **typed)
    assert list(answer.context["form"].errors) == [field]
    assert not Fee.objects.exists()


@pytest.mark.parametrize("text", ["", "unknown", "?"])
def test_unknown_amount_is_empty(client, membership, text):
    add(client, membership, amount=text, paid_by="employer")
    assert (Fee.objects.get().amount, Fee.objects.get().paid_by) == (None, "employer")


@pytest.mark.parametrize("text", ["38", "-38", "£38.00"])
def test_refund_needs_no_minus(client, membership, text):
    add(client, membership, kind="refund", amount=text)
    assert Fee.objects.get().amount == Decimal("-38.00")


def test_refund_needs_its_amount(client, membership):
    answer = add(client, membership, kind="refund", amount="unknown")
    assert answer.context["form"].errors == {
        "amount": ["A refund needs its amount, with a minus: -38.00."]
    }


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"amount": "-38"}, {"amount": ["Only a refund is negative."]}),
        ({"amount": "75,50"}, {"amount": ["Write pennies after a point, as in 75.50."]}),
        ({"amount": "5", "paid_on": ""}, {"paid_on": ["This field is required."]}),
        (
            {"amount": "5", "covers_from": "2011-01-01"},
            {"covers_until": ["Say until when it covers, or leave both days empty."]},
        ),
        (
            {"amount": "5", "covers_from": "2011-01-02", "covers_until": "1 January 2011"},
            {"covers_until": ["It covers until a day before it begins."]},
        ),
        (
            {"amount": "5", "exchange_rate": "2"},
            {"exchange_rate": ["A rate for GBP, the home currency, is always 1: leave it empty."]},
        ),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(client, membership, typed, errors):
    answer = add(client, membership, **typed)
    assert (answer.status_code, answer.context["form"].errors) == (422, errors)


def test_currency_without_a_known_rate_asks_for_one(client, membership):
    answer = add(client, membership, amount="XTS 5")
    assert list(answer.context["form"].errors) == ["exchange_rate"]


def test_next_fee_follows_the_last(client, membership):
    FeeFactory(
        membership=membership,
        kind="practising",
        currency="EUR",
        exchange_rate=Decimal("0.9"),
        amount=Decimal(50),
        paid_by="employer",
        covers_from=date(2010, 9, 1),
        covers_until=date(2011, 8, 31),
    )
    add(client, membership, amount="60")
    fee = Fee.objects.latest("id")
    assert (fee.kind, fee.currency, fee.paid_by) == ("practising", "EUR", "employer")
    assert (fee.covers_from, fee.covers_until) == (date(2011, 9, 1), date(2012, 8, 31))


def test_new_fee_takes_nothing_from_the_last_one_of_another_network(client, alice, membership):
    FeeFactory(
        membership__organisation__owner=alice,
        kind="practising",
        currency="EUR",
        exchange_rate=Decimal("0.9"),
        paid_by="employer",
    )
    add(client, membership, amount="60")
    fee = Fee.objects.latest("id")
    assert (fee.kind, fee.currency, fee.paid_by) == ("subscription", "GBP", "self")


def test_address_names_the_day_up_to_which_a_fee_is_missing(client, membership):
    address = f"/memberships/{membership.pk}/fees/add/"
    usual = client.get(address).context["form"].initial
    asked = client.get(f"{address}?until=2026-02-28").context["form"].initial
    assert asked["covers_until"] == date(2026, 2, 28)
    for odd in ("soon", "1900-01-01", "2026-02-30"):
        assert client.get(f"{address}?until={odd}").context["form"].initial == usual
