"""Calendar feeds: the address of each, and what stood in it last."""

import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction

from networks.models.tokens import hashed, token_bytes

# How long a calendar is told that an event is off, before it is forgotten.
TOLD_OFF_FOR = timedelta(days=90)


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def opened_by(self, token: str) -> Self:
        """The feed that this token opens, of somebody who may still sign in."""
        return self.filter(token_hash=hashed(token), owner__is_active=True)

    @transaction.atomic
    def replace(self, owner: User) -> "CalendarFeed":
        """A feed with a new token; an old one opens nothing from now on."""
        kept = self.of(owner).select_for_update().first() or CalendarFeed(owner=owner)
        kept.salt = secrets.token_urlsafe(32)
        kept.token_hash = hashed(kept.token)
        kept.save()
        return kept


class CalendarFeed(models.Model):
    """The address of a person's calendar, which opens without signing in.

    The token is worked out from `salt` and the site's SECRET_KEY and is not stored, so that a
    stolen database gives nobody's calendar away. A new SECRET_KEY makes old addresses unreadable
    here, though they go on opening until they are replaced.
    """

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed"
    )
    salt = models.CharField(max_length=43)
    token_hash = models.CharField(max_length=64, unique=True)
    with_amounts = models.BooleanField(default=False)

    objects = CalendarFeedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"calendar {self.pk}"

    @property
    def token(self) -> str:
        """256 bits, in the characters that an address takes as they are."""
        return urlsafe_b64encode(token_bytes("calendar feed", self.salt)).decode().rstrip("=")

    @property
    def is_readable(self) -> bool:
        """Whether `token` is still the one that opens it, which a new SECRET_KEY ends."""
        return hashed(self.token) == self.token_hash


class CalendarEvent(models.Model):
    """How an event was last sent: what tells the calendars that hold it when it changed."""

    feed = models.ForeignKey(CalendarFeed, models.CASCADE, related_name="events")
    uid = models.CharField(max_length=100)
    day = models.DateField()
    summary = models.TextField()
    fingerprint = models.CharField(max_length=64)
    sequence = models.PositiveIntegerField(default=0)
    stamped_at = models.DateTimeField()
    is_off = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feed", "uid"], name="calendar_event_once_per_feed")
        ]

    def __str__(self) -> str:
        return self.uid
