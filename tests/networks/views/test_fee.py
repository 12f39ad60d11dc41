"""Fees as people say them."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Fee
from tests.factories import FeeFactory, MembershipFactory
from tests.networks.views.sending import filled, send, undo_latest

pytestmark = pytest.mark.django_db


@pytest.fixture
def membership(alice):
    return MembershipFactory(organisation__owner=alice)


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
    with django_assert_num_queries(8):
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


# What repeats


@pytest.fixture
def monthly(membership):
    """£20 on the 15th of each month since March 2024."""
    return FeeFactory(
        membership=membership,
        amount="20.00",
        every=1,
        paid_on=date(2024, 3, 15),
        paid_by="employer",
    )


@pytest.fixture
def in_november(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 26))


def test_any_number_of_months_is_said_with_the_amount(client, membership):
    add(client, membership, amount="£90 every 30 months")
    assert Fee.objects.get().every == 30


def test_odd_number_of_months_stays_when_the_fee_is_saved_again(client, membership):
    fee = FeeFactory(membership=membership, amount="90.00", every=30)
    send(client, f"/fees/{fee.pk}/", notes="By standing order")
    fee.refresh_from_db()
    assert (fee.every, fee.notes) == (30, "By standing order")


@pytest.mark.usefixtures("in_november")
def test_page_of_what_repeats_says_what_was_paid_and_the_next(client, monthly):
    lede = client.get(f"/fees/{monthly.pk}/").context["lede"]
    # March 2024 to November 2026 are 33 months.
    assert lede == "Paid 33 times so far, £660.00 in all. The next is on 15 December 2026."


@pytest.mark.usefixtures("in_november")
def test_new_price_ends_the_old_fee_and_begins_another(client, monthly):
    send(client, f"/fees/{monthly.pk}/change/", amount="22", from_day="2027-01-01")
    old, new = Fee.objects.order_by("id")
    # The first payment in January is that of the 15th.
    assert (old.amount, old.repeats_until) == (Decimal("20.00"), date(2027, 1, 14))
    assert (new.amount, new.every, new.paid_by) == (Decimal("22.00"), 1, "employer")
    assert (new.paid_on, new.covers_from) == (date(2027, 1, 15), date(2027, 1, 15))


@pytest.mark.usefixtures("in_november")
def test_one_undo_takes_the_new_price_back(client, monthly):
    send(client, f"/fees/{monthly.pk}/change/", amount="22 a quarter", from_day="2027-01-01")
    assert Fee.objects.latest("id").every == 3
    undo_latest(client)
    monthly.refresh_from_db()
    assert (Fee.objects.count(), monthly.repeats_until) == (1, None)


@pytest.mark.usefixtures("in_november")
@pytest.mark.parametrize("day", ["2024-03-15", "", "soon"])
def test_new_price_needs_a_day_after_the_first_payment(client, monthly, day):
    answer = send(client, f"/fees/{monthly.pk}/change/", amount="22", from_day=day)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["from_day"])
    assert Fee.objects.count() == 1


def test_only_what_repeats_changes_its_price(client, membership):
    fee = FeeFactory(membership=membership)
    assert client.get(f"/fees/{fee.pk}/change/").status_code == 404


def test_rate_is_asked_of_foreign_money_alone(client, membership):
    usual = FeeFactory(membership=membership, amount="20.00")
    foreign = FeeFactory(membership=membership, amount="20.00", currency="EUR", exchange_rate="0.9")
    pages = [client.get(f"/fees/{fee.pk}/").content.decode() for fee in (usual, foreign)]
    assert ['name="exchange_rate"' in page for page in pages] == [False, True]
