"""Files that wait to be imported, between their preview and the yes to it."""

import json
import zlib
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from networks.models.locking import lock_ledger

KEPT_FOR = timedelta(days=1)
LONGEST_NAME = 200
# Of packed bytes: some thousands of rows, which take longer than one likes to wait unsure.
LONG = 20_000


class UploadQuerySet(models.QuerySet["Upload"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def waiting(self) -> Self:
        """Those that can still be saved: the last day's."""
        return self.filter(at__gt=timezone.now() - KEPT_FOR)

    @transaction.atomic
    def keep(self, owner: User, name: str, content: bytes = b"", **more: Any) -> "Upload":
        """Put it in the place of the owner's last one; everyone's old ones go too."""
        lock_ledger(owner)
        self.of(owner).delete()
        self.filter(at__lte=timezone.now() - KEPT_FOR).delete()
        # It is shown: what nobody sees in a stranger's text can turn or hide what stands beside it.
        visible = "".join(character for character in name if character.isprintable())
        return self.create(owner=owner, name=visible[:LONGEST_NAME], content=content, **more)


class Upload(models.Model):
    """Files that were shown to their owner, and wait for a yes to be brought into the ledger.

    `content` is a .zip of those that are files of a ledger. What is laid out otherwise waits as
    `sheets`, with what was said of them in `choices`; then there is no content.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="upload")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    name = models.CharField(max_length=LONGEST_NAME)
    content = models.BinaryField()
    packed_sheets = models.BinaryField(null=True)
    choices = models.JSONField(default=list, blank=True)

    objects = UploadQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_long(self) -> bool:
        return len(self.content) + len(self.packed_sheets or b"") > LONG

    @property
    def sheets(self) -> list[dict] | None:
        packed = self.packed_sheets
        return None if packed is None else json.loads(zlib.decompress(packed))

    @sheets.setter
    def sheets(self, sheets: list[dict]) -> None:
        self.packed_sheets = zlib.compress(json.dumps(sheets).encode())
