from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from reflections.models import CalendarFeed
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client):
    person = UserFactory()
    client.force_login(person)
    return person


def path_of(feed):
    return reverse("calendar_feed", args=[feed.token])


def printed(*options):
    out = StringIO()
    call_command("calendar", *options, stdout=out)
    return out.getvalue().strip()


def test_address_opens_without_signing_in(client):
    response = client.get(path_of(CalendarFeed.objects.replace(UserFactory())))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.content.startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    "change", [str.lower, lambda token: token[:-1], lambda token: token + ".ics", lambda token: "x"]
)
def test_any_other_address_is_not_found(client, change):
    token = CalendarFeed.objects.replace(UserFactory()).token
    response = client.get(reverse("calendar_feed", args=[change(token)]))
    assert response.status_code == 404


def test_feed_of_somebody_who_may_not_sign_in_is_not_found(client):
    feed = CalendarFeed.objects.replace(UserFactory(is_active=False))
    assert client.get(path_of(feed)).status_code == 404


def test_address_is_shown_once_when_it_is_made(client, me):
    made = client.post(reverse("calendar_replace"))
    token = CalendarFeed.objects.get(owner=me).token
    assert f"http://testserver/calendar/{token}.ics" in made.content.decode()
    assert token not in client.get(reverse("calendar")).content.decode()


def test_new_address_ends_the_old_one_at_once(client, me):
    old = path_of(CalendarFeed.objects.replace(me))
    client.post(reverse("calendar_replace"))
    assert client.get(old).status_code == 404
    assert client.get(path_of(CalendarFeed.objects.get(owner=me))).status_code == 200


def test_switched_off_calendar_is_not_found(client, me):
    path = path_of(CalendarFeed.objects.replace(me))
    client.post(reverse("calendar_off"))
    assert client.get(path).status_code == 404


def test_amounts_are_asked_for_and_taken_back(client, me):
    CalendarFeed.objects.replace(me)
    client.post(reverse("calendar_amounts"), {"with_amounts": "on"})
    assert CalendarFeed.objects.get().with_amounts
    client.post(reverse("calendar_amounts"))
    assert not CalendarFeed.objects.get().with_amounts


def test_token_stands_nowhere_in_the_database(me):
    feed = CalendarFeed.objects.replace(me)
    assert feed.token not in str(CalendarFeed.objects.values().get())
    assert len(feed.token) == 43


def test_command_makes_the_feed_and_prints_the_same_path_again(me):
    path = printed("--user", me.username)
    assert path == path_of(CalendarFeed.objects.get(owner=me))
    assert printed("--user", me.username) == path


def test_command_replaces_the_feed(client, me):
    old = printed("--user", me.username)
    new = printed("--user", me.username, "--replace")
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)


def test_address_goes_on_when_the_secret_key_changed_but_is_not_printed_again(client, me, settings):
    path = printed("--user", me.username)
    settings.SECRET_KEY = "another one"
    client.logout()
    assert client.get(path).status_code == 200
    with pytest.raises(CommandError, match="SECRET_KEY is another one"):
        printed("--user", me.username)
