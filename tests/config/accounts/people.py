"""People with a second factor, and the codes that their apps show."""

from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.contrib.auth import get_user_model

LOGIN, CODE = "/accounts/login/", "/accounts/two-step/authenticate/"
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
PASSWORD = "an-old-horse-battery"
# RFC 6238, appendix B: the key "12345678901234567890", and what it gives at some seconds (here the
# last six digits of its eight); the second and the third are of one step and the next.
KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
CODES = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924"}
# What Chromium made when it was asked for a passkey.
ATTESTATION = (
    "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVikSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NF"
    "AAAAAQECAwQFBgcIAQIDBAUGBwgAILWebwksskMlJCAXrgusQgsegLwURxJWjmF-QFEp_ZzjpQECAyYgASFY"
    "IDTdiCxTv5qkaZ8-Qhdlc9uO9ixjMx8uIZXWXXzZHRPfIlgg4cSswJXpHdws8BN1JmZTX40l2_LCq1YwdNtG"
    "cQuxaPQ"
)
CLIENT_DATA = (
    "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiNGZpcUNEZEMxSXltbDdYM2otOE5vbE5n"
    "d2kwS25wM1JSZi16VGhSUTY2USIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6NTMzMTUiLCJjcm9zc09y"
    "aWdpbiI6ZmFsc2UsIm90aGVyX2tleXNfY2FuX2JlX2FkZGVkX2hlcmUiOiJkbyBub3QgY29tcGFyZSBjbGll"
    "bnREYXRhSlNPTiBhZ2FpbnN0IGEgdGVtcGxhdGUuIFNlZSBodHRwczovL2dvby5nbC95YWJQZXgifQ"
)
PASSKEY = {
    "id": "tZ5vCSyyQyUkIBeuC6xCCx6AvBRHElaOYX5AUSn9nOM",
    "rawId": "tZ5vCSyyQyUkIBeuC6xCCx6AvBRHElaOYX5AUSn9nOM",
    "type": "public-key",
    "response": {"attestationObject": ATTESTATION, "clientDataJSON": CLIENT_DATA},
    "clientExtensionResults": {"credProps": {"rk": True}},
}


@pytest.fixture
def at_second(monkeypatch):
    """A function that sets the clock by which codes are checked."""

    def set_clock(second):
        monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: second))
        return CODES[second]

    return set_clock


def person(name="alice", **given):
    given = {"email": f"{name}@example.org", "password": PASSWORD} | given
    return get_user_model().objects.create_user(name, **given)


def with_app(user):
    Authenticator.objects.create(user=user, type="totp", data={"secret": KEY})
    return user, RecoveryCodes.activate(user).get_unused_codes()


def with_passkey(user):
    data = {"name": "My phone", "credential": PASSKEY}
    return Authenticator.objects.create(user=user, type="webauthn", data=data)


def type_password(client, name="alice", password=PASSWORD, address=HERE, **more):
    sent = {"username": name, "password": password}
    return client.post(LOGIN, sent | more, REMOTE_ADDR=address)


def type_code(client, code, address=HERE):
    return client.post(CODE, {"code": code}, REMOTE_ADDR=address)


def is_signed_in(client):
    return client.get("/accounts/password_change/").status_code == 200


def say_it_is_me(client, next_page):
    """What is asked before anything that matters."""
    return client.post("/accounts/is-it-you/", {"password": PASSWORD, "next": next_page})
