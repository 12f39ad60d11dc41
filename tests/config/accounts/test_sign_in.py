"""Signing in and out, and passwords."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse

from tests.reflections.pages import markup_of

OLD, NEW = "an-old-horse-battery", "a-new-horse-battery"


@pytest.fixture
def alice(db):
    return get_user_model().objects.create_user("alice", "alice@example.org", OLD)


def said(response):
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_login_page_says_nothing_of_a_demo(client, db):
    response = client.get(reverse("login"))
    assert "Sign in" in said(response)
    assert "demo" not in said(response)


def test_login_with_a_wrong_password_says_so_first_of_all(client, alice):
    response = client.post(reverse("login"), {"username": "alice", "password": "wrong"})
    page = response.content.decode()
    assert re.search(r"<title>\s*Error:\s*Sign in", page)
    assert '<div class="message error problems" role="alert" tabindex="-1" autofocus>' in page


def test_login_goes_where_the_person_was_bound(client, alice):
    page = client.get(reverse("login"), {"next": "/accounts/password_change/"})
    assert 'name="next" value="/accounts/password_change/"' in page.content.decode()


def test_frame_shows_the_way_around_only_to_the_signed_in(client, alice):
    before = client.get(reverse("login")).content.decode()
    client.force_login(alice)
    after = client.get(reverse("password_change")).content.decode()
    assert ("site-nav" in before, "site-nav" in after) == (False, True)


def test_sign_out_is_a_form_that_posts(client, alice):
    client.force_login(alice)
    page = markup_of(client.get(reverse("password_change")))
    assert re.search(r'<form action="/accounts/logout/" method="post"><input[^>]+csrf', page)


def test_password_changed(client, alice):
    client.force_login(alice)
    words = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW}
    response = client.post(reverse("password_change"), words, follow=True)
    assert "Your password is changed" in said(response)
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("Your password has changed", ["alice@example.org"])


def test_password_change_tells_errors_next_to_their_field(client, alice):
    client.force_login(alice)
    words = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    page = client.post(reverse("password_change"), words).content.decode()
    assert 'id="id_old_password_error"' in page
    assert re.search(r'<input[^>]+aria-describedby="id_old_password_error"', page)


def test_password_reset_by_a_link_in_an_email(client, alice):
    client.post(reverse("password_reset"), {"email": "alice@example.org"})
    (message,) = mail.outbox
    (link,) = re.findall(r"http://127.0.0.1:8000(/\S+)", message.body)
    page = client.get(link, follow=True)
    words = {"new_password1": NEW, "new_password2": NEW}
    done = client.post(page.redirect_chain[-1][0], words, follow=True)
    assert message.subject == "A new password for your ledger"
    assert message.body.startswith("Hello alice,\n\nsomeone, probably you, asked")
    assert "Your new password is set" in said(done)
    assert mail.outbox[1].subject == "Your password has changed"


def test_used_reset_link_offers_a_new_one(client, db):
    response = client.get("/accounts/reset/MQ/set-password/")
    assert "This link no longer works" in said(response)
