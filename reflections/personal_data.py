"""All that is kept of one person, for them to take along: more than a ledger's own files.

What only opens or checks something stays behind: passwords, keys and the hashes of tokens.
"""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import models

from networks.backup.rows import lines_of
from networks.models import Invitation
from reflections.models import CalendarEvent

FOLDER = "everything"
SECRETS = {"password", "data", "extra_data", "token_hash", "token", "secret"}
READ_ME = b"""Your ledger, and all else that is kept of you.

The .csv files are the ledger: any spreadsheet opens them, and they can be brought in again.
In the folder "everything" is each table of the database in which you have rows, one row a line,
as JSON: any editor opens it. Change and ChangedRow are the history: every change, with the rows
as they were before, and what lies in the bin. Left out are only your password and what else opens
or checks something, which nobody can read.
"""


def rows_of(user: User) -> Iterator[models.QuerySet]:
    """What each table holds of this person, links between many and many among them."""
    yield get_user_model().objects.filter(pk=user.pk)
    for model in (Authenticator, SocialAccount, LogEntry):
        yield model._default_manager.filter(user=user)
    yield Invitation.objects.filter(made_by=user)
    yield CalendarEvent.objects.filter(feed__owner=user)
    for app in ("networks", "reflections"):
        for model in apps.get_app_config(app).get_models():
            if model not in (Invitation, CalendarEvent):
                yield _of(model, user)
                for field in model._meta.local_many_to_many:
                    here = {f"{field.m2m_field_name()}__in": _of(model, user)}
                    through = field.remote_field.through
                    assert through is not None, "where we name none, Django makes one"
                    yield through._default_manager.filter(**here)


def _of(model: type[models.Model], user: User) -> models.QuerySet:
    rows = model._default_manager
    return rows.of(user) if hasattr(rows, "of") else rows.filter(owner=user)


def files_of(user: User) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each file by its name, with its lines."""
    yield "read-me.txt", iter([READ_ME])
    for rows in rows_of(user):
        yield f"{FOLDER}/{rows.model.__name__}.jsonl", lines_of(rows, without=SECRETS)
