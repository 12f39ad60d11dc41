import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_health_is_ok_without_signing_in(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response.headers["Content-Type"] == "text/plain"


@pytest.mark.django_db
def test_health_says_so_when_the_database_does_not_answer(client, monkeypatch):
    def refuse():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"The database does not answer.")


@pytest.mark.django_db
def test_health_takes_no_other_method(client):
    assert client.post("/healthz").status_code == 405
