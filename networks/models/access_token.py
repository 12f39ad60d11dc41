"""Tokens with which programs read a ledger, or log an activity in it."""

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from networks.fields import LineField, validate_visible
from networks.models.tokens import hashed

# So that programs which look for leaked secrets can tell what they found.
BEGINS_WITH = "worth_"
MOST = 20
NOTED_EVERY = timedelta(hours=1)


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def opened_by(self, token: str) -> "AccessToken | None":
        """The row whose token this is, whoever the owner may be and whether or not they may in."""
        return self.filter(token_hash=hashed(token)).first()


class AccessToken(models.Model):
    """What a person's own script shows instead of signing in: it reads, and may log an activity.

    The token itself, 256 bits, is known to `set_token` alone and to whoever is told; a stolen
    database opens nothing.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="access_tokens",
        db_index=False,
    )
    name = LineField(max_length=60, validators=[validate_visible])
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    may_log = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="access_token_named_once",
                violation_error_message="You have one of that name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def set_token(self) -> str:
        """A new token in the place of whatever was there; it is shown once, and stored nowhere."""
        token = BEGINS_WITH + secrets.token_urlsafe(32)
        self.token_hash = hashed(token)
        return token

    def note_use(self, now: datetime) -> None:
        """At most once an hour, so that reading often does not mean writing often."""
        if self.last_used_at is None or now - self.last_used_at >= NOTED_EVERY:
            type(self).objects.filter(pk=self.pk).update(last_used_at=now)
