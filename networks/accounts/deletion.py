"""Takes an account and all that is its own out of every table, and out of SQLite's file."""

from collections.abc import Iterator

from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from networks.models.locking import lock_ledger


def sessions_of(user: User) -> Iterator[tuple[Session, dict]]:
    """Every session that this account has, with what it holds."""
    # Django stores whose a session is inside of it: only looking into each can tell.
    for session in Session.objects.iterator():
        held = session.get_decoded()
        if held.get(SESSION_KEY) == str(user.pk):
            yield session, held


def end_sessions(user: User, but: str | None = None) -> int:
    """How many were ended; all of them, but for the one with that key."""
    keys = [session.pk for session, _ in sessions_of(user) if session.pk != but]
    return Session.objects.filter(pk__in=keys).delete()[0]


def delete_account(user: User) -> None:
    """Rows that hang on the account go with it; these others tell of it without hanging on it."""
    with transaction.atomic():
        lock_ledger(user)
        end_sessions(user)
        _sign_in_attempts_of(user).delete()
        accounts = ContentType.objects.get_for_model(get_user_model())
        LogEntry.objects.filter(content_type=accounts, object_id=str(user.pk)).delete()
        user.delete()
        transaction.on_commit(overwrite_what_was_deleted)


def _sign_in_attempts_of(user: User) -> QuerySet[AccessAttempt]:
    """What the throttle keeps: names as typed, and what else was tried, by id or address."""
    # The throttle knows no accounts, only what was typed at the door.
    tried = Q(username__iexact=user.get_username())
    tried |= Q(username__in=[f"{what} {user.pk}" for what in ("code", "passkey", "email")])
    if user.email:
        email = user.email.casefold()
        tried |= Q(username__in=[f"{what} {email}" for what in ("reset", "sign-up")])
    return AccessAttempt.objects.filter(tried)


def overwrite_what_was_deleted() -> None:
    """SQLite's file is clean at once (secure_delete); what was deleted still stands in its -wal."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
