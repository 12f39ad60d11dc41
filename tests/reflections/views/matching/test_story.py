import csv
from datetime import date, timedelta
from decimal import Decimal

import pytest

from networks import csvfiles
from networks.csvfiles.reading.sources import from_texts
from networks.models import Activity, Fee, Membership
from reflections.csv_tables import LEDGER
from reflections.figures.load import read_ledger
from reflections.figures.summary_csv import cells
from reflections.models import Upload
from reflections.story import FOLDER
from tests.factories import UserFactory
from tests.networks.other_files.books import xlsx
from tests.reflections.figures.test_story import summary_of
from tests.reflections.pages import words_of
from tests.reflections.scenes import scenes, told_without_costs
from tests.reflections.views.matching.sheets import MATCH, answers, confirm, send

pytestmark = pytest.mark.django_db


NETWORKS = {
    "organisation": "Network",
    "short_name": "Short name",
    "org_kind": "Kind",
    "setting": "Where",
    "parent": "Part of",
    "host": "Lives on",
    "website": "Website",
    "tax_relief": "Tax relief",
    "org_notes": "Notes",
    "started_on": "Joined",
    "ended_on": "Left",
    "category": "Grade",
    "held_by": "Holder",
    "held_for": "Held for",
    "notice_days": "Notice (days)",
    "reason_joined": "Why joined",
    "reason_left": "Why left",
    "amount": "Fee",
    "paid_on": "Paid on",
    "covers_from": "Covers from",
    "covers_until": "Covers until",
    "paid_by": "Who paid",
    "fee_notes": "Payment notes",
}
DONE = {
    "organisation": "Network",
    "date": "Date",
    "kind": "Type",
    "title": "Activity",
    "setting": "Where",
    "hours": "Hours",
    "cost": "Cost",
    "cost_paid_by": "Paid by",
    "saved": "Discount",
    "rating": "Stars",
    "outcome": "Outcome",
    "given": "Given",
    "found_through": "Heard through",
    "cpd": "CPD",
    "evidence_url": "Evidence",
}
WORDS = {"self": "me", "employer": "work", "institution": "institution"}


def rows_of(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell(heading, text):
    """As somebody's spreadsheet holds it: days are days, and numbers numbers."""
    if text and heading in ("Joined", "Left", "Paid on", "Covers from", "Covers until", "Date"):
        return date.fromisoformat(text)
    if text and heading in ("Hours", "Cost", "Discount", "Stars", "Notice (days)"):
        return float(text)
    return WORDS.get(text, text)


def wide():
    """Networks, memberships and fees in one sheet: a row for each fee, or where there is none."""
    networks = {row["name"]: row for row in rows_of("organisations")}
    fees = rows_of("fees")
    yield list(NETWORKS.values())
    for member in rows_of("memberships"):
        network = networks[member["organisation"]]
        own = {f"org_{name}": text for name, text in network.items()} | network | member
        key = member["organisation"], member["started_on"]
        paid = [f for f in fees if (f["organisation"], f["membership_started_on"]) == key]
        for fee in paid or [{}]:
            amount = fee.get("amount", "")
            about = "about £" if fee.get("certainty") == "about" else "£"
            row = own | fee | {"fee_notes": fee.get("notes", "")}
            row["amount"] = about + amount if amount else ""
            yield [cell(heading, row.get(name, "")) for name, heading in NETWORKS.items()]


def as_they_are(name):
    rows = rows_of(name)
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def written(table, row):
    """Without its ref; the networks of a reflection in the order of their names."""
    cells = {column.heading: column.write(row) for column in table.columns[:-1]}
    return [sorted(cell.split("; ")) if h == "organisations" else cell for h, cell in cells.items()]


def test_the_story_as_one_spreadsheet_gives_its_figures(client, alice):
    done = [
        [cell(h, row.get(name, "")) for name, h in DONE.items()] for row in rows_of("activities")
    ]
    rest = ("appraisals", "decisions", "reflections", "roles", "preferences")
    book = xlsx(
        **{"My networks": list(wide()), "What I did": [list(DONE.values()), *done]},
        **{name: as_they_are(name) for name in rest},
    )
    assert send(client, book, "networks.xlsx")["Location"] == MATCH
    page = client.post(MATCH, answers(client))
    assert page.status_code == 200, words_of(page)
    confirm(client)
    told = UserFactory()
    csvfiles.bring_in(told, csvfiles.from_path(LEDGER, FOLDER))
    for table in LEDGER:
        own, theirs = (
            sorted(written(table, row) for row in table.exported(person))
            for person in (alice, told)
        )
        assert own == theirs
    ledger = read_ledger(alice)
    for scene in scenes()[:2]:
        found = {row["organisation"]: row for row in cells(summary_of(ledger, scene))}
        for name, expected in scene.rows.items():
            assert {key: found[name][key] or "" for key in expected} == expected


def test_membership_and_money_of_the_wide_sheet_are_counted(client, alice):
    send(client, xlsx(Mine=list(wide())), "networks.xlsx")
    client.post(MATCH, answers(client))
    confirm(client)
    assert Membership.objects.count() == 16
    assert sum(fee.amount for fee in Fee.objects.all()) == Decimal("883.00")


def as_event(number, row):
    start = f"{row['date'].replace('-', '')}T090000"
    minutes = round(float(row["hours"] or 0) * 60)
    length = [f"DURATION:PT{minutes}M"] if minutes else []
    title = row["title"].replace(",", "\\,").replace(";", "\\;")
    lines = [f"UID:{number}@x", "DTSTAMP:20260101T000000Z", f"DTSTART:{start}", f"SUMMARY:{title}"]
    return "\r\n".join(["BEGIN:VEVENT", *lines, *length, "END:VEVENT"])


def test_the_story_as_a_statement_and_a_calendar_gives_its_figures(client, alice, monkeypatch):
    """What networks are, and are worth, is there; what was paid and done comes from elsewhere."""
    monkeypatch.setattr("networks.other_files.reading.calendars.BACK", timedelta(days=25 * 366))
    there = ("organisations", "memberships", "appraisals", "preferences")
    bare = {name: (FOLDER / f"{name}.csv").read_bytes() for name in there}
    csvfiles.bring_in(alice, from_texts(LEDGER, bare))
    paid = [row for row in rows_of("fees") if row["paid_by"] == "self"]
    lines = [f"{f['paid_on']},D/D,CILIP SUBS,-{f['amount']},1.00,Mine" for f in paid]
    statement = "\n".join(["Date,Type,Description,Value,Balance,Account Name", *lines])
    send(client, statement, "bank.csv")
    client.post(MATCH, answers(client))
    confirm(client)
    said = Fee.objects.of(alice).order_by("paid_on")
    found = said.values_list("paid_on", "amount", "covers_from", "covers_until")
    assert [[str(cell) for cell in fee] for fee in found] == [
        [row[name] for name in ("paid_on", "amount", "covers_from", "covers_until")] for row in paid
    ]
    done = rows_of("activities")
    events = "\r\n".join(as_event(*event) for event in enumerate(done))
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    send(client, f"{head}{events}\r\nEND:VCALENDAR\r\n", "mine.ics")
    networks = {(row["date"], row["title"]): row["organisation"] for row in done}
    grid = Upload.objects.get().sheets[0]
    names = {
        f"sheet-0-line-{line}": networks[row[0], row[1]]
        for line, row in zip(grid["lines"], grid["rows"], strict=True)
    }
    client.post(MATCH, names)
    confirm(client)
    assert Activity.objects.count() == len(done)
    ledger = read_ledger(alice)
    for scene in scenes():
        figures = {row["organisation"]: row for row in cells(summary_of(ledger, scene))}
        # A calendar knows no stars, and not what membership took off a price.
        for name, told in told_without_costs(scene, "rating", "saved").items():
            assert {figure: figures[name][figure] or "" for figure in told} == told
