from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model

from networks.models import Organisation
from tests.factories import OrganisationFactory
from tests.keepers import fill_ledger, keeper, untouched_form

pytestmark = pytest.mark.django_db
ADD = "/admin/networks/organisation/add/"


@pytest.fixture
def alice(client):
    user = keeper("alice", is_superuser=True)
    client.force_login(user)
    return user


def kept():
    return str(list(LogEntry.objects.values()))


def test_what_is_added_changed_and_deleted_is_logged_without_a_name(client, alice):
    posted = untouched_form(client, ADD) | {
        "name": "Secret Society",
        "memberships-TOTAL_FORMS": 1,
        "memberships-0-started_on": "2004",
        "memberships-0-category": "Secret grade",
        "memberships-0-held_by": "self",
    }
    client.post(ADD, posted)
    row = Organisation.objects.get()
    page = f"/admin/networks/organisation/{row.pk}/"
    client.post(f"{page}change/", untouched_form(client, f"{page}change/") | {"notes": "Secret"})
    assert "Notes" in LogEntry.objects.latest("pk").change_message
    client.post(f"{page}delete/", {"post": "yes"})
    flags = list(LogEntry.objects.order_by("id").values_list("action_flag", "object_repr"))
    assert flags == [(flag, f"network {row.pk}") for flag in (1, 2, 3)]
    assert "secret" not in kept().lower()


def test_rows_deleted_together_are_logged_without_names(client, alice):
    rows = fill_ledger(alice)
    chosen = {"action": "delete_selected", "_selected_action": [rows[Organisation].pk]}
    client.post("/admin/networks/organisation/", chosen | {"post": "yes"})
    assert LogEntry.objects.count() == 1
    assert "alice's" not in kept()


def test_deleted_person_leaves_nothing_in_the_log(client, alice):
    bob = keeper("robert-of-old")
    client.post(f"/admin/auth/user/{bob.pk}/delete/", {"post": "yes"})
    assert not get_user_model().objects.filter(pk=bob.pk).exists()
    assert not LogEntry.objects.exists()


def test_names_that_were_logged_before_are_forgotten(alice):
    row = OrganisationFactory(name="Secret Society")
    LogEntry.objects.log_actions(alice.pk, [row], 1, [{"added": {"object": "Secret fee"}}])
    assert "Secret" in kept()
    import_module("networks.migrations.0003_second_edition_rows").forget_names(apps)
    assert LogEntry.objects.get().object_repr == f"organisation {row.pk}"
    assert "Secret" not in kept()
