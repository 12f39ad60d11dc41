from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import connections

from networks.models.editions import from_a_newer_program

NEWER = (
    "This database was made by a newer Worth Renewing ({}), and an older one could only harm it. "
    "Install that version again, or restore a backup from before the upgrade."
)


class Command(migrate.Command):
    def handle(self, *args, **options):
        if unknown := from_a_newer_program(connections[options["database"]]):
            raise CommandError(NEWER.format(unknown))
        return super().handle(*args, **options)
