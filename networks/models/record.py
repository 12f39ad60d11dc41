from uuid import uuid4

from django.db import models

from networks.fields import DerivedField


class Record(models.Model):
    """A row of a ledger; its version counts saves, so that two tabs cannot undo each other.

    `ref` is its lasting name in files: once among the rows of its table in one ledger, whatever
    else in it changes. Another person's row may have the same, when they took over a file.
    """

    ref = models.UUIDField(default=uuid4, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        if not self._state.adding:
            self.version += 1
            update_fields = update_fields and {*update_fields, "version"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def save_base(self, raw=False, **kwargs):
        """A raw save takes the columns as they are, and an old undo knows no newer ones."""
        if raw:
            for field in self._meta.concrete_fields:
                if isinstance(field, DerivedField):
                    field.pre_save(self, add=False)
        super().save_base(raw=raw, **kwargs)
