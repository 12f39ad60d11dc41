import re

import pytest
from django.core import mail

from tests.config.accounts.people import PASSWORD, person, say_it_is_me, type_password
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
PROFILE, NEW = "/accounts/profile/", "new@example.org"


@pytest.fixture
def alice(client):
    user = person(email="old@example.org")
    client.force_login(user)
    return user


def ask(client, email=NEW):
    say_it_is_me(client, "/")
    return client.post(PROFILE, {"first_name": "Alice", "email": email})


def link():
    (letter,) = [message for message in mail.outbox if message.to == [NEW]]
    return re.search(r"http://127.0.0.1:8000(/accounts/e-mail/\S+)", letter.body)[1]


def test_address_counts_when_its_link_is_opened_and_the_old_one_is_told(client, alice):
    ask(client)
    alice.refresh_from_db()
    assert (alice.first_name, alice.email) == ("Alice", "old@example.org")
    assert NEW in words_of(client.get(link()))
    alice.refresh_from_db()
    assert alice.email == "old@example.org"
    client.post(link())
    alice.refresh_from_db()
    assert alice.email == NEW
    told = [letter.subject for letter in mail.outbox if letter.to == ["old@example.org"]]
    assert told == ["Another e-mail address was asked for", "Your e-mail address has changed"]


def test_password_is_asked_for_first_and_what_was_typed_is_kept(client, alice):
    sent = {"first_name": "Alice", "email": NEW}
    again = client.post(PROFILE, sent).url
    assert again.startswith("/accounts/is-it-you/?next=")
    assert mail.outbox == []
    client.post(again, {"password": PASSWORD, "next": PROFILE})
    alice.refresh_from_db()
    assert (alice.first_name, len(mail.outbox)) == ("Alice", 2)


def test_link_is_for_whoever_asked_and_for_once(client, alice):
    ask(client)
    client.force_login(person("bob"))
    assert "no longer works" in words_of(client.post(link()))
    client.force_login(alice)
    client.post(link())
    assert "no longer works" in words_of(client.post(link()))
    client.logout()
    assert client.get(link()).url.startswith("/accounts/login/")


def test_link_has_an_end(client, alice, settings):
    ask(client)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "no longer works" in words_of(client.get(link()))


def test_address_of_somebody_else_gets_the_same_answer(client, alice):
    person("bob", email="taken@example.org")
    answers = [ask(client, email) for email in ("taken@example.org", NEW)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_asking_again_and_again_is_limited(client, alice):
    tries = [ask(client, f"{n}@example.org").status_code for n in range(5)]
    assert tries == [302] * 4 + [429]


def test_address_is_taken_out(client, alice):
    ask(client, "")
    alice.refresh_from_db()
    assert alice.email == ""
    assert [letter.to for letter in mail.outbox] == [["old@example.org"]]


def test_name_alone_asks_for_nothing(client, alice):
    sent = {"first_name": "Alice", "last_name": "Nagy", "email": "old@example.org"}
    assert client.post(PROFILE, sent).url == PROFILE
    assert mail.outbox == []


def test_sign_in_is_not_asked_again_of_who_just_came(client):
    person()
    type_password(client)
    assert client.get("/accounts/two-step/").status_code == 200
