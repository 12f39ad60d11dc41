"""The person whose ledger a command is about."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management.base import CommandError


def find_person(name: str) -> User:
    """The person who signs in as `name`; CommandError when there is none."""
    people = get_user_model()
    try:
        return people.objects.get_by_natural_key(name)
    except people.DoesNotExist:
        raise CommandError(f"There is no user called “{name}”.") from None
