"""A migrated database to begin with, kept from run to run in .pytest_cache.

Its name holds a hash of all that makes it: the migrations of every app, the rooms that ours import
from, the settings, and the versions of Django and of the database. Django migrates the copy as it
would an empty database, and finds nothing to do. Without one, or without PostgreSQL's own programs,
it does it all.
"""

import hashlib
import shutil
import sqlite3
import subprocess
from contextlib import closing
from os import environ, getpid
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection

# Migrations import from these alone, and permissions come from the models.
ROOMS = ("migrations", "models", "fields", "arithmetic")


def database_version() -> str:
    if connection.vendor == "sqlite":
        return sqlite3.sqlite_version
    return subprocess.run(["psql", "--version"], capture_output=True, check=True, text=True).stdout


def template(folder: Path) -> Path:
    made_by = hashlib.sha256(f"{django.VERSION} {database_version()}".encode())
    ours = [settings.BASE_DIR / "config" / "settings.py"]
    for app in apps.get_app_configs():
        for room in ROOMS:
            ours += sorted((Path(app.path) / room).rglob("*.py"))
        ours += sorted(Path(app.path).glob("models.py"))
    for path in ours:
        made_by.update(path.as_posix().encode() + path.read_bytes())
    return folder / f"{connection.vendor}-{made_by.hexdigest()[:20]}"


def can_be_kept() -> bool:
    return connection.vendor == "sqlite" or all(map(shutil.which, ("psql", "pg_dump")))


def run(program: str, name: str, *arguments: str) -> None:
    there = connection.settings_dict | {"NAME": name}
    (_, *rest), more = connection.client.settings_to_cmd_args_env(there, list(arguments))
    subprocess.run([program, *rest], env=environ | (more or {}), check=True, capture_output=True)


def fill(name: str, path: Path) -> None:
    """Fill the new, empty test database of this name."""
    if connection.vendor == "sqlite":
        # What Django opens stays open, and with it a database in memory.
        connection.settings_dict["NAME"] = name
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as kept:
            kept.backup(connection.connection)
    else:
        run("psql", name, "-qX1", "-v", "ON_ERROR_STOP=1", "-f", str(path))


def keep(path: Path) -> None:
    """Keep the database as it stands; only a whole file ever has the name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{getpid()}")
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(unfinished)) as kept:
            connection.connection.backup(kept)
    else:
        run("pg_dump", connection.settings_dict["NAME"], "-Ox", "--inserts", "-f", str(unfinished))
    for earlier in path.parent.glob(f"{connection.vendor}-*"):
        if not earlier.name.startswith(path.name):
            earlier.unlink(missing_ok=True)
    unfinished.replace(path)
