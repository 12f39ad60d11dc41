"""Events of a calendar become activities after a look."""

import io
from datetime import date
from decimal import Decimal

import pytest

from networks.csvfiles.reading.sheets import Unreadable
from networks.models import Activity
from networks.other_files.drafting.lines import Names
from networks.other_files.material import ConvertedFiles
from networks.other_files.reading.calendars import kind_of, lines, read_calendar
from reflections.csv_tables import LEDGER
from tests.factories import OrganisationFactory, UserFactory

TODAY = date(2026, 11, 26)
EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:1@x.example
DTSTAMP:20260101T000000Z
DTSTART:20260317T090000Z
DTEND:20260317T170000Z
SUMMARY:BLA committee meeting
LOCATION:https://zoom.us/j/1
END:VEVENT
BEGIN:VEVENT
UID:2@x.example
DTSTAMP:20260101T000000Z
DTSTART;TZID=America/New_York:20260601T220000
DURATION:PT90M
RRULE:FREQ=MONTHLY;COUNT=3
SUMMARY:Reading group
ORGANIZER;CN=Somebody:mailto:office@groups.cilip.org.uk
END:VEVENT
BEGIN:VEVENT
UID:3@x.example
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270101
SUMMARY:Dentist
END:VEVENT
BEGIN:VEVENT
UID:4@x.example
DTSTAMP:20260101T000000Z
DTSTART:20260401T090000Z
STATUS:CANCELLED
SUMMARY:Called off
END:VEVENT
END:VCALENDAR
"""


def read(text=EVENTS, zone="Europe/London"):
    return read_calendar("mine.ics", text.replace("\n", "\r\n").encode(), TODAY, zone)


def event(*more):
    start = ["UID:9@x.example", "DTSTAMP:20260101T000000Z", "DTSTART:20260101T090000Z"]
    body = "\n".join(["BEGIN:VEVENT", *start, "SUMMARY:x", *more, "END:VEVENT"])
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{body}\nEND:VCALENDAR\n"


def test_events_have_the_persons_day_and_the_hours_of_their_times():
    assert [row[:3] for row in read().rows] == [
        ["2026-03-17", "BLA committee meeting", "8.00"],
        # Ten in the evening in New York is three in the morning in London.
        ["2026-06-02", "Reading group", "1.50"],
        ["2026-07-02", "Reading group", "1.50"],
        ["2026-08-02", "Reading group", "1.50"],
        ["2027-01-01", "Dentist", ""],
    ]
    assert read(zone="America/New_York").rows[1][0] == "2026-06-01"


@pytest.mark.django_db
def test_network_is_guessed_by_title_and_by_domain():
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="Business Librarians Association", short_name="BLA")
    OrganisationFactory(owner=owner, name="CILIP", website="https://www.cilip.org.uk/")
    OrganisationFactory(name="Dentist")
    there = {(date(2026, 7, 2), "reading group")}
    found = lines(read(), Names(owner), there)
    assert [(line.words, line.guess, line.is_there) for line in found] == [
        ("Dentist", "", False),
        ("Reading group", "CILIP", False),
        ("Reading group", "", True),
        ("Reading group", "CILIP", False),
        ("BLA committee meeting", "Business Librarians Association", False),
    ]


@pytest.mark.django_db
def test_chosen_events_become_activities_and_new_networks_are_added():
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="Business Librarians Association", short_name="BLA")
    data = io.BytesIO(EVENTS.replace("\n", "\r\n").encode())
    material = ConvertedFiles.read(LEDGER, [("mine.ics", data)], TODAY, "UTC")
    material.choices[0].chosen = {"1": "bla", "4": "CILIP"}
    assert material.bring_in(owner, None, TODAY).problems == []
    first, second = Activity.objects.order_by("date")
    assert (first.organisation.short_name, first.kind, first.setting) == (
        "BLA",
        "committee",
        "online",
    )
    assert (first.date, first.hours) == (date(2026, 3, 17), Decimal(8))
    assert (second.organisation.name, second.title) == ("CILIP", "Reading group")


@pytest.mark.parametrize("how_often", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_what_comes_too_often_is_left_away_at_once(how_often):
    with pytest.raises(Unreadable, match="No event"):
        read(event(f"RRULE:FREQ={how_often}"))


@pytest.mark.parametrize("text", ["", "hello", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"])
def test_what_is_no_calendar_is_refused(text):
    with pytest.raises(Unreadable):
        read(text)


def test_titles_are_one_line_without_what_turns_the_text():
    assert read(event()).rows[0][1] == "x"
    title = read(event().replace("SUMMARY:x", "SUMMARY:a\\nb \u202ec <b>d</b>")).rows[0][1]
    assert title == "a b c <b>d</b>"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Committee meeting", "committee"),
        ("Annual Conference 2026", "conference"),
        ("Cataloguing workshop", "training"),
        ("Coffee", ""),
    ],
)
def test_kind_is_told_by_the_title(title, kind):
    assert kind_of(title) == kind


OUTLOOK = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
X-WR-TIMEZONE:GMT Standard Time
BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E008
DTSTART;TZID=GMT Standard Time:20260310T100000
DTEND;TZID=GMT Standard Time:20260310T120000
RRULE:FREQ=MONTHLY;COUNT=4;BYDAY=2TU
EXDATE;TZID=GMT Standard Time:20260414T100000
SUMMARY;LANGUAGE=en-gb:Committee
END:VEVENT
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E008
RECURRENCE-ID;TZID=GMT Standard Time:20260512T100000
DTSTART;TZID=GMT Standard Time:20260513T140000
DTEND;TZID=GMT Standard Time:20260513T170000
SUMMARY:Committee (moved)
END:VEVENT
END:VCALENDAR
"""


def test_outlooks_own_names_of_time_zones_and_its_exceptions_are_understood():
    # Called off on 14 April and moved by a day in May.
    rows = read_calendar("x.ics", OUTLOOK.encode(), TODAY, "Europe/London").rows
    assert [row[:3] for row in rows] == [
        ["2026-03-10", "Committee", "2.00"],
        ["2026-05-13", "Committee (moved)", "3.00"],
        ["2026-06-09", "Committee", "2.00"],
    ]
