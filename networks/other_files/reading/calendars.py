"""Events of a calendar, from which a person chooses what was done with a network."""

import re
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

from networks.arithmetic.periods import format_day
from networks.arithmetic.text import check_text, is_blank, tidy
from networks.arithmetic.words import counted
from networks.csvfiles.reading.sheets import Unreadable
from networks.models import ActivityKind
from networks.other_files.drafting.drafts import Draft, Origin
from networks.other_files.drafting.existing import Existing
from networks.other_files.drafting.lines import ListedLine, Names
from networks.other_files.grids import Grid
from networks.other_files.meanings.choices import Choices
from networks.other_files.meanings.columns import ACTIVITIES, NETWORKS
from networks.other_files.reading.limited import answer_of

BACK, AHEAD = timedelta(days=5 * 366), timedelta(days=2 * 366)
LARGEST = 5 * 1024 * 1024
MOST_SECONDS = 12
LONGEST_TITLE = 200
DAY, TITLE, HOURS, PLACE, ORGANISER, DOMAINS = range(6)
ONLINE = re.compile(r"https?://|\b(?:zoom|teams|webinar|online|meet\.google)\b", re.IGNORECASE)
KINDS = {
    ActivityKind.CONFERENCE: r"conference|congress|convention|symposium",
    ActivityKind.TRAINING: r"training|course|workshop|webinar|class|seminar",
    ActivityKind.COMMITTEE: r"committee|board|trustees?|council|working group",
    ActivityKind.TALK: r"talk|lecture|keynote",
    ActivityKind.VISIT: r"visit|tour",
    ActivityKind.MENTORING: r"mentor\w*|mentee",
    ActivityKind.VOLUNTEERING: r"volunteer\w*",
    ActivityKind.DISCUSSION: r"discussion|chat|book club|reading group",
}


def is_calendar(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in (".ics", ".ical", ".ifb")


def events_in(data: bytes, first: date, last: date, zone: str) -> dict[str, Any]:
    """Its `events` from the first to the last day, both included; nothing where it is none."""
    span = first.isoformat(), last.isoformat()
    return answer_of("calendar_process.py", data, *span, zone, cpu_seconds=MOST_SECONDS)


def read_calendar(name: str, data: bytes, today: date, zone: str) -> Grid:
    """Its events of the last five years and the next two, those that recur one by one."""
    if len(data) > LARGEST:
        raise Unreadable(f"A calendar of more than {LARGEST // 1024**2} MB is not read here.")
    answer = events_in(data, today - BACK, today + AHEAD, zone)
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


def lines(grid: Grid, names: Names, there: set[tuple[date, str]]) -> list[ListedLine]:
    """`there` are the day and title of what is in the ledger already."""
    found = []
    for line, row in zip(grid.lines, grid.rows, strict=True):
        day = date.fromisoformat(row[DAY])
        is_there = (day, row[TITLE].casefold()) in there
        guess = ""
        if not is_there:
            # Who invited tells more than the words of an invitation.
            said = f"{row[TITLE]} {row[ORGANISER]}"
            guess = names.of_domains(row[DOMAINS].split()) or names.within(said)
        hours = f"{float(row[HOURS]):g} h" if row[HOURS] else ""
        words = row[TITLE] or "An event without a title"
        found.append(ListedLine(line, format_day(day), words, hours, guess, is_there))
    return found[::-1]


def kind_of(title: str) -> str:
    """What a title tells of its kind; empty where it tells nothing."""
    for kind, words in KINDS.items():
        if re.search(rf"\b(?:{words})\b", title, re.IGNORECASE):
            return str(kind)
    return ""


def draft(grid: Grid, choices: Choices, existing: Existing, drafted: Draft) -> None:
    headings = {"date": "Day", "title": "Event", "hours": "Hours", "name": "Network"}
    for line, row in zip(grid.lines, grid.rows, strict=True):
        name = choices.chosen.get(str(line), "")
        if not name or line in choices.left_out:
            continue
        origin = Origin(grid.name, line, headings | {"organisation": "Network"})
        if not existing.has(name):
            drafted.add(NETWORKS, {"name": name}, origin)
            existing.know(name)
        values = {
            "organisation": existing.full_name(name),
            "date": row[DAY],
            "title": row[TITLE] or "An event",
            "hours": row[HOURS],
            "kind": kind_of(row[TITLE]),
            "setting": "online" if ONLINE.search(f"{row[PLACE]} {row[TITLE]}") else "",
        }
        drafted.add(ACTIVITIES, values, origin)
