from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command

from networks.accounts.sealing import Sealed, seal, unseal
from networks.backup.rows import lines
from tests.config.accounts.people import (
    KEY,
    at_second,
    is_signed_in,
    person,
    type_code,
    type_password,
    with_app,
)
from tests.reflections.pages import words_of

__all__ = ["at_second"]
FIRST = 1111111109
EARLIER, TODAY = "e" * 50, "t" * 50


@pytest.fixture
def alice(db, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = EARLIER, []
    user, _ = with_app(person())
    # As before anything was sealed.
    assert Authenticator.objects.get(type="totp").data["secret"] == KEY
    clean_up()
    return user


def clean_up():
    told = StringIO()
    call_command("clean_up", stdout=told)
    return told.getvalue().rpartition("keys sealed anew: ")[2].strip()


def tries(client, code):
    type_password(client)
    return type_code(client, code)


def test_what_was_sealed_is_opened_and_tells_nothing():
    assert unseal(seal(KEY)) == KEY
    assert KEY not in seal(KEY)
    assert seal(KEY) != seal(KEY)


def test_key_in_the_database_is_sealed_and_its_codes_still_open(client, alice, at_second):
    kept = b"".join(lines(Authenticator)).decode()
    assert KEY not in kept
    assert clean_up() == "0"
    tries(client, at_second(FIRST))
    assert is_signed_in(client)


def test_key_is_sealed_anew_when_the_secret_key_changes(client, alice, at_second, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = TODAY, [EARLIER]
    assert clean_up() == "2"
    settings.SECRET_KEY_FALLBACKS = []
    tries(client, at_second(FIRST))
    assert is_signed_in(client)


def test_key_of_a_forgotten_secret_key_lets_nobody_in_and_is_said(
    client, alice, at_second, settings
):
    settings.SECRET_KEY = TODAY
    assert clean_up() == "0"
    with pytest.raises(Sealed):
        unseal(Authenticator.objects.get(type="totp").data["secret"])
    for code in (at_second(FIRST), "000000"):
        assert "cannot be read here any more" in words_of(tries(client, code))
    assert not is_signed_in(client)
