"""The events of a calendar, one a row."""

from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

from networks.arithmetic.text import check_text, is_blank, tidy
from networks.arithmetic.words import counted
from networks.csvfiles.reading.text import Unreadable
from networks.other_files.grids import Grid
from networks.other_files.reading.limited import answer_of

BACK, AHEAD = timedelta(days=5 * 366), timedelta(days=2 * 366)
LARGEST = 5 * 1024 * 1024
MOST_SECONDS = 12
LONGEST_TITLE = 200
DAY, TITLE, HOURS, PLACE, ORGANISER, DOMAINS = range(6)


def is_calendar(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in (".ics", ".ical", ".ifb")


def events_in(data: bytes, first: date, last: date, zone: str) -> dict[str, Any]:
    """Its `events` from the first to the last day, both included; nothing where it is none."""
    span = first.isoformat(), last.isoformat()
    return answer_of("calendar_process.py", data, *span, zone, cpu_seconds=MOST_SECONDS)


def first_day_read(today: date) -> date:
    return today - BACK


def read_calendar(name: str, data: bytes, today: date, zone: str) -> Grid:
    """Its events of the last five years and the next two, those that recur one by one."""
    if len(data) > LARGEST:
        raise Unreadable(f"A calendar of more than {LARGEST // 1024**2} MB is not read here.")
    answer = events_in(data, first_day_read(today), today + AHEAD, zone)
    if "events" not in answer:
        raise Unreadable("It cannot be read as a calendar.")
    rows = [
        [
            e["day"],
            _title(e["title"]),
            e["hours"],
            e["place"],
            e["organiser"],
            " ".join(e["domains"]),
        ]
        for e in answer["events"]
    ]
    if not rows:
        raise Unreadable("No event of the last five years or the next two is in it.")
    away = answer["left_away"]
    note = f"{counted(away, 'event')} more are left away: too many, or too often." if away else ""
    return Grid(name, rows, list(range(1, len(rows) + 1)), kind="calendar", note=note)


def _title(text: str) -> str:
    """On one line, without what cannot be kept."""
    line = " ".join(tidy(text).split())[:LONGEST_TITLE]
    try:
        check_text(line, multi_line=False)
    except ValueError:
        line = "".join(c for c in line if c.isprintable())
    return "" if is_blank(line) else line.strip()
