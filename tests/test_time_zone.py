"""What day it is, wherever somebody is."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

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
