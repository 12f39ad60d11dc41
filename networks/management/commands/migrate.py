"""migrate: Django's own, but it refuses a database that a newer version made."""

from typing import Any

from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from networks.models.editions import HALFWAY, from_a_newer_program, stopped_halfway

NEWER = (
    "This database was made by a newer Worth Renewing ({}), and an older one could only harm it. "
    "Install that version again, or restore a backup from before the upgrade."
)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> str | None:
        connection = connections[options["database"]]
        applied = MigrationRecorder(connection).applied_migrations()
        loader = MigrationLoader(None)
        if unknown := from_a_newer_program(loader, applied):
            raise CommandError(NEWER.format(unknown))
        if step := stopped_halfway(loader, applied):
            raise CommandError(HALFWAY.format("This database", step))
        return super().handle(*args, **options)
