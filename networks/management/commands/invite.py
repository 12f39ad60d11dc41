"""invite: a link with which one person can make an account."""

from smtplib import SMTPException
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from networks.accounts.inviting import invite, letter


class Command(BaseCommand):
    help = "Print a link with which one person can make an account, within a week and once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", default="", help="send it there as well")

    def handle(self, *, email: str, **options: Any) -> None:
        try:
            if email:
                validate_email(email)
            invitation, link = invite(email)
            if email:
                letter(invitation, link).send()
        except ValidationError as error:
            raise CommandError(f"“{email}” is no e-mail address.") from error
        except (OSError, SMTPException) as error:
            raise CommandError(f"The letter was not sent ({error}); this works: {link}") from error
        self.stdout.write(link)
