import pytest

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
KNOWN = {"username": "demo", "password": "demo"}


@pytest.fixture
def demo(django_user_model):
    return django_user_model.objects.create_user(**KNOWN)


def is_signed_in(client):
    return client.get("/accounts/password_change/").status_code == 200


def test_known_password_opens_nothing_where_debug_is_off(client, demo, settings):
    settings.DEBUG = False
    client.post("/accounts/login/", KNOWN)
    assert not is_signed_in(client)


def test_known_password_opens_the_demo_of_a_developer(client, demo, settings):
    settings.DEBUG = True
    client.post("/accounts/login/", KNOWN)
    assert is_signed_in(client)


def test_session_begun_with_the_known_password_ends_where_debug_is_off(client, demo, settings):
    settings.DEBUG = True
    client.post("/accounts/login/", KNOWN)
    settings.DEBUG = False
    assert not is_signed_in(client)


def test_demo_with_a_password_of_its_own_is_let_in(client, demo, settings):
    settings.DEBUG = False
    demo.set_password("a-horse-battery")
    demo.save()
    client.post("/accounts/login/", KNOWN | {"password": "a-horse-battery"})
    assert is_signed_in(client)


def test_message_that_one_person_left_unread_is_not_shown_to_the_next(client, settings):
    alice, bob = UserFactory(username="alice"), UserFactory(username="bob")
    for person in (alice, bob):
        person.set_password("a-horse-battery")
        person.save()
    client.post("/accounts/login/", {"username": "alice", "password": "a-horse-battery"})
    client.post("/networks/add/", {"name": "Alice's secret", "kind": "other", "setting": "offline"})
    client.post("/accounts/logout/")
    assert "messages" not in client.cookies
    client.post("/accounts/login/", {"username": "bob", "password": "a-horse-battery"})
    assert "secret" not in client.get("/").text
