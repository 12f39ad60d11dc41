import json
import re

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.core import mail

from tests.config.accounts.people import (
    ELSEWHERE,
    KEY,
    at_second,
    is_signed_in,
    person,
    say_it_is_me,
    type_code,
    type_password,
    with_app,
)
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
__all__ = ["at_second"]
FIRST, NEXT, LATER = 1111111109, 1111111111, 1234567890


@pytest.fixture
def alice():
    return person()


def test_password_alone_opens_nothing_and_the_code_leads_on(client, alice, at_second):
    with_app(alice)
    asked = type_password(client, next="/journal/")
    assert (asked.url, is_signed_in(client)) == ("/accounts/two-step/authenticate/", False)
    assert type_code(client, at_second(FIRST)).url == "/journal/"
    assert is_signed_in(client)


def test_code_opens_once_and_an_older_one_never_again(client, alice, at_second):
    with_app(alice)
    older, code = at_second(FIRST), at_second(NEXT)
    for typed, is_in in [(code, True), (code, False), (older, False)]:
        client.logout()
        type_password(client)
        type_code(client, typed)
        assert is_signed_in(client) == is_in
    client.logout()
    type_password(client)
    type_code(client, at_second(LATER))
    assert is_signed_in(client)


def test_recovery_code_opens_once(client, alice):
    codes = with_app(alice)[1]
    type_password(client)
    type_code(client, codes[3])
    assert is_signed_in(client)
    client.logout()
    type_password(client)
    assert "used already" in words_of(type_code(client, codes[3]))
    assert not is_signed_in(client)


def test_wrong_codes_close_it_here_and_leave_the_owner_in_from_elsewhere(client, alice, at_second):
    with_app(alice)
    code = at_second(FIRST)
    type_password(client)
    assert [type_code(client, "000000").status_code for _ in range(5)] == [200] * 4 + [429]
    assert type_code(client, code).status_code == 429
    kept = str(list(AccessAttempt.objects.values()))
    assert "000000" not in kept
    type_password(client, address=ELSEWHERE)
    assert type_code(client, code, ELSEWHERE).status_code == 302


def test_right_code_forgives_the_wrong_ones(client, alice, at_second):
    with_app(alice)
    type_password(client)
    type_code(client, "000000")
    type_code(client, at_second(FIRST))
    assert not AccessAttempt.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_app_is_set_up_by_its_square_and_a_code(client, alice, at_second):
    type_password(client)
    assert "/accounts/is-it-you/" in client.get("/accounts/two-step/totp/activate/").url
    assert say_it_is_me(client, "/accounts/two-step/totp/activate/").url.endswith("activate/")
    page = client.get("/accounts/two-step/totp/activate/")
    assert 'src="data:image/svg+xml;base64,' in page.text
    session = client.session
    session["mfa.totp.secret"] = KEY
    session.save()
    done = client.post("/accounts/two-step/totp/activate/", {"code": at_second(FIRST)})
    codes = client.get(done.url)
    assert len(re.findall(r"\b\d{8}\b", words_of(codes))) == 10
    (letter,) = [message for message in mail.outbox if "has changed" in message.subject]
    assert letter.to == ["alice@example.org"]
    assert "An authenticator app was set up" in letter.body
    assert KEY not in letter.body


def test_wrong_password_before_it_counts_as_one_at_signing_in(client, alice):
    client.force_login(alice)
    again = "/accounts/is-it-you/"
    tries = [client.post(again, {"password": "wrong"}).status_code for _ in range(5)]
    assert tries == [200] * 4 + [429]
    assert AccessAttempt.objects.get().username == "alice"


def test_codes_of_another_are_never_shown(client, alice):
    with_app(alice)
    client.force_login(person("bob"))
    assert client.get("/accounts/two-step/recovery-codes/").status_code == 404
    key = Authenticator.objects.create(
        user=alice, type="webauthn", data={"name": "hers", "credential": {}}
    )
    say_it_is_me(client, "/")
    for what in ("edit", "remove"):
        address = f"/accounts/two-step/webauthn/keys/{key.pk}/{what}/"
        assert client.get(address).status_code == 404


NO_ANSWERS = [
    5, [], {}, None, "x", {"response": 5}, {"id": 1, "rawId": 2, "type": "public-key"},
    {"id": "eA", "rawId": "eA", "type": "public-key", "response": {}},
    {"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "eA"}},
    {
        "id": "eA", "rawId": "eA", "type": "public-key",
        "response": {
            "clientDataJSON": "e30", "authenticatorData": "A" * 60, "signature": "eA",
            "userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
        },
    },
]  # fmt: skip


@pytest.mark.parametrize("answer", NO_ANSWERS, ids=str)
def test_answer_that_no_browser_gives_is_no_error(client, alice, answer):
    sent = {"credential": json.dumps(answer)}
    alone = "/accounts/two-step/webauthn/login/"
    client.get(alone, headers={"Accept": "application/json"})
    assert client.post(alone, sent).url == "/accounts/login/"
    with_app(alice)
    type_password(client)
    assert client.post("/accounts/two-step/authenticate/", sent).status_code == 200
    client.force_login(alice)
    say_it_is_me(client, "/")
    assert client.post("/accounts/two-step/webauthn/add/", sent | {"name": "x"}).status_code == 200


def test_passkeys_by_guessing_are_limited_by_address(client):
    alone = "/accounts/two-step/webauthn/login/"
    tries = [client.post(alone, {"credential": "5"}).status_code for _ in range(6)]
    assert tries == [302] * 4 + [429] * 2
