"""Which edition of the program a database belongs to, by the migrations that it went through."""

from django.db.migrations.loader import MigrationLoader


def known_migrations(loader: MigrationLoader) -> set[tuple[str, str]]:
    """Those of this program, and the older ones that some of them stand for."""
    of_old = {old for migration in loader.disk_migrations.values() for old in migration.replaces}
    return of_old | set(loader.disk_migrations)


def from_a_newer_program(connection) -> str:
    """A migration that the database went through and this program does not know; "" for none."""
    loader = MigrationLoader(connection)
    known = known_migrations(loader)
    ours = {app for app, _ in loader.disk_migrations}
    unknown = sorted(
        migration
        for migration in loader.applied_migrations
        if migration[0] in ours and migration not in known
    )
    return ".".join(unknown[-1]) if unknown else ""
