"""Mail to a secret address becomes an activity, or waits; nothing a sender writes does harm."""

import base64
import csv
from datetime import date, datetime
from decimal import Decimal
from email.utils import format_datetime

import pytest
from django.core.management import CommandError

from networks import csvfiles
from networks.csvfiles.reading.sources import from_texts
from networks.models import Activity, Change
from reflections.csv_tables import LEDGER
from reflections.figures.load import read_ledger
from reflections.figures.summary_csv import cells
from reflections.mail_in.reading import LARGEST
from reflections.models import MailAddress, MailedMessage
from reflections.story import FOLDER
from tests.factories import OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import everything
from tests.reflections.figures.test_story import summary_of
from tests.reflections.mail_in.mails import SENT, mail, receive, to
from tests.reflections.scenes import scenes, told_without_costs

pytestmark = pytest.mark.django_db


def test_subject_is_the_activity_and_the_day_is_the_mails(bla, client, monkeypatch):
    data = mail(to(bla), "BLA: committee meeting 3h, 4 stars")
    assert receive(monkeypatch, data) == "logged"
    activity = Activity.objects.get()
    assert (activity.organisation, activity.title, activity.date) == (
        bla,
        "committee meeting",
        date(2026, 3, 17),
    )
    assert (activity.hours, activity.rating, activity.kind) == (3, 4, "committee")
    change = Change.objects.get()
    assert change.owner == bla.owner
    client.force_login(bla.owner)
    client.post(f"/undo/{change.pk}/")
    assert not Activity.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_that_were_sent_as_they_are_come_as_they_are(bla, monkeypatch, encoding):
    subject = "Subject: BLA: “Soirée” à Évora 2h".encode(encoding)
    assert receive(monkeypatch, f"To: {to(bla)}\r\n".encode() + subject + b"\r\n\r\n") == "logged"
    assert Activity.objects.get().title == "“Soirée” à Évora"


def test_what_is_likely_a_slip_waits(bla, monkeypatch):
    assert receive(monkeypatch, mail(to(bla), "BLA: committee meeting 400h")) == "waits"


def test_the_same_mail_once_more_changes_nothing(bla, monkeypatch):
    data = mail(to(bla), "BLA: committee meeting 3h")
    receive(monkeypatch, data)
    before = everything()
    assert receive(monkeypatch, data) == "known"
    assert everything() == before


def test_what_is_not_understood_waits_and_nothing_of_its_text_is_kept(bla, monkeypatch):
    data = mail(to(bla), "CILIP: a talk 2h")
    assert receive(monkeypatch, data) == "waits"
    waiting = MailedMessage.objects.get()
    assert (waiting.title, waiting.hours, waiting.is_sorted) == ("CILIP: a talk", 2, False)
    assert "evil" not in str(MailedMessage.objects.values())
    assert not Activity.objects.exists()


def test_a_title_in_another_script_is_read(bla, monkeypatch):
    subject = "=?iso-2022-jp?B?" + base64.b64encode("BLA: 会議 3h".encode("iso-2022-jp")).decode()
    data = mail(to(bla), "x").replace(b"Subject: x", f"Subject: {subject}?=".encode())
    assert receive(monkeypatch, data) == "logged"
    activity = Activity.objects.get()
    assert (activity.title, activity.hours) == ("会議", Decimal(3))


@pytest.mark.parametrize("date_header", ["", "yesterday", "Mon, 01 Jan 9999 00:00:00 +0000"])
def test_a_mail_of_no_day_is_of_today(bla, monkeypatch, date_header):
    data = mail(to(bla), "BLA: talk").replace(format_datetime(SENT).encode(), date_header.encode())
    receive(monkeypatch, data)
    assert Activity.objects.get().date == date.today()


def test_recipient_that_the_mail_server_names_counts_alone(bla, monkeypatch):
    address = to(bla)
    data = mail("somebody@example.org", "BLA: talk")
    assert receive(monkeypatch, data, to=address.upper()) == "logged"
    with pytest.raises(CommandError, match="Nobody has that address"):
        receive(monkeypatch, mail(address, "BLA: talk 2"), to="ledger@example.org")


def test_old_and_switched_off_addresses_are_nobodys(bla, monkeypatch):
    old = to(bla)
    new = to(bla)
    with pytest.raises(CommandError) as refused:
        receive(monkeypatch, mail(old, "BLA: talk"))
    assert refused.value.returncode == 67
    MailAddress.objects.all().delete()
    with pytest.raises(CommandError):
        receive(monkeypatch, mail(new, "BLA: talk"))
    bla.owner.is_active = False
    bla.owner.save()
    with pytest.raises(CommandError):
        receive(monkeypatch, mail(to(bla), "BLA: talk"))
    assert not Activity.objects.exists()


def test_doubtful_short_name_waits_to_be_sorted(bla, monkeypatch):
    OrganisationFactory(owner=bla.owner, name="British Library Association", short_name="bla")
    assert receive(monkeypatch, mail(to(bla), "BLA: committee meeting 3h")) == "waits"
    assert not Activity.objects.exists()


def test_another_persons_network_is_not_found(bla, monkeypatch):
    OrganisationFactory(name="CILIP")
    receive(monkeypatch, mail(to(bla), "CILIP: talk"))
    assert not Activity.objects.exists()


def test_what_is_too_large_is_refused_unread(bla, monkeypatch):
    with pytest.raises(CommandError, match="too large"):
        receive(monkeypatch, b"x" * (LARGEST + 1))


def test_a_full_inbox_asks_the_server_to_wait(bla, monkeypatch):
    monkeypatch.setattr("reflections.mail_in.receiving.WAITING_AT_MOST", 1)
    address = to(bla)
    receive(monkeypatch, mail(address, "one"))
    with pytest.raises(CommandError) as refused:
        receive(monkeypatch, mail(address, "two"))
    assert refused.value.returncode == 75


def hostile(address):
    """Headers and bodies that parsers stumble over."""
    start = f"To: {address}\r\n".encode()
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n)
        for n in range(3000)
    )
    return [
        start + b"Subject: BLA: a\x00b\x01 <script> 2h\r\n\r\n",
        start + b"Subject: =?utf-8?q?BLA=3A_a=E2=80=AEb?=\r\n\r\n",
        start + b"Subject: =?x-none?b?////?=\r\n\r\n",
        start + b"Subject: =?utf-8?b?7aCA?=\r\n\r\n",
        start + b"Subject: " + b"x" * 500_000 + b"\r\n\r\n",
        start + b"Subject: BLA: 99999999999h of work\r\n\r\n",
        start + b"Subject: a\r\n b\r\nDate: Thu, 99 Foo 2026 99:99:99 +9999\r\n\r\n",
        start + nested,
        start + b"Content-Type: text/calendar; charset=x-none\r\n\r\nBEGIN:VCALENDAR\r\n",
        start + b"Content-Transfer-Encoding: base64\r\nContent-Type: text/calendar\r\n\r\n%%%",
        start,
    ]


def test_nothing_that_a_sender_writes_is_a_crash(bla, monkeypatch):
    address = to(bla)
    for data in hostile(address):
        assert receive(monkeypatch, data) in ("logged", "waits", "known")
    for row in (*Activity.objects.all(), *MailedMessage.objects.all()):
        assert row.title.isprintable()


def test_the_story_as_a_mail_for_each_thing_done_gives_its_figures(monkeypatch):
    """What networks are, cost and are worth is there; what was done comes by mail."""
    owner = UserFactory()
    there = ("organisations", "memberships", "fees", "appraisals", "preferences")
    texts = {name: (FOLDER / f"{name}.csv").read_bytes() for name in there}
    csvfiles.bring_in(owner, from_texts(LEDGER, texts))
    address = f"ledger+{MailAddress.objects.replace(owner).token}@example.org"
    with (FOLDER / "activities.csv").open(encoding="utf-8", newline="") as file:
        done = list(csv.DictReader(file))
    for row in done:
        hours = f" {row['hours']}h" if row["hours"] else ""
        stars = f", {row['rating']} stars" if row["rating"] else ""
        sent = datetime.fromisoformat(f"{row['date']}T12:00:00+00:00")
        subject = f"{row['organisation']}: {row['title']}{hours}{stars}"
        assert receive(monkeypatch, mail(address, subject, sent)) == "logged"
    assert Activity.objects.count() == len(done)
    ledger = read_ledger(owner)
    for scene in scenes():
        figures = {row["organisation"]: row for row in cells(summary_of(ledger, scene))}
        # A mail does not say what membership took off a price.
        for name, told in told_without_costs(scene, "saved").items():
            assert {figure: figures[name][figure] or "" for figure in told} == told
