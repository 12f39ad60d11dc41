"""How the program speaks with its database, SQLite or PostgreSQL."""

import os
import sqlite3
from contextlib import suppress

SQLITE = "django.db.backends.sqlite3"


class PrivateFile(sqlite3.Connection):
    """Makes a file that is not there yet one that only its owner may read; its -wal follows."""

    def __init__(self, database, *args, **kwargs):
        if not os.fspath(database).startswith((":", "file:")):
            with suppress(OSError):
                os.close(os.open(database, os.O_CREAT | os.O_EXCL, 0o600))
        super().__init__(database, *args, **kwargs)


# IMMEDIATE takes the write lock at the start of a transaction, so that a second writer waits for
# its turn; with SQLite's default it fails with "database is locked".
SQLITE_EXTRA = {
    # To open the file anew takes longer than all queries of most pages.
    "CONN_MAX_AGE": 60,
    "OPTIONS": {
        "factory": PrivateFile,
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000; "
            # What is deleted is overwritten; clean_up empties the -wal file besides.
            "PRAGMA secure_delete=ON;"
        ),
    },
}
POSTGRESQL_EXTRA = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
