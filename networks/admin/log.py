"""The admin's own log, without the words of the rows that it is about."""

import json

from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType

NAMES = ("name", "object")


class NamelessLog(ModelAdmin):
    """For every ModelAdmin: the log names no row, since it outlives what it tells of."""

    def log_addition(self, request, obj, message):
        return _log(request, obj, ADDITION, message)

    def log_change(self, request, obj, message):
        return _log(request, obj, CHANGE, message)

    def log_deletions(self, request, queryset):
        return [_log(request, row, DELETION, []) for row in queryset]

    def construct_change_message(self, request, form, formsets, add=False):
        messages = super().construct_change_message(request, form, formsets, add)
        return [
            {done: {key: kept for key, kept in about.items() if key not in NAMES}}
            for message in messages
            for done, about in message.items()
        ]


def _log(request, row, action: int, message: list | str) -> LogEntry:
    return LogEntry.objects.create(
        user_id=request.user.pk,
        content_type=ContentType.objects.get_for_model(row, for_concrete_model=False),
        object_id=row.pk,
        object_repr=f"{row._meta.verbose_name} {row.pk}",
        action_flag=action,
        change_message=message if isinstance(message, str) else json.dumps(message),
    )
