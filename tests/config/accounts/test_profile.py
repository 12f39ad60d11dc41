import pytest

from tests.factories import UserFactory
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    person = UserFactory(username="reader", email="old@example.org")
    client.force_login(person)
    return person


def test_name_is_changed_and_nothing_else(client, owner):
    typed = {"first_name": "Éva", "last_name": "Nagy", "email": "old@example.org"}
    typed |= {"username": "root", "is_superuser": "on"}
    assert client.post("/accounts/profile/", typed).url == "/accounts/profile/"
    owner.refresh_from_db()
    assert (owner.get_full_name(), owner.email) == ("Éva Nagy", "old@example.org")
    assert (owner.username, owner.is_superuser) == ("reader", False)


def test_wrong_address_is_told_and_kept(client, owner):
    page = client.post("/accounts/profile/", {"first_name": "Éva", "email": "eva@"})
    assert page.status_code == 422
    assert "Enter a valid email address." in words_of(page)
    assert page.context["form"]["email"].value() == "eva@"
    owner.refresh_from_db()
    assert owner.email == "old@example.org"


def test_password_managers_find_where_to_change_it(client, owner):
    assert client.get("/.well-known/change-password").url == "/accounts/password_change/"
