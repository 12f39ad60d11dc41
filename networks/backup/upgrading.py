"""A backup of an earlier version, brought up to date as its database would have been.

It goes into a SQLite file aside, with the tables that it was made from; that one is migrated, and
backed up in turn. The database itself is not touched by any of it.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from networks.backup.archive import CannotBackUp, back_up, read_contents, went_through
from networks.backup.filling import empty, fill
from networks.backup.rows import tables
from networks.models.editions import Migrations, gone_through


def upgraded(path: Path, folder: Path) -> Path:
    """A backup of this version with the same rows, in `folder`. Raises CannotBackUp."""
    newer, aside = folder / "upgraded.backup", folder / "aside.sqlite3"
    # In a process of its own: this one is bound to its database, which must not be touched.
    command = [sys.executable, "-m", "django", "upgrade_backup", str(path), str(newer)]
    places = os.pathsep.join(place for place in sys.path if place)
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{aside}", "PYTHONPATH": places}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise CannotBackUp(done.stderr.strip().rpartition("\n")[2])
    return newer


def upgrade(path: Path, newer: Path, migrate: Callable[[], object]) -> None:
    """The work of it, in a process whose database is empty; `migrate` brings that up to date."""
    executor = MigrationExecutor(connection)
    if executor.loader.applied_migrations:
        raise CannotBackUp("This database is not empty.")
    targets = latest(executor.loader, went_through(path))
    executor.migrate(targets)
    models = tables(executor.loader.project_state(targets).apps)
    contents = read_contents(path)
    if missing := contents.keys() - {model._meta.label for model in models}:
        raise CannotBackUp(f"{path} has tables that nobody knows: {', '.join(sorted(missing))}.")
    with transaction.atomic(), ZipFile(path) as archive:
        # Some migrations fill tables: the backup has those rows too.
        empty(models)
        for model in models:
            if model._meta.label in contents:
                fill(model, archive)
    migrate()
    back_up(newer)


def latest(loader: MigrationLoader, names: Migrations) -> list[tuple[str, str]]:
    """The last migration of each app that a database of then had gone through."""
    there = gone_through(loader, names) & loader.graph.nodes.keys()
    return [
        name
        for name in sorted(there)
        if not any(
            child.key in there and child.key[0] == name[0]
            for child in loader.graph.node_map[name].children
        )
    ]
