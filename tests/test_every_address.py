"""Walks over every address that there is: a new one joins by itself."""

import re

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver

pytestmark = pytest.mark.django_db

# Whoever comes by may open these.
OPEN = {
    "accounts/join/1/",
    "accounts/login/",
    "accounts/logout/",
    # Not there, without a provider.
    "accounts/oidc/1/login/",
    "accounts/oidc/1/login/callback/",
    "accounts/password_reset/",
    "accounts/password_reset/done/",
    "accounts/reset/1/1/",
    "accounts/reset/done/",
    # Not there, unless the site is open.
    "accounts/sign-up/",
    "admin/jsi18n/",
    "admin/login/",
    "calendar/1.ics",
    "favicon.ico",
    "healthz",
    "reminders/off/1/",
}


def addresses(resolver, before=""):
    """Every pattern as an address, each part that varies as 1."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route)
        else:
            yield re.sub(
                r"<[^>]+>|\(.*\)|[\^$]", lambda part: "1" if len(part[0]) > 1 else "", route
            )


def led_to(response):
    """Where to, without what to do after."""
    return response.url.partition("?")[0] if response.status_code == 302 else response.status_code


@pytest.mark.parametrize("method", ["get", "post"])
def test_stranger_is_asked_to_sign_in(client, method):
    closed = [address for address in addresses(get_resolver()) if address not in OPEN]
    assert {"", "networks/1/", "journal/1/", "summary.csv", "admin/networks/fee/add/"} <= {*closed}
    answers = {address: led_to(getattr(client, method)(f"/{address}")) for address in closed}
    ways_in = {settings.LOGIN_URL, "/admin/login/"}
    assert {address: to for address, to in answers.items() if to not in ways_in} == {}


def test_sign_in_leads_on_to_where_the_person_was_bound(client):
    assert client.get("/journal/1/").url == f"{settings.LOGIN_URL}?next=/journal/1/"
