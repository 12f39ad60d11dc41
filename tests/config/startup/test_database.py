import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from environ import Env

from config.startup.database import SQLITE_EXTRA, PrivateFile, with_extra

WORDS = "something that nobody shall read again"
ERASE = f"""
INSERT INTO auth_group (name) VALUES ('{WORDS}');
DELETE FROM auth_group;
"""


def connect(path):
    connection = sqlite3.connect(path, factory=PrivateFile)
    # Some builds of SQLite overwrite unasked.
    connection.execute("PRAGMA secure_delete=OFF")
    for pragma in SQLITE_EXTRA["OPTIONS"]["init_command"].split(";"):
        connection.execute(pragma)
    return connection


def test_new_file_is_its_owners_alone_with_what_belongs_to_it(tmp_path):
    connection = connect(tmp_path / "db.sqlite3")
    connection.execute("CREATE TABLE a (b)")
    connection.commit()
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(["db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"], 0o600)


def test_file_that_is_there_keeps_its_mode(tmp_path):
    path = tmp_path / "db.sqlite3"
    path.touch(0o640)
    connect(path).close()
    assert path.stat().st_mode & 0o777 == 0o640


def test_name_of_no_file_makes_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    connect(":memory:").close()
    assert list(tmp_path.iterdir()) == []


def test_deleted_words_are_overwritten(tmp_path):
    path = tmp_path / "db.sqlite3"
    connection = connect(path)
    connection.execute("CREATE TABLE a (b)")
    connection.execute("INSERT INTO a VALUES (?)", [WORDS])
    connection.commit()
    connection.execute("DELETE FROM a")
    connection.commit()
    connection.close()
    assert WORDS.encode() not in path.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["db.sqlite3"]


# Without a test that is marked so, a run of this file alone sets up no database to be kept.
@pytest.mark.django_db
def test_clean_up_leaves_no_deleted_words_in_the_log_of_writes(tmp_path, kept_database):
    def manage(*arguments):
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}", "DEBUG": "on"}
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)

    path = tmp_path / "db.sqlite3"
    if kept_database and connection.vendor == "sqlite":
        # The migrations of an empty file would take ten times as long as all the rest.
        shutil.copy(kept_database, path)
    else:
        manage("migrate", "--verbosity", "0")
    # The log outlives whoever wrote, because of somebody else who is connected.
    reader, writer = connect(path), connect(path)
    reader.execute("SELECT * FROM auth_group").fetchall()
    writer.executescript(ERASE)
    writer.close()
    assert WORDS.encode() in (tmp_path / "db.sqlite3-wal").read_bytes()
    manage("clean_up")
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    reader.close()
    assert WORDS.encode() not in left


def test_address_can_ask_for_no_cursors_on_the_server_for_a_pooler_between():
    said = Env.db_url_config("postgres://app@pooler:6432/worth?DISABLE_SERVER_SIDE_CURSORS=True")
    assert with_extra(said)["DISABLE_SERVER_SIDE_CURSORS"] is True


@pytest.mark.parametrize("config", [{}, Env.db_url_config("mysql://user@localhost/worth")])
def test_database_that_is_neither_of_the_two_is_refused_with_an_example(config):
    with pytest.raises(ImproperlyConfigured, match="sqlite:////var/lib/"):
        with_extra(config)
