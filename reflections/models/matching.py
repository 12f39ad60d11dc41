"""What a person said the columns of their own spreadsheet mean, for the next time."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models

KEPT_AT_MOST = 100


class MatchingQuerySet(models.QuerySet["Matching"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def remember(self, owner: User, fingerprint: str, choices: dict[str, Any]) -> None:
        """In the place of what was said of such a sheet before; the oldest are forgotten."""
        self.update_or_create(owner=owner, fingerprint=fingerprint, defaults={"choices": choices})
        # By a list of numbers: Django deletes no slice.
        kept = self.of(owner).order_by("-at", "-pk")[:KEPT_AT_MOST]
        self.of(owner).exclude(pk__in=[row.pk for row in kept]).delete()


class Matching(models.Model):
    """What a person said of the columns of a sheet, for the next one with the same headings."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="matchings")
    fingerprint = models.CharField(max_length=64)
    choices = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    objects = MatchingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "fingerprint"], name="matching_once_per_owner_and_headings"
            )
        ]

    def __str__(self) -> str:
        return self.fingerprint
