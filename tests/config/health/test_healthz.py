import pytest
from django.db import OperationalError, connection, connections
from django.db.utils import ConnectionHandler

from config.startup.database import SQLITE, with_extra


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


@pytest.fixture
def database_at(django_db_blocker):
    """A function that puts a file in the place of the usual database."""
    usual = connections["default"]

    def put(path):
        databases = {"default": with_extra({"ENGINE": SQLITE, "NAME": str(path)})}
        connections["default"] = ConnectionHandler(databases)["default"]

    with django_db_blocker.unblock():
        yield put
        connection.close()
    connections["default"] = usual


def test_missing_file_is_said_in_the_log_and_not_made(client, database_at, caplog, tmp_path):
    database_at(tmp_path / "gone.sqlite3")
    client.cookies["sessionid"] = "x" * 32
    assert client.get("/healthz").status_code == 503
    assert f"Not healthy: there is no file {tmp_path}/gone.sqlite3" in caplog.text
    assert list(tmp_path.iterdir()) == []


def test_file_without_tables_is_not_healthy(client, database_at, caplog, tmp_path):
    (tmp_path / "empty.sqlite3").touch()
    database_at(tmp_path / "empty.sqlite3")
    assert client.get("/healthz").status_code == 503
    assert "Not healthy: no such table: auth_user" in caplog.text


@pytest.mark.django_db
def test_health_asks_for_no_session(client, django_assert_num_queries):
    client.cookies["sessionid"] = "x" * 32
    with django_assert_num_queries(1):
        assert client.get("/healthz").status_code == 200
