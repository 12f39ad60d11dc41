import re

import pytest
from django.core import mail

from networks.models import AccessToken
from tests.config.accounts.people import person, say_it_is_me, type_password
from tests.config.middleware.test_bearer import bearer, token_of
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
PAGE = "/accounts/tokens/"


@pytest.fixture
def alice(client):
    user = person()
    type_password(client)
    say_it_is_me(client, PAGE)
    mail.outbox.clear()
    return user


def make(client, **given):
    return client.post(PAGE, {"name": "My spreadsheet"} | given)


def test_token_is_shown_once_and_opens(client, alice):
    made = make(client)
    token = re.search(r'value="(worth_[\w-]{43})"', made.text)[1]
    assert "shown this once" in words_of(made)
    assert token not in client.get(PAGE).text
    client.logout()
    assert client.get("/summary.csv", **bearer(token)).status_code == 200


def test_page_tells_what_each_may_and_when_it_was_used(client, alice):
    make(client)
    make(client, name="My phone", may_log="on")
    words = words_of(client.get(PAGE))
    assert re.search(r"My phone reads and logs, made \d+ \w+ \d{4}, never used", words)
    assert re.search(r"My spreadsheet reads, made", words)
    client.get("/summary.csv", **bearer(token_of(alice)))
    assert re.search(
        r"script reads, made .{5,20}, last used \d+ \w+ \d{4}", words_of(client.get(PAGE))
    )


def test_token_is_told_by_letter(client, alice):
    make(client, may_log="on")
    [letter] = mail.outbox
    assert "“My spreadsheet”" in letter.body
    assert "read and add to your ledger" in " ".join(letter.body.split())


def test_only_ones_own_token_is_revoked(client, alice):
    own, bobs = token_of(alice), token_of(person("bob"))
    for row in AccessToken.objects.all():
        client.post(PAGE, {"end": row.pk})
    client.post(PAGE, {"end": "x"})
    client.logout()
    answers = [client.get("/summary.csv", **bearer(token)).status_code for token in (own, bobs)]
    assert answers == [401, 200]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "This field is required"),
        ("x" * 61, "at most 60 characters"),
        ("\u200b", "visible character"),
        ("script", "one of that name already"),
    ],
)
def test_name_that_tells_nothing_is_refused(client, alice, name, words):
    token_of(alice)
    answer = make(client, name=name)
    assert (answer.status_code, words in words_of(answer)) == (422, True)
    assert AccessToken.objects.count() == 1


def test_there_is_an_end_to_tokens(client, alice):
    for number in range(20):
        token_of(alice, f"script {number}")
    assert "as many as there can be" in words_of(make(client))
    assert AccessToken.objects.count() == 20


def test_password_is_asked_again_first(client):
    client.force_login(person("carol"))
    assert client.get(PAGE).url.startswith("/accounts/is-it-you/")
    make(client)
    assert not AccessToken.objects.exists()
    say_it_is_me(client, PAGE)
    assert client.get(PAGE).status_code == 200
