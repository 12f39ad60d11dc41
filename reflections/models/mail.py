"""Addresses to which a person mails what they did, and the mails that wait to be sorted."""

import secrets
from base64 import b32encode
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from networks.models.tokens import hashed, token_bytes

# 160 bits in letters and digits of which mail servers do not mind the case.
TOKEN_BYTES = 20
# How long it is known that a message came, so that it counts once when it is sent again.
KNOWN_FOR = timedelta(days=60)
# An address that got about must not fill the disk.
WAITING_AT_MOST = 200


class MailAddressQuerySet(models.QuerySet["MailAddress"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def named_by(self, token: str) -> Self:
        """The address with this secret in it, of somebody who may still sign in."""
        return self.filter(token_hash=hashed(token.lower()), owner__is_active=True)

    @transaction.atomic
    def replace(self, owner: User) -> "MailAddress":
        """An address with a new secret; mail to an old one is refused from now on."""
        kept = self.of(owner).select_for_update().first() or MailAddress(owner=owner)
        kept.salt = secrets.token_urlsafe(32)
        kept.token_hash = hashed(kept.token)
        kept.save()
        return kept


class MailAddress(models.Model):
    """Where a person sends mail that becomes an activity; the secret in it is not stored."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_address"
    )
    salt = models.CharField(max_length=43)
    token_hash = models.CharField(max_length=64, unique=True)

    objects = MailAddressQuerySet.as_manager()

    def __str__(self) -> str:
        return f"mail address {self.pk}"

    @property
    def token(self) -> str:
        digest = token_bytes("mail address", self.salt)[:TOKEN_BYTES]
        return b32encode(digest).decode().lower()


class MailedMessageQuerySet(models.QuerySet["MailedMessage"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def waiting(self) -> Self:
        """Those that a person has to sort, the oldest first."""
        return self.filter(is_sorted=False).order_by("at", "pk")

    def old(self) -> Self:
        return self.filter(is_sorted=True, at__lt=timezone.now() - KNOWN_FOR)


class MailedMessage(models.Model):
    """What was understood of a message; nothing else of it is kept, and of a sorted one nothing."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mailed_messages"
    )
    at = models.DateTimeField(auto_now_add=True)
    fingerprint = models.CharField(max_length=64)
    title = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    hours = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    stars = models.PositiveSmallIntegerField(null=True)
    is_sorted = models.BooleanField(default=False)

    objects = MailedMessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "fingerprint"], name="mailed_message_once_per_owner"
            )
        ]

    def __str__(self) -> str:
        return self.title or "a message"

    def sort_away(self) -> None:
        """Keep nothing but that it came."""
        self.title, self.hours, self.stars, self.is_sorted = "", None, None, True
        self.save()
