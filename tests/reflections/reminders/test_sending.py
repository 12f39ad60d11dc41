from datetime import UTC, date, datetime
from io import StringIO
from smtplib import SMTPServerDisconnected
from threading import Thread

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection

from networks.changing import save
from networks.models import Change
from reflections.models import Choice, Reminded, ReminderChoice, ReminderRule
from reflections.reminders.sending import remind
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    PreferenceFactory,
    ReflectionFactory,
)

pytestmark = pytest.mark.django_db


def send(on):
    out = StringIO()
    call_command("send_reminders", "--on", on, stdout=out, stderr=StringIO())
    return out.getvalue()


def letters():
    return [message.body for message in mail.outbox]


def test_each_thing_is_told_once_for_each_lead_time(cilip):
    PreferenceFactory(owner=cilip.organisation.owner, setting="reminder_days", number=7)
    days = ["2012-07-25", "2012-07-26", "2012-07-27", "2012-08-25", "2012-08-26"]
    assert [send(day) for day in days] == [
        "0 sent.\n",  # 8 days before the day to decide
        "1 sent.\n",  # 7 days before it
        "0 sent.\n",
        "1 sent.\n",  # 7 days before the renewal
        "0 sent.\n",
    ]


def test_days_on_which_nothing_ran_are_made_up_for_in_one_letter(cilip):
    send("2012-08-01")
    assert len(mail.outbox) == 1
    assert Reminded.objects.count() == 5  # of the decision 90, 30, 14 and 7; of the renewal 90


def test_running_twice_sends_nothing_twice(cilip):
    assert send("2012-08-01") == "1 sent.\n"
    assert send("2012-08-01") == "0 sent.\n"


def test_overdue_renewal_is_asked_about_once(cilip):
    send("2012-09-02")
    assert "- CILIP was due on 1 September 2012: what became of it?" in letters()[0]
    assert send("2012-09-03") == "0 sent.\n"


def test_decided_renewal_is_told_no_more(cilip):
    DecisionFactory(
        organisation=cilip.organisation, choice=Choice.LEAVE, decided_on=date(2012, 7, 1)
    )
    assert send("2012-08-01") == "0 sent.\n"


def test_answer_older_than_a_year_is_asked_for_again(cilip):
    AppraisalFactory(membership=cilip, date=date(2010, 8, 20), worth_per_year="30.00")
    send("2011-10-31")
    assert (
        "You last said what CILIP gave you on 20 August 2010. What about this year?" in letters()[0]
    )


def test_what_was_planned_is_asked_about_once_it_is_past(cilip):
    network = cilip.organisation
    day = date(2027, 3, 10)
    planned = ActivityFactory.build(organisation=network, title="Summer school", date=day)
    change = save(network.owner, planned)
    Change.objects.filter(pk=change.pk).update(at=datetime(2027, 3, 1, 12, tzinfo=UTC))
    ReminderRule.objects.create(owner=network.owner, kind="overdue", is_off=True)
    assert send("2027-03-11") == "1 sent.\n"
    assert "- 10 March 2027: CILIP: Summer school. Did you go?" in letters()[0]
    assert "/activities/went/" in letters()[0]
    assert send("2027-03-12") == "0 sent.\n"


def test_what_was_done_last_month_and_not_written_about_is_told_once(cilip):
    network, other = cilip.organisation, OrganisationFactory(owner=cilip.organisation.owner)
    ActivityFactory(organisation=network, date=date(2012, 2, 29))
    ActivityFactory(organisation=network, date=date(2012, 2, 1), outcome="A new idea")
    ActivityFactory(organisation=network, date=date(2011, 12, 31))
    ActivityFactory(organisation=other, date=date(2012, 2, 10))
    entry = ReflectionFactory(owner=network.owner, date=date(2012, 2, 10))
    entry.organisations.add(other)
    # It is not last month's yet, and what December was is no longer.
    assert send("2012-02-29") == "0 sent.\n"
    assert send("2012-03-01") == "1 sent.\n"
    assert (
        "- 1 thing that you did in February 2012 and wrote nothing about: what came of it?"
        in letters()[0]
    )
    assert send("2012-03-31") == "0 sent.\n"


def test_a_kind_that_is_not_wanted_does_not_come_and_another_comes_on_its_own_days(cilip):
    owner = cilip.organisation.owner
    ReminderRule.objects.create(owner=owner, kind="decide", is_off=True)
    ReminderRule.objects.create(owner=owner, kind="renewal", days=[45])
    # 45 days before 1 September is 18 July.
    assert [send(day) for day in ("2012-07-17", "2012-07-18", "2012-08-31")] == [
        "0 sent.\n",
        "1 sent.\n",
        "0 sent.\n",
    ]


def test_one_letter_a_week_looks_ahead_to_the_next(cilip):
    owner = cilip.organisation.owner
    PreferenceFactory(owner=owner, setting="reminder_days", number=0)
    ReminderChoice.objects.create(owner=owner, is_weekly=True)
    OrganisationFactory(owner=owner)
    # 2 August 2012, the day to decide by, is a Thursday; 1 September is a Saturday.
    days = ["2012-07-26", "2012-07-30", "2012-07-31", "2012-08-02", "2012-08-29", "2012-09-02"]
    assert [send(day) for day in days] == [
        "0 sent.\n",  # Thursday: a week before
        "1 sent.\n",  # Monday
        "0 sent.\n",
        "0 sent.\n",
        "1 sent.\n",  # Wednesday, as nothing ran on Monday
        "0 sent.\n",  # overdue by now, and told on Monday
    ]
    assert send("2012-09-03") == "1 sent.\n"


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_nobody_else_gets_a_letter(cilip, change):
    owner = cilip.organisation.owner
    for name, value in change.items():
        setattr(owner, name, value)
    owner.save()
    assert send("2012-08-01") == "0 sent.\n"


def test_letter_that_is_refused_comes_the_next_time(cilip, monkeypatch):
    def refuse(self):
        raise SMTPServerDisconnected("gone after DATA")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        with pytest.raises(CommandError, match="1 could not be sent; the next run tries again"):
            send("2012-08-01")
    assert not Reminded.objects.exists()
    assert send("2012-08-01") == "1 sent.\n"


def test_one_refusal_keeps_nobody_else_waiting(cilip, monkeypatch):
    other = MembershipFactory(organisation__owner__email="second@example.org")
    FeeFactory(membership=other, covers_from=date(2011, 9, 1), covers_until=date(2012, 8, 31))
    usual = mail.EmailMultiAlternatives.send

    def refuse_first(self):
        if self.to == ["reader@example.org"]:
            raise OSError("timed out")
        return usual(self)

    monkeypatch.setattr(mail.EmailMultiAlternatives, "send", refuse_first)
    with pytest.raises(CommandError):
        send("2012-09-01")
    assert [message.to for message in mail.outbox] == [["second@example.org"]]


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="in memory, one thread has it alone")
@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_one_letter(cilip):
    def run():
        send("2012-08-01")
        connection.close()

    runs = [Thread(target=run) for _ in range(4)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert len(mail.outbox) == 1


def test_who_leaves_while_letters_go_out_gets_none(cilip):
    owner = cilip.organisation.owner
    user = get_user_model().objects.get(pk=owner.pk)
    owner.delete()
    assert (remind(user, date(2012, 8, 1)), mail.outbox) == (0, [])
