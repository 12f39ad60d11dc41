"""What a password, or a link to a new one, opens and ends; and what the answers tell."""

import re

import pytest
from django.conf import settings as real
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.config.accounts.people import (
    PASSWORD,
    at_second,
    is_signed_in,
    person,
    say_it_is_me,
    type_password,
)

pytestmark = pytest.mark.django_db
__all__ = ["at_second"]
LOGIN, RESET, NEW = "/accounts/login/", "/accounts/password_reset/", "a-new-horse-battery"
ELSEWHERE = [
    "https://e.example", "//e.example", "///e.example", "/\\e.example", "\\\\e.example",
    "http:///e.example", "https:e.example", "javascript:alert(1)", "\thttps://e.example",
]  # fmt: skip


@pytest.fixture
def alice():
    return person()


def link_for(client, user):
    mail.outbox.clear()
    client.post(RESET, {"email": user.email})
    return re.search(r"http://127.0.0.1:8000(/accounts/reset/\S+)", mail.outbox[0].body)[1]


def choose(client, link, password=NEW):
    """Open the link in the letter, and choose a password on the page that it leads to."""
    page = client.get(link)
    words = {"new_password1": password, "new_password2": password}
    return client.post(page.url, words) if page.status_code == 302 else page


def opens(password):
    browser = Client()
    type_password(browser, password=password)
    return is_signed_in(browser)


def test_link_works_once_also_after_a_program_looked_at_it(client, alice):
    link = link_for(client, alice)
    Client().head(link)
    Client().get(link)
    choose(client, link)
    assert opens(NEW)
    choose(Client(), link, "a-third-horse-battery")
    assert not opens("a-third-horse-battery")


@pytest.mark.parametrize("field", ["password", "email"])
def test_link_ends_with_the_password_and_the_address_that_it_was_for(client, alice, field):
    link = link_for(client, alice)
    if field == "password":
        alice.set_password("changed-meanwhile")
    else:
        alice.email = "new@example.org"
    alice.save()
    choose(client, link)
    assert not opens(NEW)


def test_link_has_an_end_and_is_for_one_person(client, alice, settings):
    link, bob = link_for(client, alice), person("bob")
    others = re.sub(r"/reset/\w+/", re.search(r"/reset/\w+/", link_for(client, bob))[0], link)
    choose(client, others)
    settings.PASSWORD_RESET_TIMEOUT = -1
    choose(client, link)
    bob.refresh_from_db(), alice.refresh_from_db()
    assert not (bob.check_password(NEW) or alice.check_password(NEW))


def test_token_stands_in_no_address_that_a_page_leads_on_from(client, alice):
    link = link_for(client, alice)
    page = client.get(link, follow=True)
    assert link.split("/")[4] not in page.request["PATH_INFO"] + page.text
    assert page.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("header", ["HTTP_HOST", "HTTP_X_FORWARDED_HOST"])
@pytest.mark.parametrize("host", ["e.example", "ledger.example.org:e.example", "x@e.example"])
def test_host_that_somebody_made_up_stands_in_no_letter(client, alice, settings, header, host):
    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["ledger.example.org"]
    usual = {"HTTP_HOST": "ledger.example.org", header: host}
    answer = client.post(RESET, {"email": alice.email}, **usual)
    assert answer.status_code == (400 if header == "HTTP_HOST" else 302)
    assert [letter.body.count(real.SITE_URL) for letter in mail.outbox] == [1] * len(mail.outbox)
    assert "e.example" not in "".join(letter.body for letter in mail.outbox)


def work_and_words(ask, monkeypatch):
    """How many passwords were hashed and what was asked of the database; and the answer."""
    hashed, encode = [], MD5PasswordHasher.encode
    with monkeypatch.context() as patch, CaptureQueriesContext(connection) as asked:
        patch.setattr(
            MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or encode(*given)
        )
        answer = ask()
    tables = [re.findall(r'(?:FROM|INTO|UPDATE) "(\w+)"', query["sql"]) for query in asked]
    text = re.sub(r'value="\w{64}"|nobody|alice|closed|gone', "", answer.content.decode())
    return len(hashed), tables, answer.status_code, text, answer.headers.get("Location")


def test_wrong_password_takes_as_much_work_whether_or_not_there_is_such_a_name(alice, monkeypatch):
    person("closed", is_active=False), person("gone", is_active=False)
    wrong, *others = [
        work_and_words(lambda given=given: type_password(Client(), *given), monkeypatch)
        for given in (
            ("alice", "wrong"),
            ("nobody", "wrong"),
            ("closed", "wrong"),
            ("gone", PASSWORD),
        )
    ]
    assert wrong[0] == 1
    assert others == [wrong] * 3


def test_forgotten_password_takes_as_much_work_whether_or_not_there_is_such_an_address(
    alice, monkeypatch
):
    monkeypatch.setattr("config.accounts.passwords.put_off", lambda request, task: None)
    person("closed", is_active=False)
    tried = [
        work_and_words(
            lambda name=name: Client().post(RESET, {"email": f"{name}@example.org"}), monkeypatch
        )
        for name in ("alice", "nobody", "closed")
    ]
    assert tried == [tried[0]] * 3


def test_session_has_a_new_id_at_each_sign_in_and_its_old_one_is_dead(client, alice):
    name = real.SESSION_COOKIE_NAME
    client.cookies[name] = "chosenbyanattackerchosenbyanatta"
    type_password(client)
    first = client.cookies[name].value
    assert first != "chosenbyanattackerchosenbyanatta"
    client.post("/accounts/logout/")
    thief = Client()
    thief.cookies[name] = first
    assert not is_signed_in(thief)
    type_password(client)
    assert client.cookies[name].value != first


@pytest.mark.parametrize("cookie", ["x" * 10_000, "É", "../../etc/passwd", ":1abc:made-up"])
def test_odd_cookie_leads_to_the_sign_in(client, alice, cookie):
    client.cookies[real.SESSION_COOKIE_NAME] = cookie
    assert client.get("/").url == f"{LOGIN}?next=/"


def change_password(client, user):
    words = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    client.post("/accounts/password_change/", words)


def close(client, user):
    user.is_active = False
    user.save()


@pytest.mark.parametrize(("do", "stays"), [(change_password, True), (close, False)])
def test_other_sessions_end_at_once(client, alice, do, stays):
    other = Client()
    type_password(other)
    type_password(client)
    do(client, alice)
    assert (is_signed_in(client), is_signed_in(other)) == (stays, False)


@pytest.mark.parametrize("where", ELSEWHERE)
def test_sign_in_leads_to_no_other_site(client, alice, where):
    assert type_password(client, next=where).url == "/"


ODD = ["p\0q-horse-battery", "🐎" * 12, " leading space horse", "x" * 5000]


@pytest.mark.parametrize("password", ODD, ids=["nul", "emoji", "space", "long"])
def test_odd_password_works_or_is_refused_in_words(client, alice, password):
    client.force_login(alice)
    words = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    answer = client.post("/accounts/password_change/", words)
    assert opens(password) if answer.status_code == 302 else "errorlist" in answer.text


@pytest.mark.parametrize("password", ["7chars!", "password", "alice@example.org", "12345678901"])
def test_weak_password_is_refused_in_words(client, alice, password):
    client.force_login(alice)
    words = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    assert 'id="id_new_password2_error"' in client.post("/accounts/password_change/", words).text


def test_person_is_signed_out_elsewhere_when_a_second_step_is_set(
    client, alice, at_second, django_capture_on_commit_callbacks
):
    other = Client()
    type_password(other)
    type_password(client)
    page = "/accounts/two-step/totp/activate/"
    say_it_is_me(client, page)
    session = client.session
    session["mfa.totp.secret"] = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    session.save()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page, {"code": at_second(1111111109)})
    assert (is_signed_in(client), is_signed_in(other)) == (True, False)
