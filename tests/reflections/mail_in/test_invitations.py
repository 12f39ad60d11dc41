"""Invitations that come by mail."""

import base64
from datetime import date
from decimal import Decimal
from email.utils import format_datetime

import pytest

from networks.models import Activity
from tests.reflections.mail_in.mails import SENT, mail, receive, to

pytestmark = pytest.mark.django_db


INVITATION = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1@x\r\n"
    "DTSTAMP:20260101T000000Z\r\nDTSTART:20260401T090000Z\r\nDTEND:20260401T103000Z\r\n"
    "SUMMARY:Annual meeting\r\nORGANIZER:mailto:office@bla.example\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_an_invitation_gives_day_hours_and_title(bla, monkeypatch):
    bla.website = "https://www.bla.example/"
    bla.save()
    data = mail(to(bla), "Invitation", calendar=INVITATION)
    assert receive(monkeypatch, data) == "logged"
    activity = Activity.objects.get()
    assert (activity.title, activity.date, activity.hours) == (
        "Annual meeting",
        date(2026, 4, 1),
        Decimal("1.5"),
    )


def test_an_invitation_in_the_words_of_a_calendar_program_is_read_within_a_signed_mail(
    bla, monkeypatch
):
    bla.website = "https://www.bla.example/"
    bla.save()
    lines = base64.encodebytes(INVITATION.encode()).decode()
    data = (
        f"To: {to(bla)}\r\nDate: {format_datetime(SENT)}\r\nMIME-Version: 1.0\r\n"
        "Subject: Invitation: Annual meeting @ Wed 1 Apr 2026 10am (me@example.org)\r\n"
        'Content-Type: multipart/signed; boundary="A"\r\n\r\n'
        '--A\r\nContent-Type: multipart/alternative; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/plain\r\n\r\nCome!\r\n"
        "--B\r\nContent-Type: text/calendar; method=REQUEST\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{lines}\r\n--B--\r\n"
        "--A\r\nContent-Type: application/pkcs7-signature\r\n\r\nx\r\n--A--\r\n"
    )
    assert receive(monkeypatch, data.encode()) == "logged"
    assert Activity.objects.get().title == "Annual meeting"


@pytest.mark.parametrize("method", ["REPLY", "CANCEL"])
def test_an_answer_to_an_invitation_is_nothing_that_was_done(bla, monkeypatch, method):
    bla.website = "https://www.bla.example/"
    bla.save()
    answer = INVITATION.replace("VERSION:2.0", f"VERSION:2.0\r\nMETHOD:{method}")
    data = mail(to(bla), "Accepted: Annual meeting", calendar=answer)
    assert receive(monkeypatch, data) == "waits"
