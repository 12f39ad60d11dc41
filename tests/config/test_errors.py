import errno
from contextlib import contextmanager

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import OperationalError, connection
from django.forms import BaseForm, PasswordInput
from django.template.loader import render_to_string
from django.test import Client
from django.urls import get_resolver

from config.errors import trouble
from networks.models import Organisation
from tests.factories import ReflectionFactory, UserFactory
from tests.test_every_address import addresses

pytestmark = pytest.mark.django_db


def test_words_for_an_entry_that_was_deleted_meanwhile_are_shown(client):
    entry = ReflectionFactory()
    client.force_login(entry.owner)
    client.post(f"/journal/{entry.pk}/delete/")
    sent = {"title": "Well met", "body": "<b>We</b>\ntalked", "next": "/journal/", "tags": ""}
    response = client.post(f"/journal/{entry.pk}/edit/", sent)
    assert response.status_code == 404
    assert "<dd>&lt;b&gt;We&lt;/b&gt;<br>talked</dd>" in response.text
    assert [name for name, _ in response.context["typed"]] == ["title", "body"]


def test_address_that_leads_nowhere_says_nothing_to_a_stranger(client, admin_client):
    assert "Here it is" not in admin_client.get("/nowhere/?title=x").text
    assert b"Here it is" not in client.post("/nowhere/", {"title": "x"}).content


def forms_of_accounts(kind=BaseForm):
    """Every one that Django, django-allauth and we have."""
    for form in kind.__subclasses__():
        if form.__module__.startswith(("allauth.", "django.contrib.auth.", "config.")):
            yield form
        yield from forms_of_accounts(form)


def fields_of_accounts():
    # By then all that is asked for anywhere is imported.
    assert get_resolver().url_patterns
    return [field for form in forms_of_accounts() for field in form.base_fields.items()]


def test_nothing_sent_to_an_address_of_accounts_is_shown(admin_client):
    sent = dict.fromkeys((name for name, _ in fields_of_accounts()), "hush-hush")
    assert {"code", "credential", "password", "new_password2", "old_password"} <= sent.keys()
    gone = [
        f"/{address}"
        for address in [*addresses(get_resolver()), "accounts/gone/"]
        if address.startswith("accounts/") and ("/1/" in address or "gone" in address)
    ]
    answers = {address: admin_client.post(address, sent) for address in gone}
    assert {"/accounts/gone/", "/accounts/e-mail/1/"} <= answers.keys()
    assert [address for address, answer in answers.items() if "hush" in answer.text] == []


def test_secret_sent_to_where_no_form_is_is_not_shown(admin_client):
    secrets = {
        name
        for name, field in fields_of_accounts()
        if isinstance(field.widget, PasswordInput)
        or field.widget.attrs.get("autocomplete") == "one-time-code"
    }
    assert {"code", "password", "new_password1", "old_password"} <= secrets
    sent = dict.fromkeys([*secrets, *(f"form-0-{name}" for name in secrets)], "hush-hush")
    text = admin_client.post("/nowhere/", sent | {"note": "said"}).text
    assert ("said" in text, "hush" in text) == (True, False)


def test_every_form_about_a_row_that_is_gone_gives_back_what_was_typed(client):
    client.force_login(UserFactory())
    forms = [
        address
        for address in addresses(get_resolver())
        if "/1/" in f"/{address}" and not address.startswith(("admin/", "accounts/"))
    ]
    answers = {address: client.post(f"/{address}", {"note": "typed here"}) for address in forms}
    gone = {
        address: answer.text for address, answer in answers.items() if answer.status_code == 404
    }
    assert {"fees/1/", "memberships/1/leave/", "renewals/1/", "activities/1/"} <= gone.keys()
    assert [address for address, text in gone.items() if "<dd>typed here</dd>" not in text] == []


@pytest.fixture
def person():
    """Signed in, where errors become pages as on a server."""
    client = Client(raise_request_exception=False)
    client.force_login(ReflectionFactory().owner)
    return client


FULL = [
    OperationalError("database or disk is full"),
    OperationalError('could not extend file "base/1/2": No space left on device'),
    OSError(errno.ENOSPC, "No space left on device"),
]


@pytest.mark.parametrize("error", FULL)
def test_full_disk_is_told_and_the_text_comes_back(person, monkeypatch, error):
    def refuse(*arguments, **options):
        raise error

    monkeypatch.setattr(Organisation, "save", refuse)
    typed = {"name": "A <b>new</b> one", "kind": "other", "setting": "offline"}
    answer = person.post("/networks/add/", typed)
    assert answer.status_code == 507
    assert "There is no room left" in answer.text
    assert "<dd>A &lt;b&gt;new&lt;/b&gt; one</dd>" in answer.text
    monkeypatch.undo()
    assert person.post("/networks/add/", typed).status_code == 302


def test_database_that_is_away_is_told_without_asking_it(person, monkeypatch):
    def refuse(*arguments, **options):
        raise OperationalError("connection refused")

    monkeypatch.setattr("config.accounts.session_store.SessionStore.load", refuse)
    answer = person.post("/journal/write/", {"body": "All that I wrote", "password": "hush"})
    assert answer.status_code == 503
    assert ("All that I wrote" in answer.text, "hush" in answer.text) == (True, False)


CLUB = {"name": "A club", "kind": "other", "setting": "offline"}


@contextmanager
def only_read():
    """As a standby is, to the end of the test where the database is PostgreSQL."""
    is_sqlite = connection.vendor == "sqlite"
    # What is put off until the end would lock rows then.
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON" if is_sqlite else "SET TRANSACTION READ ONLY")
    try:
        yield
    finally:
        if is_sqlite:
            connection.cursor().execute("PRAGMA query_only = OFF")


def test_database_that_takes_no_changes_is_told_and_the_text_comes_back(person):
    with only_read():
        assert person.get("/journal/").status_code == 200
        answer = person.post("/networks/add/", CLUB)
    assert answer.status_code == 503
    assert ("takes no changes" in answer.text, "<dd>A club</dd>" in answer.text) == (True, True)


def test_message_that_no_database_can_take_off_is_no_fault_of_the_address(person):
    person.post("/networks/add/", CLUB)
    with only_read():
        assert person.get("/networks/").status_code == 503


def test_session_that_ended_meanwhile_stays_a_bad_request(person, monkeypatch):
    person.post("/networks/add/", CLUB)

    def miss(*arguments, **options):
        raise UpdateError

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", miss)
    assert person.get("/networks/").status_code == 400


def test_upload_that_finds_no_room_is_told(person, monkeypatch):
    def refuse(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", refuse)
    monkeypatch.setattr("django.core.files.uploadhandler.MemoryFileUploadHandler.new_file", refuse)
    with open(__file__, "rb") as file:
        answer = person.post("/ledger/import/", {"files": file})
    assert answer.status_code == 507


def test_fault_of_ours_stays_one():
    assert trouble(ValueError("no")) == 500


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "registration/locked"])
def test_page_for_trouble_needs_no_request_and_no_database(name):
    page = render_to_string(f"{name}.html")
    assert '<h1 class="title">' in page


def test_unknown_address_answered_in_our_own_words(client, settings):
    settings.DEBUG = False
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "There is no such page" in response.text
