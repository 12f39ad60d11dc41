"""OpenID Connect with a provider that answers from here."""

import time
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as real
from django.contrib.auth.models import User
from django.core import mail
from requests.exceptions import ConnectionError as RequestsConnectionError

from config.accounts.provider import ProviderAdapter
from tests.config.accounts.people import at_second, is_signed_in, person, type_code, with_app
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
__all__ = ["at_second"]
SERVER = "https://id.example.org"
START, BACK = "/accounts/oidc/provider/login/", "/accounts/oidc/provider/login/callback/"
KNOWN = {
    "issuer": SERVER,
    "authorization_endpoint": f"{SERVER}/authorize",
    "token_endpoint": f"{SERVER}/token",
    "userinfo_endpoint": f"{SERVER}/userinfo",
    "jwks_uri": f"{SERVER}/keys",
}


class Provider:
    """Says the same of everybody who comes: that it is the person `sub`."""

    def __init__(self, sub):
        self.said = {"sub": sub, "email": "alice@example.org", "email_verified": True}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def get(self, url, **more):
        return _answer(KNOWN if ".well-known" in url else self.said)

    def request(self, method, url, **more):
        now = int(time.time())
        claims = self.said | {"iss": SERVER, "aud": "ours", "iat": now, "exp": now + 60}
        token = jwt.encode(claims, "k" * 32, algorithm="HS256", headers={"kid": "1"})
        return _answer({"access_token": "t", "token_type": "Bearer", "id_token": token})


class Odd(Provider):
    """Somebody else's page at that address."""

    def __init__(self):
        super().__init__("nobody")

    def get(self, url, **more):
        return _answer({})


def _answer(said):
    return SimpleNamespace(
        status_code=200,
        headers={"content-type": "application/json"},
        json=lambda: dict(said),
        raise_for_status=lambda: None,
        text="{}",
        content=b"",
    )


@pytest.fixture(autouse=True)
def provider(settings, monkeypatch):
    app = real.OIDC_APP | {"client_id": "ours", "secret": "s", "settings": {"server_url": SERVER}}
    settings.OIDC_NAME = "Example"
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
    }
    monkeypatch.setattr(ProviderAdapter, "get_requests_session", lambda self: Provider("alice-77"))


def there_and_back(client, process="login"):
    away = client.post(f"{START}?process={process}")
    asked = parse_qs(urlsplit(away.url).query)
    assert away.url.startswith(f"{SERVER}/authorize?")
    assert (asked["client_id"], asked["code_challenge_method"]) == (["ours"], ["S256"])
    return client.get(BACK, {"code": "c", "state": asked["state"][0]})


def test_account_that_is_connected_is_let_in_by_the_provider(client):
    alice = person()
    client.force_login(alice)
    assert there_and_back(client, "connect").url == "/accounts/two-step/"
    assert SocialAccount.objects.get().uid == "alice-77"
    assert [letter.subject for letter in mail.outbox] == ["How you sign in has changed"]
    client.logout()
    assert there_and_back(client).url == "/"
    assert is_signed_in(client)


def test_second_step_is_asked_after_it(client, at_second):
    alice = person()
    SocialAccount.objects.create(user=alice, provider="provider", uid="alice-77")
    with_app(alice)
    assert there_and_back(client).url == "/accounts/two-step/authenticate/"
    assert not is_signed_in(client)
    type_code(client, at_second(59))
    assert is_signed_in(client)


def test_nobody_gets_an_account_by_it_nor_anothers_by_an_address(client):
    person(email="alice@example.org")
    assert "No account here is connected" in words_of(there_and_back(client))
    assert (User.objects.count(), SocialAccount.objects.count()) == (1, 0)
    assert not is_signed_in(client)


def test_answer_to_no_question_is_refused(client):
    SocialAccount.objects.create(user=person(), provider="provider", uid="alice-77")
    client.get(BACK, {"code": "c", "state": "made up"})
    assert not is_signed_in(client)


def _not_there(self):
    raise RequestsConnectionError


@pytest.mark.parametrize("session", [_not_there, lambda self: Odd()], ids=["gone", "odd"])
def test_provider_that_does_not_answer_is_said_so(client, monkeypatch, session):
    monkeypatch.setattr(ProviderAdapter, "get_requests_session", session)
    answer = client.post(START)
    assert (answer.status_code, "That did not work" in words_of(answer)) == (503, True)


def test_connection_is_ended(client):
    alice = person()
    SocialAccount.objects.create(user=alice, provider="provider", uid="alice-77")
    client.force_login(alice)
    client.post("/accounts/provider/disconnect/")
    assert not SocialAccount.objects.exists()


def test_closed_account_stays_closed(client):
    alice = person(is_active=False)
    SocialAccount.objects.create(user=alice, provider="provider", uid="alice-77")
    there_and_back(client)
    assert not is_signed_in(client)


def test_without_a_provider_there_is_no_such_way(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {}
    settings.OIDC_NAME = ""
    assert [client.get(START).status_code, client.get(BACK).status_code] == [404, 404]
    assert START not in client.get("/accounts/login/").text
