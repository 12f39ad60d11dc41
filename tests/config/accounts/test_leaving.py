import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from config.accounts.leaving import HELD
from networks.models import Organisation
from reflections.models import CalendarFeed
from tests import factories
from tests.config.accounts.people import is_signed_in, say_it_is_me, type_password, with_app
from tests.keepers import bytes_of_file, fill_ledger, keeper, ledger_rows, whatever_names
from tests.reflections.pages import words_of

PAGE = "/accounts/leave/"
NAME = "zyxleaver"
# With the token, as a browser sends it: a form sent twice is known by it.
SENT = {"name": NAME, "csrfmiddlewaretoken": "of the page"}


def use_everything(client, user):
    """A ledger, its history and bin, files that wait, a calendar, a second step, wrong tries."""
    fill_ledger(user)
    user.email = f"{NAME}@example.org"
    user.set_password("an-old-horse-battery")
    user.save()
    type_password(client, NAME, "wrong")
    client.post("/accounts/password_reset/", {"email": user.email})
    type_password(client, NAME)
    network = Organisation.objects.of(user).get()
    for n in range(5):
        more = {"name": f"{NAME} {n}", "kind": "other", "setting": "offline"}
        client.post("/networks/add/", more)
    client.post(f"/networks/{network.pk}/edit/", {"name": f"{NAME} anew", "kind": "other"})
    client.post(f"/networks/{Organisation.objects.of(user).last().pk}/delete/")
    file = SimpleUploadedFile("organisations.csv", f"name\n{NAME} to be\n".encode())
    client.post("/ledger/import/", {"files": file})
    CalendarFeed.objects.replace(user)
    with_app(user)


def go(client):
    say_it_is_me(client, PAGE)
    return client.post(PAGE, SENT)


def test_nothing_is_left_in_any_table_nor_in_the_file(database_for_threads, client):
    user = factories.UserFactory(username=NAME)
    use_everything(client, user)
    there = whatever_names(NAME)
    assert {"User", "Organisation", "ChangedRow", "AccessAttempt", "Reflection"} <= {*there}
    is_file = connection.vendor == "sqlite"
    assert not is_file or NAME.encode() in bytes_of_file()
    assert go(client).url == "/accounts/login/"
    assert whatever_names(NAME) == []
    assert not is_file or NAME.encode() not in bytes_of_file()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_page_tells_what_goes(client):
    user = keeper(NAME, email="")
    fill_ledger(user)
    client.force_login(user)
    user.set_password("an-old-horse-battery")
    user.save()
    client.force_login(user)
    assert client.get(PAGE).url.startswith("/accounts/is-it-you/")
    say_it_is_me(client, PAGE)
    page = words_of(client.get(PAGE))
    for words in ("1 network", "1 membership", "1 fee", "1 journal entry", "1 place where"):
        assert words in page
    assert "Take all of it with you first" in page


def test_every_kind_of_row_of_ones_own_is_told():
    # What only says that something was done or is wanted: a form sent, the story, letters.
    unsaid = {"SentForm", "StoryLoad", "Reminded", "ReminderChoice", "ReminderRule"}
    own = {
        model.__name__
        for app in ("networks", "reflections")
        for model in apps.get_app_config(app).get_models()
        if any(field.name == "owner" for field in model._meta.fields)
    }
    assert own - {model.__name__ for model in HELD} == unsaid


@pytest.mark.django_db
def test_others_keep_what_is_theirs(client):
    user, bob = keeper(NAME), keeper("bob")
    fill_ledger(bob)
    before = ledger_rows()
    user.set_password("an-old-horse-battery")
    user.save()
    client.force_login(bob)
    bobs = client.session.session_key
    client.cookies.clear()
    client.force_login(user)
    go(client)
    assert ledger_rows() == before
    assert Session.objects.filter(pk=bobs).exists()
    assert not is_signed_in(client)


@pytest.mark.django_db
def test_wrong_name_changes_nothing(client):
    user = keeper(NAME)
    user.set_password("an-old-horse-battery")
    user.save()
    client.force_login(user)
    say_it_is_me(client, PAGE)
    answer = client.post(PAGE, {"name": "somebody"})
    assert (answer.status_code, answer.context["form"]["name"].value()) == (422, "somebody")
    assert User.objects.exists()


@pytest.mark.django_db
def test_administrator_deletes_as_thoroughly(client):
    root, user = keeper("root", is_superuser=True), keeper(NAME)
    AccessAttempt.objects.create(username=NAME, ip_address="192.0.2.1", failures_since_start=1)
    client.force_login(root)
    client.post(f"/admin/auth/user/{user.pk}/change/", {"username": NAME})
    client.post(f"/admin/auth/user/{user.pk}/delete/", {"post": "yes"})
    other = keeper("other")
    client.post(
        "/admin/auth/user/",
        {"action": "delete_selected", "_selected_action": [other.pk], "post": "yes"},
    )
    assert [person.username for person in User.objects.all()] == ["root"]
    assert not AccessAttempt.objects.exists()
    assert LogEntry.objects.filter(user=root).count() <= 2
