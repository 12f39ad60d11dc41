"""A network picked from the catalogue."""

from datetime import date

import pytest

from networks.models import Change, Membership, Organisation
from tests.factories import OrganisationFactory
from tests.networks.views.sending import send, undo_latest

pytestmark = pytest.mark.django_db
ADD = "/networks/add/"
CILIP = "chartered-institute-of-library-and-information-professionals"
NAME = "Chartered Institute of Library and Information Professionals"
PICKED = f"{ADD}?catalogue={CILIP}&next=/"


def test_search_lists_buttons_and_keeps_the_way_back(client, alice):
    page = client.get(ADD, {"q": "cilip", "next": "/"}).text
    assert f'name="catalogue" value="{CILIP}"' in page
    assert '<input type="hidden" name="next" value="/">' in page


TYPED = {
    "name": "My own",
    "started_on": "before the war",
    "is_member": "on",
    "reason_joined": "For the jobs",
    "fee_amount": "£20 a fortnight",
    "q": "cilip",
}


def shown_again(page):
    joining = page.context["form"]
    fields = joining.network["name"], joining.membership["started_on"], joining.fee["amount"]
    return [field.value() for field in (*fields, joining.membership["reason_joined"])]


@pytest.mark.parametrize("button", ["find", "return"])
def test_search_keeps_all_that_was_typed_and_judges_none_of_it(client, alice, button):
    page = send(client, ADD, **TYPED | {button: "1"})
    assert page.status_code == 200
    assert page.context["found"][0].key == CILIP
    assert shown_again(page) == ["My own", "before the war", "£20 a fortnight", "For the jobs"]
    assert not Organisation.objects.exists()


def test_body_that_is_picked_takes_the_name_and_leaves_the_rest(client, alice):
    page = send(client, ADD, **TYPED | {"catalogue": CILIP})
    assert shown_again(page) == [NAME, "before the war", "£20 a fortnight", "For the jobs"]
    assert f'name="picked" value="{CILIP}"' in page.text


def test_body_that_was_picked_is_saved_with_its_groups(client, alice):
    sent = {"picked": CILIP, "name": NAME, "is_member": "on", "started_on": "2004"}
    sent |= {"groups": "health-libraries-group", "held_by": "self", "kind": "other"}
    client.post(ADD, sent | {"setting": "offline", "fee-paid_by": "self", "fee-kind": "other"})
    assert Membership.objects.count() == 2


def test_return_in_another_field_saves(client, alice):
    sent = {"name": "My own", "is_member": None, "return": "1", "q": "cilip", "looked_for": "cilip"}
    assert send(client, ADD, **sent).status_code == 302
    assert Organisation.objects.get().name == "My own"


def test_search_without_a_find_says_so(client, alice):
    assert "None of that name is on the list." in client.get(ADD, {"q": "zzz"}).text


@pytest.mark.parametrize("text", ["<script>", "((", "*", "x" * 5000, "\u202e"])
def test_search_takes_any_text(client, alice, text):
    assert client.get(ADD, {"q": text}).status_code == 200


def test_body_fills_in_the_form(client, alice):
    network = client.get(PICKED).context["form"].network
    shown = {name: network[name].value() for name in ("name", "short_name", "kind", "website")}
    assert shown == {
        "name": NAME,
        "short_name": "CILIP",
        "kind": "professional_body",
        "website": "https://www.cilip.org.uk/",
    }


def test_group_takes_the_parent_that_the_ledger_has(client, alice):
    OrganisationFactory(name=NAME)
    own = OrganisationFactory(owner=alice, name=NAME.upper())
    form = client.get(f"{ADD}?catalogue=health-libraries-group").context["form"]
    assert form.network["parent"].value() == own.pk


def test_group_without_its_parent_offers_to_add_that_first(client, alice):
    page = client.get(f"{ADD}?catalogue=health-libraries-group").text
    assert f'href="?catalogue={CILIP}&amp;next="' in page


def test_body_in_the_ledger_already_is_said_to_be(client, alice):
    own = OrganisationFactory(owner=alice, name=NAME)
    page = client.get(PICKED).text
    assert f'<a href="/networks/{own.pk}/">' in page
    assert "is in your ledger already." in page


@pytest.mark.parametrize("key", ["nobody", "", "%2e%2e", "x" * 5000])
def test_unknown_key_is_an_empty_form(client, alice, key):
    answer = client.get(f"{ADD}?catalogue={key}")
    assert answer.context["picked"] is None
    assert answer.context["form"].network["name"].value() is None


def test_chosen_groups_are_joined_with_the_body(client, alice):
    answer = send(
        client,
        PICKED,
        started_on="July 2004",
        held_by="institution",
        groups=["health-libraries-group", "cilip-in-london"],
    )
    assert answer["Location"] == "/"
    body = Organisation.objects.get(name=NAME)
    memberships = Membership.objects.filter(organisation__parent=body).order_by(
        "organisation__name"
    )
    assert [
        (membership.organisation.name, membership.category, str(membership.start))
        for membership in memberships
    ] == [
        ("CILIP in London", "Included", "2004-07"),
        ("Health Libraries Group", "Included", "2004-07"),
    ]
    assert {(membership.held_by, membership.started_on) for membership in memberships} == {
        ("institution", date(2004, 7, 1))
    }


def test_one_undo_takes_the_groups_back_too(client, alice):
    send(client, PICKED, started_on="2004", groups=["health-libraries-group"])
    assert Change.objects.count() == 1
    undo_latest(client)
    assert not Organisation.objects.exists()


def test_groups_in_the_ledger_already_are_not_offered(client, alice):
    OrganisationFactory(owner=alice, name="Health Libraries Group")
    offered = client.get(PICKED).context["picked"].groups
    assert "Health Libraries Group" not in {group.name for group in offered}


def test_group_of_another_body_is_not_one_of_the_choices(client, alice):
    answer = send(client, PICKED, started_on="2004", groups=["bcswomen"])
    assert "not one of the available choices" in answer.context["form"].errors["groups"][0]
    assert not Organisation.objects.exists()


def test_group_of_the_same_name_as_the_body_is_refused_beside_it(client, alice):
    answer = send(
        client,
        PICKED,
        name="Health Libraries Group",
        started_on="2004",
        groups=["health-libraries-group"],
    )
    assert answer.context["form"].errors["groups"] == [
        "You already have a network called “Health Libraries Group”."
    ]
    assert not Organisation.objects.exists()


def test_groups_are_left_alone_without_a_membership(client, alice):
    send(client, PICKED, is_member=None, groups=["health-libraries-group"])
    assert [network.name for network in Organisation.objects.all()] == [NAME]


@pytest.mark.parametrize("number", [1, 30])
def test_picking_takes_one_query_more(client, alice, number, django_assert_num_queries):
    OrganisationFactory.create_batch(number, owner=alice)
    with django_assert_num_queries(7):
        client.get(PICKED)
