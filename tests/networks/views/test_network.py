"""Adding, changing and deleting networks."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from networks.models import Change, Fee, Membership, Organisation
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    RoleFactory,
)
from tests.networks.views.sending import filled, ledger, send, undo_latest

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


def test_network_is_renamed_and_moved(client, alice):
    network = OrganisationFactory(owner=alice, name="CoFHE")
    parent = OrganisationFactory(owner=alice, name="CILIP")
    send(client, f"/networks/{network.pk}/edit/", name="ARLG", parent=parent.pk)
    network.refresh_from_db()
    assert (network.name, network.parent) == ("ARLG", parent)


def test_rename_is_undone(client, alice):
    network = OrganisationFactory(owner=alice, name="CoFHE")
    send(client, f"/networks/{network.pk}/edit/", name="ARLG")
    undo_latest(client)
    network.refresh_from_db()
    assert network.name == "CoFHE"


def test_network_cannot_move_into_its_own_group(client, alice):
    network = OrganisationFactory(owner=alice)
    group = OrganisationFactory(owner=alice, parent=network)
    answer = send(client, f"/networks/{network.pk}/edit/", parent=group.pk)
    assert answer.context["form"].errors == {
        "parent": ["A network cannot lie inside itself, not even by way of others."]
    }


def test_network_is_not_offered_to_itself(client, alice):
    network = OrganisationFactory(owner=alice)
    form = client.get(f"/networks/{network.pk}/edit/").context["form"]
    assert not form.fields["parent"].queryset.exists()


@pytest.fixture
def body(alice):
    """Two groups; a membership with two fees and an appraisal; an activity; a role."""
    body = OrganisationFactory(owner=alice, name="CILIP")
    OrganisationFactory.create_batch(2, owner=alice, parent=body)
    membership = MembershipFactory(organisation=body)
    FeeFactory.create_batch(2, membership=membership)
    AppraisalFactory(membership=membership)
    ActivityFactory(organisation=body)
    RoleFactory(organisation=body)
    return body


def test_delete_says_what_goes_with_it(client, body):
    warning = client.get(f"/networks/{body.pk}/delete/").context["warning"]
    assert warning.startswith("With it go 2 ")
    assert sorted(
        warning.removeprefix("With it go ").rstrip(".").replace(" and ", ", ").split(", ")
    ) == [
        "1 activity",
        "1 answer",
        "1 membership",
        "1 role",
        "2 fees",
        "2 groups",
    ]


def test_delete_of_what_stands_alone_warns_of_nothing(client, alice):
    network = OrganisationFactory(owner=alice)
    assert client.get(f"/networks/{network.pk}/delete/").context["warning"] == ""


def test_deleted_network_comes_back_whole(client, alice, body):
    before = ledger(alice)
    client.post(f"/networks/{body.pk}/delete/")
    assert not Organisation.objects.exists()
    undo_latest(client)
    assert ledger(alice) == before


def test_delete_never_leads_back_to_the_page_that_is_gone(client, alice):
    network = OrganisationFactory(owner=alice)
    address = f"/networks/{network.pk}/delete/"
    assert client.post(address, {"next": f"/networks/{network.pk}/"})["Location"] == "/networks/"


@pytest.mark.parametrize("place", ["edit", "delete", "merge", "join", "roles/add"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_network_of_another_is_not_found(client, alice, place, method):
    foreign = OrganisationFactory()
    assert getattr(client, method)(f"/networks/{foreign.pk}/{place}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_the_same_of_the_database_for_one_row_and_for_many(
    client, alice, number, django_assert_num_queries
):
    networks = OrganisationFactory.create_batch(number, owner=alice)
    for network in networks:
        MembershipFactory(organisation=network)
    with django_assert_num_queries(7):
        client.get(ADD)
    with django_assert_num_queries(8):
        client.get(f"/networks/{networks[0].pk}/edit/")
    with django_assert_num_queries(4):
        client.get(f"/networks/{networks[0].pk}/merge/")


def test_saving_from_two_tabs_keeps_the_first(client, alice):
    network = OrganisationFactory(owner=alice, name="CILIP")
    address = f"/networks/{network.pk}/edit/"
    second = filled(client, address, notes="typed in the second tab")
    send(client, address, notes="typed in the first")
    answer = client.post(address, second)
    assert answer.status_code == 422
    assert Organisation.objects.get().notes == "typed in the first"
    assert Change.objects.count() == 1


@pytest.fixture
def closing(alice):
    """A body that closes under an open membership, what it became, and where it is changed."""
    body = OrganisationFactory(owner=alice, name="Media Librarians")
    new = OrganisationFactory(owner=alice, name="Information World")
    MembershipFactory(organisation=body, started_on=date(2012, 5, 1), category="Full")
    return body, new, f"/networks/{body.pk}/edit/"


def test_closing_asks_what_became_of_an_open_membership(client, closing):
    body, new, address = closing
    answer = send(client, address, closed_on="30 April 2026", successor=new.pk)
    assert answer.status_code == 422
    asked = "Did your membership end on that day, or go on at Information World?"
    assert answer.context["form"].errors["then"] == [asked]
    body.refresh_from_db()
    assert body.closed_on is None


def test_membership_ends_with_its_body_and_one_undo_takes_both_back(client, closing):
    body, new, address = closing
    send(client, address, closed_on="April 2026", successor=new.pk, then="end")
    membership = body.memberships.get()
    assert (str(membership.end), new.memberships.count()) == ("2026-04", 0)
    undo_latest(client)
    body.refresh_from_db()
    assert (body.closed_on, body.memberships.get().ended_on) == (None, None)


def test_membership_goes_on_at_what_its_body_became(client, closing):
    body, new, address = closing
    send(client, address, closed_on="30 April 2026", successor=new.pk, then="go_on")
    gone, goes_on = body.memberships.get(), new.memberships.get()
    assert (gone.ended_on, goes_on.started_on) == (date(2026, 4, 30), date(2026, 5, 1))
    assert (goes_on.category, goes_on.ended_on) == ("Full", None)


def test_membership_cannot_go_on_nowhere(client, closing):
    body, _, address = closing
    answer = send(client, address, closed_on="30 April 2026", then="go_on")
    assert "successor" in answer.context["form"].errors
    assert body.memberships.get().ended_on is None


def test_membership_there_already_is_not_joined_twice(client, closing):
    body, new, address = closing
    MembershipFactory(organisation=new, started_on=date(2020, 1, 1))
    answer = send(client, address, closed_on="30 April 2026", successor=new.pk, then="go_on")
    assert answer.status_code == 422
    assert body.memberships.get().ended_on is None


def test_nothing_is_asked_where_no_membership_is_open(client, alice):
    network = OrganisationFactory(owner=alice)
    form = client.get(f"/networks/{network.pk}/edit/").context["form"]
    assert "then" not in form.fields
    assert send(client, f"/networks/{network.pk}/edit/", closed_on="2010").status_code == 302
