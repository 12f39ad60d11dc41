import pytest
from django.urls import NoReverseMatch, reverse

from networks.models import Organisation, Preference
from tests.factories import UserFactory
from tests.keepers import fill_ledger, keeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client):
    user = keeper("alice")
    client.force_login(user)
    return user


def test_signing_in_happens_at_the_one_page(client):
    response = client.get("/admin/login/", {"next": "/admin/networks/fee/"})
    assert response.url == "/accounts/login/?next=/admin/networks/fee/"


def test_password_sent_to_the_admins_own_address_signs_nobody_in(client):
    UserFactory(username="alice", is_staff=True, password="!")
    response = client.post("/admin/login/", {"username": "alice", "password": "x"})
    assert response.url == "/accounts/login/?next=/admin/"


@pytest.mark.parametrize("path", ["/admin/", "/admin/networks/fee/", "/admin/nowhere/"])
def test_stranger_is_led_to_sign_in(client, path):
    response = client.get(path, follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")


def test_someone_without_a_part_in_data_entry_is_told(client):
    client.force_login(UserFactory())
    assert client.get("/admin/", follow=True).status_code == 403


def test_short_cut_to_any_row_is_gone(client, alice):
    row = fill_ledger(alice)[Organisation]
    with pytest.raises(NoReverseMatch):
        reverse("admin:view_on_site", args=[1, row.pk])
    assert client.get(f"/admin/r/1/{row.pk}/").status_code == 404


def test_index_lists_the_ledger_in_the_order_of_its_making(client, alice):
    apps = client.get("/admin/").context["app_list"]
    assert [model["object_name"] for app in apps for model in app["models"]] == [
        "Organisation",
        "Membership",
        "Fee",
        "Activity",
        "Role",
        "Preference",
        "Appraisal",
        "Decision",
        "Reflection",
    ]


def test_recent_actions_are_ones_own(client, alice):
    bob = keeper("bob")
    client.force_login(bob)
    client.post(
        "/admin/networks/preference/add/", {"setting": "hour_value", "number": "15"}, follow=True
    )
    number = Preference.objects.get().pk
    assert f"preference {number}" in client.get("/admin/").text
    client.force_login(alice)
    assert f"preference {number}" not in client.get("/admin/").text


def test_index_leads_back_to_the_pages(client, alice):
    assert '<a href="/">View site</a>' in client.get("/admin/").text
