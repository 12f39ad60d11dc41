"""Adding networks, with the membership and fee that they begin with."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from networks.models import Fee, Membership, Organisation
from tests.factories import (
    OrganisationFactory,
)
from tests.networks.views.sending import send, undo_latest

pytestmark = pytest.mark.django_db
ADD = "/networks/add/"
NEW = {"name": "CILIP", "kind": "professional_body", "started_on": "2004"}


def test_network_membership_and_fee_are_added_in_one_go(client, alice):
    answer = send(
        client, ADD, **NEW, category="Student", fee_amount="about £38", fee_paid_by="employer"
    )
    fee = Fee.objects.select_related("membership__organisation").get()
    assert answer["Location"] == f"/networks/{fee.membership.organisation_id}/"
    assert str(fee.membership) == "CILIP, from 2004"
    assert (fee.amount, fee.certainty, fee.paid_by) == (Decimal("38.00"), "about", "employer")


def test_first_fee_covers_a_year_from_the_start(client, alice):
    first = {"fee_amount": "38", "fee_which": "first"}
    send(client, ADD, **NEW | {"started_on": "29 February 2008"}, **first)
    fee = Fee.objects.get()
    assert fee.paid_on == fee.covers_from == date(2008, 2, 29)
    assert fee.covers_until == date(2009, 2, 27)


def test_fee_of_this_year_covers_it_from_the_anniversary(client, alice):
    today = timezone.localdate()
    send(client, ADD, **NEW, fee_amount="38")
    fee = Fee.objects.get()
    assert fee.paid_on == fee.covers_from == date(today.year, 1, 1)
    assert fee.covers_until == date(today.year, 12, 31)


def test_day_of_payment_makes_it_the_first_fee(client, alice):
    send(client, ADD, **NEW, fee_amount="38", fee_paid_on="2004-03-01")
    assert Fee.objects.get().covers_from == date(2004, 1, 1)


def test_joining_fee_covers_its_day_alone(client, alice):
    send(client, ADD, **NEW, fee_amount="38", fee_kind="joining")
    assert Fee.objects.get().covers_from is None


@pytest.mark.parametrize("amount", ["", "free", "0", "£0.00"])
def test_free_membership_has_no_fee(client, alice, amount):
    send(client, ADD, **NEW, fee_amount=amount)
    assert Membership.objects.count() == 1
    assert not Fee.objects.exists()


@pytest.mark.parametrize("amount", ["unknown", "?", "I do not know how much"])
def test_unknown_fee_is_a_fee(client, alice, amount):
    send(client, ADD, **NEW, fee_amount=amount, fee_paid_by="employer")
    assert (Fee.objects.get().amount, Fee.objects.get().paid_by) == (None, "employer")


def test_network_without_membership_takes_nothing_of_the_folded_half(client, alice):
    send(client, ADD, name="CILIP", is_member=None, started_on="nonsense", fee_amount="lots")
    assert Organisation.objects.get().name == "CILIP"
    assert not Membership.objects.exists()


def test_one_undo_takes_back_network_membership_and_fee(client, alice):
    send(client, ADD, **NEW, fee_amount="38")
    undo_latest(client)
    assert not Organisation.objects.exists()


def test_undo_leads_back_but_never_to_the_page_that_it_takes_away(client, alice):
    page = send(client, ADD, **NEW)["Location"]
    assert undo_latest(client, next=page)["Location"] == "/"
    network = OrganisationFactory(owner=alice, name="CoFHE")
    page = send(client, f"/networks/{network.pk}/edit/", name="ARLG")["Location"]
    assert undo_latest(client, next=page)["Location"] == page


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_saved(client, alice):
    answer = send(client, ADD, name="CILIP", started_on="some time", fee_amount="75,50")
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "started_on": ["Write a date such as 15 July 2004; July 2004 or 2004 will do."],
        "fee-amount": ["Write pennies after a point, as in 75.50."],
    }
    assert not Organisation.objects.exists()


def test_refused_form_keeps_what_was_typed(client, alice):
    typed = {"started_on": "some time", "fee_paid_on": "15 Juli 2004", "fee_amount": "about 75"}
    page = send(client, ADD, name="CILIP", **typed).content.decode()
    assert all(f'value="{value}"' in page for value in typed.values())


def test_fold_opens_for_what_is_wrong_in_it(client, alice):
    shut = client.get(ADD).content.decode()
    answer = send(client, ADD, **NEW, fee_amount="38", fee_covers_until="2001-02-30")
    assert shut.count('class="fold" open') == 0
    assert answer.content.decode().count('class="fold" open') == 1


def test_address_can_fill_in_what_is_known(client, alice):
    parent = OrganisationFactory(owner=alice)
    form = client.get(ADD, {"name": "CDG", "parent": parent.pk, "owner": "7"}).context["form"]
    assert (form.network["name"].value(), form.network["parent"].value()) == ("CDG", str(parent.pk))


def test_name_in_the_ledger_already_is_told_beside_it(client, alice):
    OrganisationFactory(owner=alice, name="Cilip")
    answer = send(client, ADD, **NEW)
    assert answer.context["form"].errors == {"name": ["You already have a network called “CILIP”."]}


def test_network_of_another_is_not_one_of_the_choices(client, alice):
    answer = send(client, ADD, **NEW, parent=OrganisationFactory().pk)
    assert "not one of the available choices" in answer.context["form"].errors["parent"][0]
