"""Mails as programs write them, given to the command that a mail server calls."""

import io
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from django.core.management import call_command

from reflections.models import MailAddress

SENT = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)


def to(network):
    return f"ledger+{MailAddress.objects.replace(network.owner).token}@example.org"


def mail(address, subject, sent=SENT, **more):
    message = EmailMessage()
    message["To"], message["From"], message["Subject"] = address, "me@example.org", subject
    message["Date"] = format_datetime(sent)
    message["Message-ID"] = f"<{abs(hash((subject, sent)))}@example.org>"
    message.set_content("Some text, https://evil.example/")
    message.add_alternative("<img src=https://evil.example/x>", subtype="html")
    if "calendar" in more:
        message.add_attachment(more["calendar"].encode(), "text", "calendar", filename="i.ics")
    return message.as_bytes()


def receive(monkeypatch, data, **options):
    class Stdin:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Stdin)
    out = io.StringIO()
    call_command("receive_mail", stdout=out, **options)
    return out.getvalue().strip()
