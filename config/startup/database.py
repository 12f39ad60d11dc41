"""How the program speaks with its database, SQLite or PostgreSQL."""

import os
import sqlite3
from contextlib import suppress
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SQLITE = "config.sqlite"


class PrivateFile(sqlite3.Connection):
    """Makes a file that is not there yet one that only its owner may read; its -wal follows."""

    def __init__(self, database: Any, *args: Any, **kwargs: Any):
        if not os.fspath(database).startswith((":", "file:")):
            with suppress(OSError):
                os.close(os.open(database, os.O_CREAT | os.O_EXCL, 0o600))
        super().__init__(database, *args, **kwargs)


# IMMEDIATE takes the write lock at the start of a transaction, so that a second writer waits for
# its turn (config/sqlite); with SQLite's default it fails with "database is locked".
SQLITE_EXTRA = {
    "ENGINE": SQLITE,
    # Tests in several processes would each get a file: they know Django's own backend alone.
    "TEST": {"NAME": ":memory:"},
    # To open the file anew takes longer than all queries of most pages.
    "CONN_MAX_AGE": 60,
    "OPTIONS": {
        "factory": PrivateFile,
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000; "
            # What is deleted is overwritten, in the -wal file by clean_up and by deleting for good.
            "PRAGMA secure_delete=ON;"
        ),
    },
}
POSTGRESQL_EXTRA = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
EXTRA: dict[str, dict[str, Any]] = {
    SQLITE: SQLITE_EXTRA,
    "django.db.backends.sqlite3": SQLITE_EXTRA,
    "django.db.backends.postgresql": POSTGRESQL_EXTRA,
}


def with_extra(config: dict[str, Any]) -> dict[str, Any]:
    """What a DATABASE_URL says, and how we speak with a database of that kind."""
    if config.get("ENGINE") not in EXTRA:
        raise ImproperlyConfigured(
            "DATABASE_URL names no database that can be used here. Write it as in "
            "sqlite:////var/lib/worth/db.sqlite3 or postgres://name:password@localhost:5432/worth."
        )
    return config | EXTRA[config["ENGINE"]]
