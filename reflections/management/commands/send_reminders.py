from datetime import date
from smtplib import SMTPException
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from networks.models import Preference
from reflections.management.arguments import day
from reflections.reminders.sending import people_to_remind, remind


class Command(BaseCommand):
    help = "E-mail everybody what is due, one letter each; run daily. Never twice for one thing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=day, metavar="D", help="default: today")

    def handle(self, *, on: date | None, **options: Any) -> None:
        letters = failed = 0
        for owner in people_to_remind():
            try:
                letters += bool(remind(owner, on or Preference.objects.today(owner.pk)))
            except (SMTPException, OSError) as error:
                # Whom the mail server did not take today comes again tomorrow; no address is told.
                failed += 1
                self.stderr.write(f"person {owner.pk}: {type(error).__name__}")
        self.stdout.write(f"{letters} sent.")
        if failed:
            raise CommandError(f"{failed} could not be sent; the next run tries again.")
