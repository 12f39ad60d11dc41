"""What a person deletes for good is gone out of the history, too."""

from itertools import groupby

from django.db import transaction

from networks.accounts.deletion import overwrite_what_was_deleted
from networks.models.change import Change, ChangedRow, RowChange

_AT_ONCE = 500


def forget(change: Change) -> None:
    """Delete for good what was deleted in the change, with all that its rows ever said."""
    with transaction.atomic():
        deleted = change.rows.filter(what=RowChange.DELETED).order_by("model")
        for model, rows in groupby(deleted.values_list("model", "row"), key=lambda pair: pair[0]):
            ids = [pk for _, pk in rows]
            for start in range(0, len(ids), _AT_ONCE):
                of_model = ChangedRow.objects.of(change.owner).filter(model=model)
                of_model.filter(row__in=ids[start : start + _AT_ONCE]).delete()
        Change.objects.filter(pk=change.pk).update(is_open=False)
        Change.objects.of(change.owner).filter(rows=None).delete()
        transaction.on_commit(overwrite_what_was_deleted)
