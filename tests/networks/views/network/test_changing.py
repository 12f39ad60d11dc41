"""Changing and deleting networks."""

import pytest

from networks.models import Change, Organisation
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
    with django_assert_num_queries(6):
        client.get("/networks/add/")
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
