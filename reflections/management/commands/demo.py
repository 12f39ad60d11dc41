from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from networks.admin.accounts import KEEPERS
from networks.models import Organisation
from reflections.models import Reflection
from reflections.story import retold, tell_story

NAME = PASSWORD = "demo"


class Command(BaseCommand):
    help = (
        "Make the user demo, password demo, with the story told as of today (only with DEBUG on)."
    )

    def handle(self, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("demo, with its known password, is only for a server with DEBUG on.")
        with transaction.atomic():
            person = _person()
            today = timezone.localdate()
            plan = tell_story(person, today)
            if plan is not None and _has_other_ledgers(person):
                raise CommandError(
                    "Other people keep their ledgers here, so nobody is let in with a known "
                    "password. Choose another database: DATABASE_URL=sqlite:///demo.sqlite3"
                )
            if plan is None:
                self.stdout.write("The user demo has a ledger already; it stays as it is.")
                return
            if plan.problems:
                raise CommandError("\n".join(map(str, plan.problems)))
        _, years = retold(today)
        self.stdout.write(f"The story is there, {years} years later. Sign in as demo / demo.")


def _has_other_ledgers(person: User) -> bool:
    others = (Organisation.objects, Reflection.objects)
    return any(rows.exclude(owner=person).exists() for rows in others)


def _person() -> User:
    people = get_user_model()
    person = people.objects.filter(username=NAME).first()
    if person is None:
        person = people.objects.create_user(NAME, password=PASSWORD, is_staff=True)
        person.groups.set(Group.objects.filter(name=KEEPERS))
    return person
