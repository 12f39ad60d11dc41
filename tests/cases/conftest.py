import pytest

from tests.cases.test_figures import TODAY, person_of


@pytest.fixture
def on_their_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def signed_in(client):
    """Who has the ledger of a case, and looks at its pages."""

    def sign_in(case):
        person = person_of(case)
        client.force_login(person)
        return person

    return sign_in
