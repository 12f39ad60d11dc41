import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import OperationalError, connection

ASK = """
from django.test import Client
client = Client(headers={"host": "localhost"})
client.cookies["sessionid"] = "x" * 32
response = client.get("/healthz")
print(response.status_code)
"""


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


def ask_server_with(path):
    """What a server of its own answers, whose database is this file."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}", "DEBUG": "on"}
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASK]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )


def test_missing_file_is_said_in_the_log_and_not_made(tmp_path):
    done = ask_server_with(tmp_path / "gone.sqlite3")
    assert done.stdout.strip() == "503"
    assert f"Not healthy: there is no file {tmp_path}/gone.sqlite3" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_file_without_tables_is_not_healthy(tmp_path):
    (tmp_path / "empty.sqlite3").touch()
    done = ask_server_with(tmp_path / "empty.sqlite3")
    assert done.stdout.strip() == "503"
    assert "no such table" in done.stderr


@pytest.mark.django_db
def test_health_asks_for_no_session(client, django_assert_num_queries):
    client.cookies["sessionid"] = "x" * 32
    with django_assert_num_queries(1):
        assert client.get("/healthz").status_code == 200
