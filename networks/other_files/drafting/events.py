"""Events of a calendar, from which a person chooses what was done with a network."""

import re
from datetime import date

from networks.arithmetic.periods import format_day
from networks.models import ActivityKind
from networks.other_files.drafting.drafts import Draft, Origin
from networks.other_files.drafting.existing import Existing
from networks.other_files.drafting.lines import ListedLine, NetworkNames
from networks.other_files.grids import Grid
from networks.other_files.meanings.choices import Choices
from networks.other_files.meanings.columns import ACTIVITIES, NETWORKS
from networks.other_files.reading.calendars import DAY, DOMAINS, HOURS, ORGANISER, PLACE, TITLE

ONLINE = re.compile(r"https?://|\b(?:zoom|teams|webinar|online|meet\.google)\b", re.IGNORECASE)
# The first that fits: a workshop of the committee is a training.
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


def event_lines(grid: Grid, names: NetworkNames, there: set[tuple[date, str]]) -> list[ListedLine]:
    """`there` are the day and title of what is in the ledger already."""
    listed = []
    for line, row in zip(grid.lines, grid.rows, strict=True):
        day = date.fromisoformat(row[DAY])
        is_there = (day, row[TITLE].casefold()) in there
        guess = ""
        if not is_there:
            # Who invited tells more than the words of an invitation.
            invitation = f"{row[TITLE]} {row[ORGANISER]}"
            guess = names.of_domains(row[DOMAINS].split()) or names.within(invitation)
        hours = f"{float(row[HOURS]):g} h" if row[HOURS] else ""
        words = row[TITLE] or "An event without a title"
        listed.append(ListedLine(line, format_day(day), words, hours, guess, is_there))
    return listed[::-1]


def kind_of(title: str) -> str:
    """What a title tells of its kind; empty where it tells nothing."""
    for kind, words in KINDS.items():
        if re.search(rf"\b(?:{words})\b", title, re.IGNORECASE):
            return str(kind)
    return ""


def draft_events(grid: Grid, choices: Choices, existing: Existing, drafted: Draft) -> None:
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
