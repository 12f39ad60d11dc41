"""A way in for one person who has no account yet, instead of a password to pass on."""

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from networks.models.tokens import hashed

LASTS = timedelta(days=7)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, now: datetime) -> Self:
        """Nobody used them, and they still work."""
        return self.filter(made_at__gt=now - LASTS)

    def old(self, now: datetime) -> Self:
        return self.filter(made_at__lte=now - LASTS)

    def opened_by(self, token: str, now: datetime) -> Self:
        return self.open(now).filter(token_hash=hashed(token))

    def make(self, email: str = "", made_by: User | None = None) -> tuple["Invitation", str]:
        """With its token, 256 bits that are known from now on to whoever is told."""
        token = secrets.token_urlsafe(32)
        invitation = self.create(token_hash=hashed(token), email=email, made_by=made_by)
        return invitation, token


class Invitation(models.Model):
    """It is there until it is used; `email` becomes the account's, for the link went there."""

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    email = models.EmailField(blank=True, default="")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="invitations",
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def ends_at(self) -> datetime:
        return self.made_at + LASTS
