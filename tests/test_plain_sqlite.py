"""The SQLite file is one for SQLite's own program, without any function of Django's."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from tests.factories import FeeFactory, PreferenceFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps a file"),
]
COUNTED = "SELECT count(*) FROM networks_fee"


@pytest.fixture
def path(database_for_threads, tmp_path):
    FeeFactory()
    PreferenceFactory(setting="tax_rate", since="2011-04-06", number=20)
    return tmp_path / "ledger.sqlite3"


def test_file_is_checked_and_copied(path, tmp_path):
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        plain.execute("VACUUM INTO ?", [str(tmp_path / "copy.sqlite3")])
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        assert copy.execute(COUNTED).fetchone() == (1,)


def test_dump_holds_every_table_and_is_read_again(path):
    with closing(sqlite3.connect(path)) as plain, closing(sqlite3.connect(":memory:")) as read:
        read.executescript("PRAGMA foreign_keys = OFF;" + "\n".join(plain.iterdump()))
        names = "SELECT type, name FROM sqlite_master ORDER BY 1, 2"
        assert read.execute(names).fetchall() == plain.execute(names).fetchall()
        assert read.execute(COUNTED).fetchone() == (1,)


def test_rules_hold_without_django_too(path):
    with (
        closing(sqlite3.connect(path)) as plain,
        pytest.raises(sqlite3.IntegrityError, match="fee_currency_has_three_letters"),
    ):
        plain.execute("UPDATE networks_fee SET currency = 'gbp'")
