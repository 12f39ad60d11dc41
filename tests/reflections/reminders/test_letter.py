"""What a letter says, and how its reader stops it."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from networks.models import Fee, Preference
from reflections.models import Reminded, ReminderChoice
from reflections.models.reminder import way_out
from tests.factories import (
    UserFactory,
)
from tests.reflections.reminders.test_sending import letters, send

pytestmark = pytest.mark.django_db


def test_letter_says_what_is_due_who_pays_and_how_to_leave(cilip):
    # 90 days before 2 August 2012 is 4 May.
    send("2012-05-03")
    assert letters() == []
    assert send("2012-05-04") == "1 sent.\n"
    [message] = mail.outbox
    assert message.to == ["reader@example.org"]
    assert message.subject == "Worth Renewing: 1 thing to look at"
    assert (
        "- 2 August 2012: Decide about CILIP. It renews by itself on 1 September 2012. "
        "£184.00 a year, you. It renews by itself unless you tell them by 2 August 2012. "
        "How to leave: Write to them." in message.body
    )
    assert f"/renewals/{cilip.pk}/" in message.body


def test_letter_writes_dates_and_numbers_as_its_reader_does(cilip):
    Fee.objects.update(amount="1184.00")
    owner = cilip.organisation.owner
    Preference.objects.create(owner=owner, setting="language", words="de")
    send("2012-05-04")
    assert (
        "- 2. August 2012: Decide about CILIP. It renews by itself on 1. September 2012. "
        "£1.184,00 a year, you."
    ) in letters()[0]


def test_letter_lets_its_reader_stop_it_in_one_click(cilip, client):
    send("2012-08-01")
    [message] = mail.outbox
    stop = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = stop.removeprefix("http://127.0.0.1:8000")
    client.get(path)
    assert not ReminderChoice.objects.filter(is_off=True).exists()
    answer = client.post(path, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
    assert "No more letters" in answer.content.decode()
    assert send("2012-09-01") == "0 sent.\n"


def test_forged_way_out_is_not_found(client):
    forged = way_out(UserFactory()).replace("1", "2", 1)[:-1]
    assert client.post(reverse("reminders_off", args=[forged])).status_code == 404


def test_name_in_html_is_escaped_and_plain_is_not(cilip):
    cilip.organisation.short_name = "<b>Q&A</b>"
    cilip.organisation.save()
    send("2012-08-01")
    [message] = mail.outbox
    assert "<b>Q&A</b>" in message.body
    [(html, _)] = message.alternatives
    assert "&lt;b&gt;Q&amp;A&lt;/b&gt;" in html


def test_preview_shows_what_the_letter_will_say_and_sends_nothing(cilip, client, monkeypatch):
    client.force_login(cilip.organisation.owner)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2012, 8, 1))
    page = client.get(reverse("preview_reminders")).content.decode()
    assert "1 September 2012: CILIP renews by itself." in page
    assert not Reminded.objects.exists()
    client.post(reverse("reminders_turn"), {"off": ""})
    assert ReminderChoice.objects.get().is_off
