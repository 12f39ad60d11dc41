from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from networks.models import Invitation, SentForm
from reflections.models import MailedMessage, Upload
from tests.factories import UserFactory

MINUTE = timedelta(minutes=1)


def told(number):
    names = (
        *("sessions", "uploads", "invitations", "sorted mail", "sent forms"),
        "tries to sign in",
    )
    return "".join(f"{name}: {number}\n" for name in names) + "keys sealed anew: 0\n"


@pytest.mark.django_db
def test_what_has_had_its_time_goes_and_the_rest_stays(capsys):
    now = timezone.now()
    for name, end in {"old": now - MINUTE, "new": now + MINUTE}.items():
        Session.objects.create(session_key=name, session_data="", expire_date=end)
    for name, age in {"old": timedelta(days=1) + MINUTE, "new": timedelta(hours=23)}.items():
        upload = Upload.objects.create(owner=UserFactory(), name=name, content=b"")
        Upload.objects.filter(pk=upload.pk).update(at=now - age)
    for name, age in {"old": 16 * MINUTE, "new": 14 * MINUTE}.items():
        attempt = AccessAttempt.objects.create(username=name, failures_since_start=1)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=now - age)
    for name, age in {"old": timedelta(days=1) + MINUTE, "new": timedelta(hours=23)}.items():
        SentForm.objects.create(owner=UserFactory(), key=name, at=now - age)
    for name, age in {"old": timedelta(days=7), "new": timedelta(days=6)}.items():
        Invitation.objects.create(token_hash=name, made_at=now - age)
    for name, age in {"old": timedelta(days=60) + MINUTE, "new": timedelta(days=59)}.items():
        mail = MailedMessage.objects.create(
            owner=UserFactory(), fingerprint=name, day=now.date(), is_sorted=True
        )
        MailedMessage.objects.filter(pk=mail.pk).update(at=now - age)
    call_command("clean_up")
    assert [row.fingerprint for row in MailedMessage.objects.all()] == ["new"]
    assert [row.session_key for row in Session.objects.all()] == ["new"]
    assert [row.name for row in Upload.objects.all()] == ["new"]
    assert [row.token_hash for row in Invitation.objects.all()] == ["new"]
    assert [row.key for row in SentForm.objects.all()] == ["new"]
    assert [row.username for row in AccessAttempt.objects.all()] == ["new"]
    assert capsys.readouterr().out == told(1)
    call_command("clean_up")
    assert capsys.readouterr().out == told(0)
