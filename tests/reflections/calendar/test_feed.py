from datetime import UTC, date, datetime, timedelta

import pytest
import recurring_ical_events
from icalendar import Calendar

from networks.models import Organisation
from reflections.calendar.feed import calendar_of
from reflections.models import CalendarFeed, Choice
from tests.factories import (
    ActivityFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    PreferenceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

TODAY = date(2011, 10, 31)
NOW = datetime(2011, 10, 31, 9, tzinfo=UTC)
SITE = "https://ledger.example.org/"


@pytest.fixture
def feed():
    return CalendarFeed.objects.replace(UserFactory())


@pytest.fixture
def cilip(feed):
    """Paid up to 31 August 2012, to be decided 30 days before it renews."""
    network = OrganisationFactory(owner=feed.owner, name="Institute", short_name="CILIP")
    membership = MembershipFactory(organisation=network, notice_days=30)
    FeeFactory(
        membership=membership,
        amount="184.00",
        paid_on=date(2011, 9, 1),
        covers_from=date(2011, 9, 1),
        covers_until=date(2012, 8, 31),
    )
    return membership


def read(feed, today=TODAY, now=NOW):
    return calendar_of(feed, today, now, SITE)


def events(ics):
    return {str(event["uid"]): event for event in Calendar.from_ical(ics).walk("VEVENT")}


def said(ics):
    """The days and words of every event, as a second program reads them."""
    found = recurring_ical_events.of(Calendar.from_ical(ics)).between(
        date(2000, 1, 1), date(2100, 1, 1)
    )
    return sorted((event.start, str(event["summary"])) for event in found)


def test_renewal_and_its_decide_by_date_stand_there(feed, cilip):
    assert said(read(feed)) == [
        (date(2012, 8, 2), "Decide about CILIP"),
        (date(2012, 9, 1), "CILIP renews"),
    ]


def test_renewal_without_notice_stands_there_once(feed, cilip):
    cilip.notice_days = None
    cilip.save()
    assert said(read(feed)) == [(date(2012, 9, 1), "CILIP renews")]


def test_fees_to_pay_planned_activities_and_days_to_look_again_stand_there(feed):
    network = OrganisationFactory(owner=feed.owner, name="BLA")
    FeeFactory(membership__organisation=network, paid_on=date(2012, 3, 1), kind="registration")
    ActivityFactory(organisation=network, date=date(2012, 1, 17), title="Committee, in London")
    ActivityFactory(organisation=network, date=date(2011, 10, 31), title="Today's")
    DecisionFactory(
        organisation=network,
        choice=Choice.UNDECIDED,
        decided_on=date(2011, 10, 1),
        review_on=date(2012, 4, 18),
    )
    assert said(read(feed)) == [
        (date(2012, 1, 17), "BLA: Committee, in London"),
        (date(2012, 3, 1), "BLA: a fee to pay"),
        (date(2012, 4, 18), "Look again at BLA"),
    ]


def test_event_is_of_the_whole_day_and_rings_as_the_person_chose(feed, cilip):
    PreferenceFactory(owner=feed.owner, setting="reminder_days", number=14)
    event = events(read(feed))[f"renewal-{cilip.pk}-{feed.pk}@worth-renewing"]
    assert event["dtstart"].dt == date(2012, 9, 1)
    assert event["dtend"].dt == date(2012, 9, 2)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-14)]
    assert event["url"] == f"https://ledger.example.org/renewals/{cilip.pk}/"


def test_amounts_are_said_when_asked_for_alone(feed, cilip):
    assert b"184" not in read(feed)
    feed.with_amounts = True
    event = events(read(feed))[f"renewal-{cilip.pk}-{feed.pk}@worth-renewing"]
    assert event["description"].startswith("£184.00 a year, you.")


def test_unchanged_feed_is_the_same_to_the_byte(feed, cilip):
    first = read(feed)
    assert read(feed, now=NOW + timedelta(hours=6)) == first


def test_renewal_that_moved_keeps_its_name_and_counts_on(feed, cilip):
    read(feed)
    FeeFactory(
        membership=cilip,
        amount="190.00",
        paid_on=date(2012, 8, 20),
        covers_from=date(2012, 9, 1),
        covers_until=date(2013, 8, 31),
    )
    later = datetime(2012, 8, 20, 9, tzinfo=UTC)
    event = events(read(feed, date(2012, 8, 20), later))[
        f"renewal-{cilip.pk}-{feed.pk}@worth-renewing"
    ]
    assert event["dtstart"].dt == date(2013, 9, 1)
    assert (event["sequence"], event["dtstamp"].dt) == (1, later)


def test_decided_renewal_is_called_off_once_and_forgotten_after_90_days(feed, cilip):
    read(feed)
    DecisionFactory(
        organisation=cilip.organisation, choice=Choice.LEAVE, decided_on=date(2012, 8, 1)
    )
    decided = datetime(2012, 8, 1, 9, tzinfo=UTC)
    uid = f"renewal-{cilip.pk}-{feed.pk}@worth-renewing"
    event = events(read(feed, date(2012, 8, 1), decided))[uid]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert events(read(feed, date(2012, 8, 2), decided + timedelta(days=1)))[uid]["sequence"] == 1
    assert uid not in events(read(feed, date(2012, 11, 1), decided + timedelta(days=92)))


@pytest.mark.parametrize(
    "name",
    [
        '; , \\ " : end',
        "Łódź 図書館 👩‍👩‍👧 " + "é" * 120,
        "جمعية المكتبات",
        "BEGIN:VEVENT",
        "name with a very long tail " * 7,
    ],
)
def test_any_name_is_one_event_in_lines_of_75_octets(feed, cilip, name):
    name = name[:200].strip()
    Organisation.objects.update(short_name="", name=name.replace("; ", ";"))
    ics = read(feed)
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))
    assert len(said(ics)) == 2
    assert said(ics)[1][1] == f"{name.replace('; ', ';')} renews"


def test_line_break_in_an_old_name_starts_no_event_of_its_own(feed, cilip):
    Organisation.objects.update(short_name="", name="X\r\nEND:VEVENT\r\nBEGIN:VEVENT")
    assert [words for _, words in said(read(feed))] == [
        "Decide about XEND:VEVENTBEGIN:VEVENT",
        "XEND:VEVENTBEGIN:VEVENT renews",
    ]


def test_nothing_of_another_person_stands_there(feed, cilip):
    assert said(read(CalendarFeed.objects.replace(UserFactory()))) == []


def test_programs_are_told_when_to_ask_again(feed):
    # RFC 7986, 5.7: it has no usual type, so that it must say its own.
    lines = read(feed).decode().split("\r\n")
    assert {"REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"} <= {*lines}


def test_empty_calendar_is_valid(feed):
    calendar = Calendar.from_ical(read(feed))
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//Worth Renewing//Calendar//EN")
