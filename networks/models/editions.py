"""Which edition of the program a database belongs to, by the migrations that it went through."""

from collections.abc import Iterable

from django.db.migrations.loader import MigrationLoader

Migrations = Iterable[tuple[str, str]]
# That commit is of a program that still has each step.
HALFWAY = (
    "{} stopped halfway to the second edition (at {}), where no version was ever released. "
    "Let the program of then take it the rest of the way (git checkout 1b36921, then "
    "`manage.py migrate`), and come back to this one."
)


def known_migrations(loader: MigrationLoader) -> set[tuple[str, str]]:
    """Those of this program, and the older ones that some of them stand for."""
    of_old = {old for migration in loader.disk_migrations.values() for old in migration.replaces}
    return of_old | set(loader.disk_migrations)


def gone_through(loader: MigrationLoader, names: Migrations) -> set[tuple[str, str]]:
    """These migrations, and those of this program that stand for some of them."""
    names = set(names)
    return names | {
        name
        for name, migration in loader.disk_migrations.items()
        if migration.replaces and names.issuperset(migration.replaces)
    }


def from_a_newer_program(loader: MigrationLoader, names: Migrations) -> str:
    """One of these migrations that this program does not know; "" for none.

    Those of other programs, with tables beside ours, do not matter.
    """
    known = known_migrations(loader)
    ours = {app for app, _ in loader.disk_migrations}
    unknown = sorted(name for name in names if name[0] in ours and name not in known)
    return ".".join(unknown[-1]) if unknown else ""


def stopped_halfway(loader: MigrationLoader, names: Migrations) -> str:
    """One of these migrations that is now one with others that are missing; "" for none."""
    names = set(names)
    steps = {
        name: set(migration.replaces)
        for name, migration in loader.disk_migrations.items()
        if migration.replaces and loader.disk_migrations.keys().isdisjoint(migration.replaces)
    }
    begun = [old & names for old in steps.values() if old & names and not old <= names]
    return ".".join(max(set().union(*begun))) if begun else ""
