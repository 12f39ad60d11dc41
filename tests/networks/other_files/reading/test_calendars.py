"""The events of a calendar, each with the person's own day."""

from datetime import date

import pytest

from networks.csvfiles.reading.text import Unreadable
from networks.other_files.reading.calendars import read_calendar

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
