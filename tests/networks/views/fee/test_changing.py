"""Fees that are changed, deleted and looked at again."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Fee
from tests.factories import FeeFactory
from tests.networks.views.sending import filled, send, undo_latest

pytestmark = pytest.mark.django_db


@pytest.fixture
def fee(membership):
    return FeeFactory(
        membership=membership,
        amount=Decimal("75.00"),
        certainty="about",
        currency="USD",
        exchange_rate=Decimal("0.7"),
    )


def test_fee_is_shown_as_it_was_said(client, fee):
    form = client.get(f"/fees/{fee.pk}/").context["form"]
    assert (form["amount"].value(), form["exchange_rate"].value()) == (
        "about $75",
        "0.7",
    )


def test_refund_is_shown_without_its_minus(client, membership):
    fee = FeeFactory(membership=membership, kind="refund", amount=Decimal(-38))
    form = client.get(f"/fees/{fee.pk}/").context["form"]
    assert (form["amount"].value(), form["exchange_rate"].value()) == ("£38", None)


def test_fee_left_as_it_is_stays_so(client, fee):
    before = Fee.objects.values().get()
    send(client, f"/fees/{fee.pk}/")
    assert Fee.objects.values().get() == before


def test_amount_without_a_currency_keeps_that_of_the_fee(client, fee):
    send(client, f"/fees/{fee.pk}/", amount="80")
    changed = Fee.objects.get()
    assert (changed.amount, changed.certainty, changed.currency) == (Decimal(80), "exact", "USD")


def test_other_currency_works_the_rate_out_afresh(client, fee):
    send(client, f"/fees/{fee.pk}/", amount="£80")
    assert Fee.objects.get().exchange_rate == Decimal(1)


def test_change_is_undone(client, fee):
    send(client, f"/fees/{fee.pk}/", amount="unknown")
    undo_latest(client)
    assert Fee.objects.get().amount == Decimal("75.00")


def test_stale_form_says_what_is_stored_in_words(client, fee):
    stale = filled(client, f"/fees/{fee.pk}/", amount="unknown")
    send(client, f"/fees/{fee.pk}/", amount="at least £60", exchange_rate=None)
    told = client.post(f"/fees/{fee.pk}/", stale).context["form"].errors["__all__"]
    assert list(told)[1:] == [
        "Stored now, how much: at least £60",
        "Stored now, exchange rate: 1.000000",
    ]


def test_deleted_fee_comes_back(client, fee):
    client.post(f"/fees/{fee.pk}/delete/")
    assert not Fee.objects.exists()
    undo_latest(client)
    assert Fee.objects.get() == fee


@pytest.mark.parametrize("place", ["", "delete/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_fee_of_another_is_not_found(client, alice, place, method):
    assert getattr(client, method)(f"/fees/{FeeFactory().pk}/{place}").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_the_same_of_the_database_for_one_row_and_for_many(
    client, membership, number, django_assert_num_queries
):
    fees = FeeFactory.create_batch(number, membership=membership)
    with django_assert_num_queries(7):
        client.get(f"/memberships/{membership.pk}/fees/add/")
    with django_assert_num_queries(4):
        client.get(f"/fees/{fees[0].pk}/")


def test_fees_of_one_network_are_told_apart_where_they_are_deleted(client, membership):
    year = {"covers_from": date(2011, 9, 1), "covers_until": date(2012, 8, 31)}
    membership.organisation.short_name = "CILIP"
    membership.organisation.save()
    fee = FeeFactory(membership=membership, amount=Decimal(184), paid_by="employer", **year)
    page = client.get(f"/fees/{fee.pk}/delete/").content.decode()
    assert "Delete £184.00 for 2011-12, CILIP, paid by your employer?" in page


def test_rate_is_asked_of_foreign_money_alone(client, membership):
    usual = FeeFactory(membership=membership, amount="20.00")
    foreign = FeeFactory(membership=membership, amount="20.00", currency="EUR", exchange_rate="0.9")
    pages = [client.get(f"/fees/{fee.pk}/").content.decode() for fee in (usual, foreign)]
    assert ['name="exchange_rate"' in page for page in pages] == [False, True]
