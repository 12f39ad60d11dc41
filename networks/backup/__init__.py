"""All of the database in one file, and back again.

A backup is a .zip: `manifest.json`, and for each table a file of JSON lines, one row a line, in the
words of the models and not of a database, so that SQLite's goes into PostgreSQL and back. Sessions
are left out: nobody stays signed in over a restore.
"""

from networks.backup.archive import CannotBackUp, back_up
from networks.backup.keeping import back_up_into
from networks.backup.restoring import restore

__all__ = ["CannotBackUp", "back_up", "back_up_into", "restore"]
