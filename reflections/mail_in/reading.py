"""What a message says, and nothing else of it. A stranger may have written it: nothing is trusted.

Only the subject, the date and the first calendar that hangs on it are read. No text of the
message is looked at, no link followed, no picture opened.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from networks.arithmetic.periods import FIRST_DAY
from networks.arithmetic.text import is_blank, tidy
from networks.arithmetic.typed_activity import read_activity
from networks.other_files.reading.calendars import events_in

LARGEST = 5 * 1024 * 1024
MOST_PARTS = 100
LONGEST_LINE = 1000
LONGEST_TITLE = 300
MOST_HOURS = Decimal("9999.99")
RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
SECRET = re.compile(r"\+([a-z2-7]{32})@", re.IGNORECASE)
# What calendar programs write before the name of an event.
INVITING = {"invitation", "updated invitation", "updated", "einladung", "invitación"}
# Calendars by which somebody answers, or calls off what was planned (RFC 5546).
NO_INVITATION = {"REPLY", "CANCEL", "COUNTER", "DECLINECOUNTER", "REFRESH"}
AROUND = timedelta(days=3 * 366)


@dataclass(frozen=True)
class MailedActivity:
    """`network` is what the subject calls it; `domains` are those of an invitation's people."""

    fingerprint: str
    network: str
    title: str
    day: date
    hours: Decimal | None
    stars: int | None
    organiser: str = ""
    domains: tuple[str, ...] = ()


def parsed(data: bytes) -> Message:
    """With its parts where they can be taken apart, else its headers alone."""
    try:
        return BytesParser(policy=compat32).parsebytes(data)
    except Exception:
        # The parser of the standard library stumbles over some of what strangers can write.
        return BytesHeaderParser(policy=compat32).parsebytes(data.partition(b"\n\n")[0][:64_000])


def secrets_in(message: Message, recipient: str = "") -> list[str]:
    """The secret words of the addresses that it was sent to; of `recipient` alone when given."""
    if recipient:
        return SECRET.findall(recipient)
    fields = [str(value) for name in RECIPIENTS for value in message.get_all(name, [])]
    addresses = [address for _, address in getaddresses(fields)[:MOST_PARTS]]
    return list(dict.fromkeys(SECRET.findall(" ".join(addresses))))


def read_message(message: Message, today: date, zone: str) -> MailedActivity:
    """As of `today`, in the person's own time zone; never raises."""
    activity = read_activity(one_line(_subject(message)))
    day = _day_of(message, today, ZoneInfo(zone))
    title, hours, network = activity.title, activity.hours, activity.network
    event = _event(message, today, zone)
    if event:
        network = "" if network.lower() in INVITING else network
        day = date.fromisoformat(event["day"])
        hours = hours or (Decimal(event["hours"]) if event["hours"] else None)
        title = title if network and title else one_line(event["title"]) or title
    return MailedActivity(
        fingerprint=_fingerprint(message),
        network=network,
        title=title[:LONGEST_TITLE],
        day=day,
        hours=hours if hours is None or 0 < hours <= MOST_HOURS else None,
        stars=activity.stars,
        organiser=event["organiser"] if event else "",
        domains=tuple(event["domains"]) if event else (),
    )


def one_line(text: str) -> str:
    """Without what nobody sees or no database keeps."""
    line = " ".join(tidy(text[:LONGEST_LINE]).split())
    seen = "".join(character for character in line if character.isprintable())
    return "" if is_blank(seen) else seen


def _subject(message: Message) -> str:
    """Also where its letters were sent as they are, in UTF-8 or Windows-1252."""
    raw = next((value for name, value in message.raw_items() if name.lower() == "subject"), "")
    sent = str(raw).encode("utf-8", "surrogateescape")
    try:
        text = sent.decode()
    except UnicodeDecodeError:
        text = sent.decode("cp1252", "replace")
    try:
        return str(make_header(decode_header(text)))
    except (LookupError, ValueError, TypeError):
        return text


def _day_of(message: Message, today: date, zone: ZoneInfo) -> date:
    """The day on which it was sent; today where that cannot be."""
    try:
        sent: datetime = parsedate_to_datetime(str(message.get("Date")))
        day = sent.astimezone(zone).date() if sent.tzinfo else sent.date()
    except (TypeError, ValueError, OverflowError):
        return today
    return day if FIRST_DAY <= day <= today else today


def _event(message: Message, today: date, zone: str) -> dict | None:
    """The first event of the first calendar that hangs on it."""
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            return None
        name = str(part.get_filename() or "").lower()
        if part.get_content_type() == "text/calendar" or name.endswith(".ics"):
            data = part.get_payload(decode=True)
            # A part that has parts of its own has no bytes.
            if not isinstance(data, bytes) or not data:
                continue
            calendar = events_in(data, today - AROUND, today + AROUND, zone)
            if calendar.get("events") and calendar["method"] not in NO_INVITATION:
                return calendar["events"][0]
    return None


def _fingerprint(message: Message) -> str:
    """Equal for a message that comes once more."""
    headers = [str(message.get(name, "")) for name in ("Message-ID", "Date", "Subject", "From")]
    return sha256("\n".join(headers).encode("utf-8", "replace")).hexdigest()
