"""What a person did to their ledger, kept for good: undo, the bin and the history read it."""

from datetime import timedelta
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from networks.fields import DerivedField

KEPT_DAYS = 30


class ChangeKind(models.TextChoices):
    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


class ChangeQuerySet(models.QuerySet["Change"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def kept(self) -> Self:
        """Those that can still be taken back: the last KEPT_DAYS days'."""
        return self.filter(is_open=True, at__gt=timezone.now() - timedelta(days=KEPT_DAYS))

    def binned(self) -> Self:
        """What lies in the bin, the latest first."""
        return self.kept().filter(kind=ChangeKind.DELETED).order_by("-at", "-id")


class Change(models.Model):
    """What a person did in one go.

    It is open until it is taken back or, out of the bin, deleted for good. `home_currency` is that
    in which the ledger was kept then; empty where that was not noted yet.
    """

    # No index of its own: change_latest begins with it.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="changes", db_index=False
    )
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=7, choices=ChangeKind.choices)
    label = models.CharField(max_length=400)
    is_open = models.BooleanField(default=True)
    home_currency = models.CharField(max_length=3, blank=True, default="")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["owner", "-at"], name="change_latest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.label}"


class RowChange(models.TextChoices):
    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    UNLINKED = "unlinked", "Parted from what was deleted"


class ChangedRowQuerySet(models.QuerySet["ChangedRow"]):
    def of(self, owner: User | models.OuterRef) -> Self:
        return self.filter(change__owner=owner)

    def about(self, model: type[models.Model], pk: int) -> Self:
        return self.filter(model=model._meta.label_lower, row=pk)


class ChangedRow(models.Model):
    """What became of one row in a change; within it, what hangs on another row comes after it.

    `before` has the row's stored columns but those that are derived, and the ids that its links
    between many and many led to; nothing where it was added, the links that were cut where it was
    parted. `version` is the row's after the change. Many rows at once go without a `label`.
    """

    change = models.ForeignKey(Change, models.CASCADE, related_name="rows")
    # Not a foreign key: what it tells of may be gone.
    model = models.CharField(max_length=60)
    row = models.BigIntegerField()
    what = models.CharField(max_length=8, choices=RowChange.choices)
    label = models.CharField(max_length=400, blank=True, default="")
    version = models.PositiveIntegerField(default=0)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    objects = ChangedRowQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["model", "row"], name="changed_row_history")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.label or f'{self.model} {self.row}'}"

    @property
    def values_before(self) -> dict[str, Any]:
        """None of them where it was added."""
        return self.before or {}

    @property
    def row_model(self) -> type[models.Model]:
        return apps.get_model(self.model)

    def as_it_was(self) -> models.Model:
        """The row before the change, not saved; columns that it did not have yet are as new."""
        data = {"model": self.model, "pk": self.row, "fields": self.values_before}
        [found] = serializers.deserialize("python", [data], ignorenonexistent=True)
        return found.object


def stored_values(row: models.Model, links: dict[str, list[int]] | None = None) -> dict:
    """What `ChangedRow.before` keeps of a row, with its links between many and many.

    Those are read from the database unless `links` has them.
    """
    kept = [field.name for field in row._meta.fields if not isinstance(field, DerivedField)]
    read = [field.name for field in row._meta.many_to_many] if links is None else []
    [data] = serializers.serialize("python", [row], fields=[*kept, *read])
    return data["fields"] | (links or {})
