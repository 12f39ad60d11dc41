"""What is saved and deleted in the admin is one change each, like everywhere."""

from datetime import date
from decimal import Decimal

import pytest

from networks.changing.undo import undo
from networks.models import Change, Fee, Membership, Organisation, Preference
from tests.factories import FeeFactory, MembershipFactory, OrganisationFactory
from tests.keepers import untouched_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(admin_user):
    return OrganisationFactory(owner=admin_user, name="CILIP")


@pytest.fixture
def membership(network):
    return MembershipFactory(organisation=network, started_on=date(2004, 1, 1))


def test_row_with_rows_below_it_is_saved_and_taken_back_as_one(admin_client, membership):
    fee = FeeFactory(membership=membership, amount=Decimal("50.00"))
    page = f"/admin/networks/membership/{membership.pk}/change/"
    posted = untouched_form(admin_client, page)
    posted |= {"category": "Full", "fees-0-amount": "60"}
    assert admin_client.post(page, posted).status_code == 302
    assert Fee.objects.get().amount == Decimal("60.00")
    undo(Change.objects.get())
    fee.refresh_from_db()
    membership.refresh_from_db()
    assert (fee.amount, membership.category) == (Decimal("50.00"), "")


def test_delete_lies_in_the_bin(admin_client, membership):
    FeeFactory(membership=membership)
    admin_client.post(f"/admin/networks/membership/{membership.pk}/delete/", {"post": "yes"})
    assert not Fee.objects.exists()
    undo(Change.objects.binned().get())
    assert Fee.objects.get().membership == membership


def test_selected_rows_are_deleted_as_one(admin_client, membership):
    fees = [FeeFactory(membership=membership) for _ in range(3)]
    posted = {
        "action": "delete_selected",
        "_selected_action": [fee.pk for fee in fees],
        "post": "yes",
    }
    admin_client.post("/admin/networks/fee/", posted)
    assert not Fee.objects.exists()
    assert Change.objects.binned().get().label == "3 fees"


def test_chain_of_a_thousand_networks_is_deleted(admin_client, network):
    rows = [
        Organisation(owner_id=network.owner_id, name=f"Group {n}", name_key=f"group {n}")
        for n in range(1000)
    ]
    Organisation.objects.bulk_create(rows)
    for above, group in zip([network, *rows], rows, strict=False):
        group.parent = above
    Organisation.objects.bulk_update(rows, ["parent"], batch_size=500)
    page = f"/admin/networks/organisation/{network.pk}/delete/"
    assert "1001" in admin_client.get(page).text
    assert admin_client.post(page, {"post": "yes"}).status_code == 302
    assert not Organisation.objects.exists()


def test_home_currency_stays_while_money_stands_in_it(admin_client, admin_user, membership):
    row = Preference.objects.create(owner=admin_user, setting="home_currency", currency="EUR")
    page = f"/admin/networks/preference/{row.pk}"
    answer = admin_client.post(f"{page}/delete/", {"post": "yes"}, follow=True)
    assert "Your ledger is kept in EUR" in answer.text
    posted = untouched_form(admin_client, f"{page}/change/")
    turned = {"setting": "hour_value", "currency": "", "number": "15"}
    answer = admin_client.post(f"{page}/change/", posted | turned)
    assert "Your ledger is kept in EUR" in answer.text
    assert Preference.objects.home_currency(admin_user.pk) == "EUR"


def test_membership_ends_with_its_fee_deleted_below_it(admin_client, membership):
    FeeFactory(membership=membership)
    page = f"/admin/networks/membership/{membership.pk}/change/"
    posted = untouched_form(admin_client, page) | {"fees-0-DELETE": "on"}
    admin_client.post(page, posted)
    assert not Fee.objects.exists()
    undo(Change.objects.get())
    assert Membership.objects.get().fees.count() == 1
