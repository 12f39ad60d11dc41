"""A form that comes back with what is wrong in it says so by its status too, whoever wrote it."""

import pytest

from tests.accounts.people import CODE, LOGIN, PASSWORD, person, type_password, with_app

pytestmark = pytest.mark.django_db
REFUSED_TO_A_STRANGER = [
    (LOGIN, {"username": "alice", "password": "wrong"}),
    (LOGIN, {}),
    ("/accounts/password_reset/", {"email": "no address"}),
]
REFUSED_WITHIN = [
    ("/accounts/password_change/", {"old_password": "wrong"}),
    ("/accounts/is-it-you/", {"password": "wrong"}),
    ("/accounts/profile/", {"email": "no address"}),
    ("/admin/networks/organisation/add/", {}),
]


@pytest.fixture
def alice():
    return person(is_staff=True, is_superuser=True)


@pytest.mark.parametrize(("address", "sent"), REFUSED_TO_A_STRANGER)
def test_form_of_a_stranger_that_is_refused_is_422(client, alice, address, sent):
    assert client.post(address, sent).status_code == 422


@pytest.mark.parametrize(("address", "sent"), REFUSED_WITHIN)
def test_form_that_is_refused_is_422(client, alice, address, sent):
    client.force_login(alice)
    assert client.post(address, sent).status_code == 422


def test_code_that_is_refused_is_422_and_its_empty_page_200(client, alice):
    with_app(alice)
    type_password(client)
    assert client.get(CODE).status_code == 200
    assert client.post(CODE, {"code": "000000"}).status_code == 422


def test_what_was_taken_is_no_refusal(client, alice):
    sent = {"username": "alice", "password": PASSWORD}
    assert client.post(LOGIN, sent).status_code == 302
    # Answers with a page: the link that was made.
    assert client.post("/accounts/invitations/", {"email": ""}).status_code == 200
