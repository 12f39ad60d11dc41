"""What a page owes to who is signed in: their own day, wherever they are, and no cache."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from config.middleware.signed_in import PrivatePages
from networks.models import Preference
from tests.factories import PreferenceFactory, UserFactory
from tests.networks.views.sending import send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon_in_greenwich(monkeypatch):
    """When the clocks of Kiritimati say two in the morning of the next day."""
    noon = datetime(2011, 10, 31, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


def someone_in(zone):
    person = UserFactory()
    if zone:
        PreferenceFactory(owner=person, setting="time_zone", words=zone, number=None)
    return person


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("Pacific/Kiritimati", date(2011, 11, 1)),
        ("Pacific/Pago_Pago", date(2011, 10, 31)),
        ("", date(2011, 10, 31)),
        ("Nowhere/Any_More", date(2011, 10, 31)),
    ],
)
def test_today_is_that_of_where_the_person_is(client, zone, today):
    client.force_login(someone_in(zone))
    assert client.get("/renewals/").context["view"].today == today
    # And of nobody else afterwards.
    assert timezone.localdate() == date(2011, 10, 31)


def test_forms_begin_with_that_day_too(client):
    client.force_login(someone_in("Pacific/Kiritimati"))
    form = client.get("/renewals/decisions/add/").context["form"]
    assert form["decided_on"].value() == date(2011, 11, 1)


def test_time_zone_is_chosen_among_the_preferences(client):
    person = UserFactory()
    client.force_login(person)
    send(client, "/preferences/", time_zone="Pacific/Kiritimati")
    assert Preference.objects.of(person).get().words == "Pacific/Kiritimati"
    assert client.get("/renewals/").context["view"].today == date(2011, 11, 1)


def test_zone_that_is_none_is_refused(client):
    client.force_login(UserFactory())
    answer = send(client, "/preferences/", time_zone="Mars/Olympus")
    assert list(answer.context["form"].errors) == ["time_zone"]


def test_page_for_a_signed_in_person_is_not_stored(admin_client):
    response = admin_client.get(reverse("password_change_done"))
    assert response.headers["Cache-Control"] == "no-store"


def test_cache_control_that_a_view_chose_is_kept(admin_client):
    response = admin_client.get("/admin/")
    assert "max-age=0" in response.headers["Cache-Control"]


def test_session_that_no_view_read_is_left_unread(rf):
    request = rf.get("/")
    request.session = SimpleNamespace(accessed=False)
    response = PrivatePages(lambda request: HttpResponse())(request)
    assert "Cache-Control" not in response.headers


@pytest.mark.parametrize("address", ["/admin/", "/accounts/password_change/"])
def test_stranger_is_asked_to_sign_in(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert "/login/?next=" in response.headers["Location"]
