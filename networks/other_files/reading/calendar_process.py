"""The events of an iCalendar file as JSON; run as a program of its own, never imported.

An event that comes every second for a century would keep a server busy for good: here it ends
with this process. Arguments: the first and the last day, and the person's time zone. Reads the
file from standard input; exits 0 with events or a refusal.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

MOST_EVENTS = 2000
LONGEST_TEXT = 500
# Years of these would be millions of events, and nobody goes to a meeting by the hour.
TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}


def local(moment: Any, zone: ZoneInfo) -> Any:
    """A time without a zone is the person's own."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    return moment


def hours_of(first: Any, last: Any) -> str:
    """From the times; nothing for whole days, which nobody spends."""
    if not (isinstance(first, datetime) and isinstance(last, datetime)):
        return ""
    hours = (last - first) / timedelta(hours=1)
    return f"{hours:.2f}" if 0 < hours <= 24 else ""


def address_of(person: Any) -> str:
    return str(person).lower().removeprefix("mailto:")


def as_list(value: Any) -> list:
    return value if isinstance(value, list) else [value] if value is not None else []


def as_plain(event: Any, zone: ZoneInfo) -> dict:
    first = local(event["DTSTART"].dt, zone)
    last = local(event["DTEND"].dt, zone) if "DTEND" in event else first
    if "DURATION" in event and "DTEND" not in event:
        last = first + event["DURATION"].dt
    day = first.date() if isinstance(first, datetime) else first
    organiser = event.get("ORGANIZER")
    people = [*as_list(organiser), *as_list(event.get("ATTENDEE"))]
    name = organiser.params.get("CN", "") if hasattr(organiser, "params") else ""
    return {
        "day": day.isoformat(),
        "title": str(event.get("SUMMARY", ""))[:LONGEST_TEXT],
        "hours": hours_of(first, last),
        "place": str(event.get("LOCATION", ""))[:LONGEST_TEXT],
        "organiser": str(name)[:LONGEST_TEXT],
        "domains": sorted({address_of(p).rpartition("@")[2][:100] for p in people[:200]} - {""}),
    }


def comes_too_often(event: Any) -> bool:
    rules = as_list(event.get("RRULE"))
    return any(str(f).upper() in TOO_OFTEN for rule in rules for f in as_list(rule.get("FREQ")))


def read(data: bytes, first: date, last: date, zone: ZoneInfo) -> dict:
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(data)
    if str(calendar.get("X-WR-TIMEZONE", zone)) not in available_timezones():
        # Outlook's own names, such as GMT Standard Time; its events say their zones themselves.
        del calendar["X-WR-TIMEZONE"]
    often = [event for event in calendar.walk("VEVENT") if comes_too_often(event)]
    calendar.subcomponents = [part for part in calendar.subcomponents if part not in often]
    span = datetime.combine(first, time.min, zone), datetime.combine(last, time.max, zone)
    query = recurring_ical_events.of(calendar, skip_bad_series=True)
    events = [
        as_plain(event, zone)
        for event in query.between(*span)
        if str(event.get("STATUS", "")).upper() != "CANCELLED"
    ]
    events.sort(key=lambda event: (event["day"], event["title"]))
    kept = events[-MOST_EVENTS:]
    method = str(calendar.get("METHOD", ""))[:20].upper()
    return {"events": kept, "left_away": len(events) - len(kept) + len(often), "method": method}


def main() -> None:
    first, last, zone = sys.argv[1:]
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
        answer = read(sys.stdin.buffer.read(), *days, ZoneInfo(zone))
    except Exception:
        # Whatever a stranger's file does to the libraries, to us it is no calendar.
        answer = {}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
