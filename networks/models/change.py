from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT_DAYS = 30


class ChangeKind(models.TextChoices):
    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


class ChangeQuerySet(models.QuerySet):
    def of(self, owner):
        return self.filter(owner=owner)

    def kept(self):
        """Those that can still be undone: the last KEPT_DAYS days'."""
        return self.filter(at__gt=timezone.now() - timedelta(days=KEPT_DAYS))

    def binned(self):
        """What lies in the bin, the latest first."""
        return self.kept().filter(kind=ChangeKind.DELETED).order_by("-at", "-id")


class Change(models.Model):
    """What a person did in one go, with all that it takes to undo it.

    `steps` are in the order in which they were taken; networks.undo writes and reads them.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="changes", db_index=False
    )
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=7, choices=ChangeKind.choices)
    label = models.CharField(max_length=400)
    steps = models.JSONField(default=list)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["owner", "-at"], name="change_latest")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.label}"
