import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reflections.mail_in.reading import LARGEST
from reflections.mail_in.receiving import RefusedMail, receive

TOO_LARGE = 69


class Command(BaseCommand):
    help = "Read one e-mail from standard input into the ledger of the person it was sent to."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to", default="", metavar="ADDRESS", help="default: as its headers say"
        )

    def handle(self, *, to: str, **options: Any) -> None:
        data = sys.stdin.buffer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise CommandError("The message is too large.", returncode=TOO_LARGE)
        try:
            self.stdout.write(receive(data, to))
        except RefusedMail as error:
            raise CommandError(str(error), returncode=error.code) from None
