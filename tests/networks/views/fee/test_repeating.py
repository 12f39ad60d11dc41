"""Fees that repeat, and their new price."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Fee
from tests.factories import FeeFactory
from tests.networks.views.fee.test_adding import add
from tests.networks.views.sending import send, undo_latest

pytestmark = pytest.mark.django_db


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
