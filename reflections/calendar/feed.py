"""Entries as an iCalendar file that tells what changed (RFC 5545 and 7986)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from unicodedata import category

from django.contrib.auth.models import User
from django.db import transaction
from icalendar import Alarm, Calendar, Event, vDuration

from networks.models import Preference, PreferenceSetting
from reflections.calendar.entries import FeedEntry, entries_of
from reflections.figures.load import read_outline
from reflections.models import CalendarEvent, CalendarFeed
from reflections.models.calendar_feed import TOLD_OFF_FOR

HOST = "worth-renewing"
# Days before, where the person has not chosen their own.
LEAD_TIMES = (90, 30, 14, 7, 0)
ASK_AGAIN_AFTER = timedelta(hours=6)
# Control characters, and what some programs take for the end of a line.
UNTAKEN = {"Cc", "Zl", "Zp", "Cs"}
OFF = sha256(b"off").hexdigest()


def calendar_of(feed: CalendarFeed, today: date, now: datetime, site: str) -> bytes:
    """The whole feed; `site` is the address at which its pages' paths begin."""
    outline = read_outline(feed.owner)
    stands = list(entries_of(feed.owner, outline, today, with_amounts=feed.with_amounts))
    by_uid = {entry.uid: entry for entry in stands}
    leads = lead_times(feed.owner)
    calendar = _empty_calendar()
    for event in brought_up_to_date(feed, stands, now):
        calendar.add_component(_event(event, by_uid.get(event.uid), leads, site))
    return calendar.to_ical()


def lead_times(owner: User) -> tuple[int, ...]:
    """How many days before a date the person wants to hear of it, the longest first."""
    chosen = Preference.objects.of(owner).filter(setting=PreferenceSetting.REMINDER_DAYS)
    numbers = (row.number for row in chosen if row.number is not None)
    days = sorted(map(int, numbers), reverse=True)
    return tuple(days) or LEAD_TIMES


@transaction.atomic
def brought_up_to_date(
    feed: CalendarFeed, entries: Iterable[FeedEntry], now: datetime
) -> list[CalendarEvent]:
    """Every event to send. One that changed counts on; one that vanished is off for 90 days."""
    # Two programs that ask at once would both add what is new.
    CalendarFeed.objects.select_for_update().get(pk=feed.pk)
    feed.events.filter(is_off=True, stamped_at__lt=now - TOLD_OFF_FOR).delete()
    sent = {event.uid: event for event in feed.events.all()}
    wanted = {entry.uid: entry for entry in entries}
    changed, added = [], []
    for uid, entry in wanted.items():
        event = sent.get(uid)
        if event is None:
            event = sent[uid] = CalendarEvent(feed=feed, uid=uid)
            added.append(event)
        elif event.fingerprint != entry.fingerprint:
            event.sequence += 1
            changed.append(event)
        else:
            continue
        event.day, event.summary, event.is_off = entry.day, entry.summary, False
        event.fingerprint, event.stamped_at = entry.fingerprint, now
    for uid, event in sent.items():
        if uid not in wanted and not event.is_off:
            event.is_off, event.fingerprint = True, OFF
            event.sequence, event.stamped_at = event.sequence + 1, now
            changed.append(event)
    CalendarEvent.objects.bulk_create(added)
    CalendarEvent.objects.bulk_update(
        changed, ["day", "summary", "fingerprint", "sequence", "stamped_at", "is_off"]
    )
    return sorted(sent.values(), key=lambda event: (event.day, event.uid))


def _empty_calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Worth Renewing//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Each by its name in RFC 7986, and by the older one that most programs read.
    for name in ("name", "x-wr-calname"):
        calendar.add(name, "Worth Renewing")
    # Neither has a usual type: the first must say its own, the second be written as a duration.
    calendar.add("refresh-interval", vDuration(ASK_AGAIN_AFTER), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN_AFTER).to_ical().decode())
    return calendar


def _event(
    sent: CalendarEvent, entry: FeedEntry | None, leads: tuple[int, ...], site: str
) -> Event:
    event = Event()
    event.add("uid", f"{sent.uid}-{sent.feed_id}@{HOST}")
    event.add("dtstamp", sent.stamped_at.astimezone(UTC))
    event.add("last-modified", sent.stamped_at.astimezone(UTC))
    event.add("sequence", sent.sequence)
    event.add("summary", _line(sent.summary))
    event.add("dtstart", sent.day)
    # All day: the end is the first day that it does not reach any more.
    event.add("dtend", sent.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED" if entry else "CANCELLED")
    if entry:
        page = site.rstrip("/") + entry.path
        event.add("url", page)
        event.add("description", "\n".join(filter(None, [_line(entry.description), page])))
        for days in leads:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", _line(sent.summary))
            alarm.add("trigger", timedelta(days=-days))
            event.add_component(alarm)
    return event


def _line(text: str) -> str:
    """Without what no calendar program takes: a name cannot hold it, but an old row might."""
    return "".join(character for character in text if category(character) not in UNTAKEN)
