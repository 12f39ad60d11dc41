import re

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from tests.config.accounts.people import ELSEWHERE, is_signed_in, person, type_password
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
PAGE = "/accounts/sessions/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit Version/19.0 Safari/604"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0"


def signed_in_from(user_agent, address=ELSEWHERE, name="alice"):
    browser = Client(headers={"user-agent": user_agent})
    type_password(browser, name, address=address)
    return browser


@pytest.fixture
def phone():
    person()
    return signed_in_from(PHONE)


def test_places_are_told_in_words_and_hold_no_key(phone):
    desk = signed_in_from(WINDOWS)
    words = words_of(desk.get(PAGE))
    assert "Edge on Windows" in words
    assert "Safari on an iPhone" in words
    assert f"from {ELSEWHERE}" in words
    keys = Session.objects.values_list("session_key", flat=True)
    assert not [key for key in keys if key in desk.get(PAGE).text]


def test_one_place_is_signed_out_and_no_other(phone):
    desk, other = signed_in_from(WINDOWS), signed_in_from("Firefox/1 Linux")
    page = desk.get(PAGE).text
    place = page[page.index("Safari on an iPhone") :]
    name = re.search(r'name="end" value="(\w+)"', place)[1]
    desk.post(PAGE, {"end": name})
    assert [is_signed_in(browser) for browser in (phone, desk, other)] == [False, True, True]


def test_all_other_places_are_signed_out(phone, client):
    desk = signed_in_from(WINDOWS)
    client.force_login(person("bob"))
    desk.post(PAGE)
    assert [is_signed_in(browser) for browser in (phone, desk, client)] == [False, True, True]


def test_place_of_another_person_cannot_be_ended(phone, client):
    desk = signed_in_from(WINDOWS)
    name = re.search(r'name="end" value="(\w+)"', desk.get(PAGE).text)[1]
    client.force_login(person("bob"))
    client.post(PAGE, {"end": name})
    assert is_signed_in(phone)


def test_new_browser_is_told_by_letter_once(phone):
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("A new sign-in to your ledger", ["alice@example.org"])
    assert "With: Safari on an iPhone\nFrom: 198.51.100.7" in letter.body
    phone.post("/accounts/logout/")
    type_password(phone)
    assert len(mail.outbox) == 1


def test_browser_known_to_one_person_is_new_to_another(phone):
    person("bob")
    phone.post("/accounts/logout/")
    type_password(phone, "bob")
    assert [letter.to for letter in mail.outbox] == [["alice@example.org"], ["bob@example.org"]]


def test_letter_that_cannot_be_sent_keeps_nobody_out(monkeypatch):
    person()
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda *a, **k: 1 / 0)
    assert is_signed_in(signed_in_from(PHONE))
