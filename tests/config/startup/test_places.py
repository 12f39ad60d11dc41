"""The site below a sub-path of its host, and data away from the program."""

from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import resolve, set_script_prefix
from django.utils import timezone

from config.settings import language, time_zone
from config.startup import places
from config.startup.places import data_folder, settings_below
from config.wsgi import application
from reflections.story import tell_story
from tests.factories import UserFactory

# Static files, and pages of Django's own admin behind those that ours lead to.
LEFT_OUT = ("/static/", "/accounts/logout/", "/admin/networks/", "/admin/reflections/")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data-href")


class Addresses(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ADDRESSES and value]
        given = dict(attrs)
        if given.get("name") == "next" and given.get("value"):
            self.found.append(given["value"])


def own_addresses(page: str) -> list[str]:
    """What the page links to on this host, and where those links say to go afterwards."""
    found = [address for address in Addresses(page).found if address.startswith("/")]
    later = [
        way
        for address in found
        for name, way in parse_qsl(urlsplit(address).query)
        if name == "next"
    ]
    return found + later


@pytest.fixture
def below_worth(settings):
    # As the test client does: the end of a request ends the connection, and with it the test.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    for name, value in settings_below("/worth/", https=False).items():
        setattr(settings, name, value)
    set_script_prefix("/worth/")
    yield
    set_script_prefix("/")
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def kind(path: str):
    found = resolve(path, urlconf=settings.ROOT_URLCONF)
    return found.view_name, found.route


@pytest.mark.django_db
def test_no_page_below_a_sub_path_leads_out_of_it(below_worth):
    person = UserFactory(username="demo", is_staff=True, is_superuser=True)
    tell_story(person, timezone.localdate())
    client = Client()
    client.force_login(person)
    waiting, seen = ["/worth/", "/worth/admin/", "/worth/preferences/"], set()
    # A page of each kind is enough.
    while waiting:
        path = urlsplit(waiting.pop(0)).path.removeprefix("/worth")
        if path.startswith(LEFT_OUT) or kind(path) in seen:
            continue
        seen.add(kind(path))
        response = client.get(path, follow=False)
        if response.status_code == 302:
            found = [response.url]
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            found = own_addresses(response.content.decode())
        else:
            found = []
        if response.streaming:
            b"".join(response.streaming_content)
        outside = [address for address in found if not f"{address}/".startswith("/worth/")]
        assert outside == [], path
        waiting += found
    assert len(seen) > 50, "the walk did not get far"


@pytest.mark.django_db
def test_stranger_is_led_to_the_sign_in_below_the_sub_path(client, below_worth):
    assert client.get("/journal/").url == "/worth/accounts/login/?next=/worth/journal/"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/worth/healthz", "/healthz"])
def test_proxy_may_leave_the_sub_path_in_or_out(below_worth, path):
    statuses = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    b"".join(application(environ, lambda status, headers: statuses.append(status)))
    assert statuses == ["200 OK"]


def test_cookies_stay_below_the_sub_path_and_are_safe():
    whole, part = settings_below("", https=True), settings_below("worth", https=True)
    assert (whole["SESSION_COOKIE_PATH"], whole["SESSION_COOKIE_NAME"]) == ("/", "__Host-sessionid")
    assert (part["CSRF_COOKIE_PATH"], part["CSRF_COOKIE_NAME"]) == ("/worth/", "__Secure-csrftoken")
    assert whole["FORCE_SCRIPT_NAME"] is None


def test_data_lies_where_the_environment_says(tmp_path, monkeypatch):
    assert data_folder() == settings.BASE_DIR
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert data_folder() == tmp_path


def test_installed_program_keeps_data_in_the_persons_own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "PROGRAM", tmp_path / "site-packages")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "worth-renewing"


@pytest.mark.parametrize(
    ("name", "value", "read", "told"),
    [
        ("TIME_ZONE", "Mars/Base", time_zone, "Europe/London"),
        ("LANGUAGE_CODE", "de", language, "kind of English"),
    ],
)
def test_zone_or_language_that_is_none_is_refused_with_a_hint(name, value, read, told, monkeypatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=told):
        read()


def test_zone_and_language_are_chosen_in_the_environment(monkeypatch):
    assert (time_zone(), language()) == ("Europe/London", "en-gb")
    monkeypatch.setenv("TIME_ZONE", "Pacific/Auckland")
    monkeypatch.setenv("LANGUAGE_CODE", "en-AU")
    assert (time_zone(), language()) == ("Pacific/Auckland", "en-au")
