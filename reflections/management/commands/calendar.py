from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from reflections.management.people import find_person
from reflections.models import CalendarFeed


class Command(BaseCommand):
    help = "Print the path of a person's calendar feed, made when there is none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", required=True, metavar="NAME")
        parser.add_argument(
            "--replace", action="store_true", help="make a new one; the old one opens nothing more"
        )

    def handle(self, *, user: str, replace: bool, **options: Any) -> None:
        owner = find_person(user)
        feed = CalendarFeed.objects.of(owner).first()
        if feed is None or replace:
            feed = CalendarFeed.objects.replace(owner)
        if not feed.is_readable:
            raise CommandError(
                "The SECRET_KEY is another one since the address was made, so that it cannot be "
                "worked out. It still works; --replace makes a new one."
            )
        self.stdout.write(reverse("calendar_feed", args=[feed.token]))
