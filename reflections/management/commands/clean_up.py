from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

from networks.accounts.deletion import overwrite_what_was_deleted
from networks.accounts.sealing import seal_anew
from networks.models import Invitation, SentForm
from reflections.models import MailedMessage, Upload


class Command(BaseCommand):
    help = (
        "Delete old sessions, uploads, notes of sent forms and tries to sign in, and seal the keys "
        "of second steps with today's SECRET_KEY; run it daily."
    )

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        old = {
            "sessions": Session.objects.filter(expire_date__lt=now),
            "uploads": Upload.objects.exclude(pk__in=Upload.objects.waiting().values("pk")),
            "invitations": Invitation.objects.old(now),
            "sorted mail": MailedMessage.objects.old(),
            "sent forms": SentForm.objects.old(now),
            "tries to sign in": AccessAttempt.objects.filter(
                attempt_time__lt=now - settings.AXES_COOLOFF_TIME
            ),
        }
        for name, rows in old.items():
            self.stdout.write(f"{name}: {rows.delete()[0]}")
        self.stdout.write(f"keys sealed anew: {seal_anew()}")
        overwrite_what_was_deleted()
