"""The forms that a person sent lately, so that one that comes twice has one effect."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from networks.models.change import Change, ChangedRow, RowChange
from networks.models.prepared import PreparedQuery

KEPT_FOR = timedelta(days=1)
# Longer than any server lets an answer take; whoever began it was stopped in between.
FORSAKEN_AFTER = timedelta(minutes=5)

LATEST_CHANGE = PreparedQuery(lambda owner: Change.objects.of(owner).values("id")[:1])


class SentFormQuerySet(models.QuerySet["SentForm"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def old(self, now: datetime) -> Self:
        """Those of which nobody sends the same page again."""
        return self.filter(at__lt=now - KEPT_FOR)

    def begin(self, owner: User, key: str) -> "SentForm | None":
        """None where another request has begun the same form."""
        sent = self.model(owner=owner, key=key, changes_before=_last_change_id(owner))
        # The database decides between two at once: only one of them can insert the row.
        try:
            with transaction.atomic():
                sent.save(force_insert=True)
        except IntegrityError:
            return None
        return sent


class SentForm(models.Model):
    """A form as it came: `key` is the same for the same text out of the same opened page.

    `location` is where the answer led, empty while there is none. The form's own changes came after
    the one numbered `changes_before`, up to `changes_after`; 0 where there was none yet.
    """

    # No index of its own: sent_form_begun_once begins with it.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sent_forms", db_index=False
    )
    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    location = models.TextField(blank=True, default="")
    changes_before = models.BigIntegerField(default=0)
    changes_after = models.BigIntegerField(default=0)

    objects = SentFormQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="sent_form_begun_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.location or 'not answered yet'}"

    def finish(self, location: str) -> None:
        """Note where the answer led; without a location the form may be sent again."""
        if not location:
            self.delete()
            return
        if self.owner.pk is None:
            # The person is gone, with all that was theirs.
            return
        self.location, self.changes_after = location, _last_change_id(self.owner)
        type(self).objects.filter(pk=self.pk).update(
            location=self.location, changes_after=self.changes_after
        )

    def is_forsaken(self, now: datetime) -> bool:
        return not self.location and self.at < now - FORSAKEN_AFTER

    def is_outlived(self) -> bool:
        """Whether what it added was changed or deleted since: to send it again has a purpose.

        Where it added nothing, any change since gives it one.
        """
        since = ChangedRow.objects.of(self.owner).filter(change__gt=self.changes_after)
        own = ChangedRow.objects.of(self.owner).filter(
            change__gt=self.changes_before, change__lte=self.changes_after
        )
        if self.changes_after > self.changes_before and not own.exists():
            return True
        added = own.filter(what=RowChange.ADDED)
        if not added.exists():
            return since.exists()
        alike = added.filter(model=OuterRef("model"), row=OuterRef("row"))
        return since.filter(Exists(alike)).exists()


def _last_change_id(owner: User) -> int:
    [latest] = LATEST_CHANGE.columns(owner.pk)
    return latest[0] if latest else 0
