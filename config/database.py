import os
import sqlite3
from contextlib import suppress


class PrivateFile(sqlite3.Connection):
    """Makes a file that is not there yet one that only its owner may read; its -wal follows."""

    def __init__(self, database, *args, **kwargs):
        if not os.fspath(database).startswith((":", "file:")):
            with suppress(OSError):
                os.close(os.open(database, os.O_CREAT | os.O_EXCL, 0o600))
        super().__init__(database, *args, **kwargs)
