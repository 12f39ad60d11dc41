"""A person's own sheets through the pages: matched, shown, saved, undone."""

import csv
import io
import json
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from networks import csvfiles
from networks.csvfiles.sources import from_texts
from networks.models import Activity, Change, Fee, Membership, Organisation
from reflections.csv_tables import LEDGER
from reflections.figures.load import read_ledger
from reflections.figures.summary_csv import cells
from reflections.models import Matching, Upload
from reflections.story import FOLDER
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import everything
from tests.networks.other_files.books import xlsx
from tests.networks.other_files.test_programs import LINKEDIN_CSV, SUBTRACKR_CSV, WALLOS_CSV
from tests.reflections.figures.test_story import summary_of
from tests.reflections.pages import words_of
from tests.reflections.scenes import scenes

pytestmark = pytest.mark.django_db
IMPORT, MATCH = "/ledger/import/", "/ledger/import/match/"
WIDE = "Name,Joined,Annual fee,Renews on,Paid by\nCILIP,2009-09-01,£184,2027-09-01,boss\n"


@pytest.fixture
def alice(client):
    """Signed in."""
    alice = UserFactory(username="alice")
    client.force_login(alice)
    return alice


def send(client, text, name="mine.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(IMPORT, {"files": [SimpleUploadedFile(name, data)]})


def answers(client, **changes):
    """What the page of columns would send as it stands, with these fields otherwise."""
    sheets = client.get(MATCH).context["forms"]
    said = {}
    for form in sheets:
        for field in form:
            value = field.value()
            if value not in (False, None):
                said[field.html_name] = "on" if value is True else value
    return said | {name.replace("__", "-"): value for name, value in changes.items()}


def confirm(client):
    return client.post(IMPORT, {"upload": Upload.objects.get().pk})


def test_own_sheet_is_asked_about_and_nothing_is_saved(client, alice):
    assert send(client, WIDE)["Location"] == MATCH
    before = everything()
    words = words_of(client.get(MATCH))
    assert "Is this what your columns mean?" in words
    assert "1 row, taken for networks and what was paid for them." in words
    assert "“boss” under Who paid" in words
    assert everything() == before


def test_words_are_asked_about_before_the_rows_are_shown(client, alice):
    send(client, WIDE)
    page = client.post(MATCH, answers(client))
    assert "What do these words mean?" in words_of(page)
    page = client.post(MATCH, answers(client, **{"sheet-0-word-paid_by-0": "employer"}))
    words = words_of(page)
    assert "3 rows would be added." in words
    assert "Payments as they would be" in words
    assert "My employer" in words
    assert confirm(client)["Location"] == "/"
    assert Fee.objects.get().paid_by == "employer"


def test_it_is_one_change_that_can_be_undone(client, alice):
    send(client, WIDE)
    client.post(MATCH, answers(client, **{"sheet-0-word-paid_by-0": "-"}))
    confirm(client)
    assert Fee.objects.get().paid_by == "self"
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert not Organisation.objects.exists()


def test_matching_is_remembered_for_the_next_file_with_these_headings(client, alice):
    send(client, WIDE)
    changes = {"sheet-0-word-paid_by-0": "other", "sheet-0-column-2": ""}
    client.post(MATCH, answers(client, **changes))
    assert Matching.objects.get().owner == alice
    page = send(client, WIDE.replace("CILIP", "BLA"))
    assert "2 rows would be added." in words_of(page)
    assert send(client, WIDE.replace("boss", "chief"))["Location"] == MATCH
    client.force_login(UserFactory())
    assert send(client, WIDE)["Location"] == MATCH


def test_columns_that_mean_the_same_or_name_no_network_are_told_beside_them(client, alice):
    send(client, WIDE)
    changes = {"sheet-0-column-0": "joined", "sheet-0-shared-currency": "EUR"}
    page = client.post(MATCH, answers(client, **changes))
    assert page.status_code == 422
    words = words_of(page)
    assert "Another column means that already." in words
    assert "Which column names the network?" in words
    assert 'value="EUR"' in page.content.decode()


def test_forged_meanings_and_words_are_refused(client, alice):
    send(client, WIDE)
    page = client.post(MATCH, answers(client, **{"sheet-0-column-0": "owner"}))
    assert page.status_code == 422


def test_bad_rows_come_as_a_file_and_can_be_left_out(client, alice):
    send(client, WIDE.replace("boss", "me") + "BLA,soon,1,2027-01-01,me\n")
    page = client.post(MATCH, answers(client))
    assert page.status_code == 422
    assert words_of(page).startswith("Nothing was saved: 1 thing needs mending first.")
    assert "line 3, Joined Write a date" in words_of(page)
    upload = Upload.objects.get()
    file = client.get(f"/ledger/import/problems.csv?upload={upload.pk}")
    rows = list(csv.reader(io.StringIO(file.content.decode())))
    assert [row[0] for row in rows] == ["Name", "BLA"]
    assert rows[0][-1] == "What is wrong"
    page = client.post("/ledger/import/leave-out/", {"upload": upload.pk})
    assert "3 rows would be added." in words_of(page)
    confirm(client)
    assert [network.name for network in Organisation.objects.all()] == ["CILIP"]


def test_sheet_that_cannot_be_read_is_refused_with_its_name(client, alice):
    page = send(client, b"PK", "mine.xlsx")
    assert page.status_code == 422
    assert "mine.xlsx: It cannot be read as a spreadsheet" in words_of(page)
    assert not Upload.objects.exists()


def test_all_left_out_is_told(client, alice):
    send(client, WIDE)
    page = client.post(MATCH, answers(client, **{"sheet-0-skip": "on"}))
    assert page.status_code == 422
    assert "there is nothing to bring in" in words_of(page)


def test_what_is_gone_or_another_persons_is_not_there(client, alice):
    client.force_login(UserFactory())
    send(client, WIDE)
    theirs = Upload.objects.get().pk
    client.force_login(alice)
    assert client.get(MATCH)["Location"] == IMPORT
    assert client.post(MATCH).status_code == 404
    assert client.post("/ledger/import/leave-out/", {"upload": theirs}).status_code == 404


def test_text_that_no_database_keeps_is_told_and_not_a_crash(client, alice):
    page = send(client, "Name,Joined,Paid by\nA\0B,2009-09-01,x\n")
    assert "This is no text that can be read here." in words_of(page)
    assert page.status_code == 422


STATEMENT = """Date,Type,Description,Value,Balance,Account Name
13/01/2026,D/D,CILIP DD 12,-184.00,20.00,Mine
14/01/2026,POS,COFFEE,-3.20,16.80,Mine
"""
EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1@x
DTSTAMP:20260101T000000Z
DTSTART:20260317T090000Z
DTEND:20260317T170000Z
SUMMARY:CILIP conference
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def cilip(alice):
    network = OrganisationFactory(owner=alice, name="Chartered Institute", short_name="CILIP")
    return MembershipFactory(organisation=network, started_on="2009-09-01")


def test_statement_offers_likely_lines_and_keeps_nothing_of_the_others(client, cilip):
    send(client, STATEMENT, "bank.csv")
    page = client.get(MATCH)
    assert "Which of these belong in your ledger?" in words_of(page)
    page = client.post(MATCH, answers(client))
    assert "1 row would be added." in words_of(page)
    kept = str(Upload.objects.get().sheets)
    assert "CILIP" in kept
    assert "COFFEE" not in kept and "16.80" not in kept and "Mine" not in kept
    confirm(client)
    fee = Fee.objects.get()
    assert (fee.amount, fee.covers_from, fee.covers_until) == (
        Decimal("184.00"),
        date(2025, 9, 1),
        date(2026, 8, 31),
    )


def test_payee_that_was_named_is_known_next_time(client, cilip):
    text = STATEMENT.replace("CILIP DD 12", "LIB PROF SUBS 7")
    send(client, text, "bank.csv")
    client.post(MATCH, answers(client, **{"sheet-0-line-2": "CILIP"}))
    confirm(client)
    cilip.organisation.name = "Renamed since"
    cilip.organisation.save()
    send(client, text.replace("2026", "2027").replace("SUBS 7", "SUBS 8"), "bank.csv")
    page = client.get(MATCH).content.decode()
    assert 'value="Renamed since"' in page


def test_calendar_becomes_activities_after_a_look(client, cilip):
    send(client, EVENT.replace("\n", "\r\n"), "mine.ics")
    client.post(MATCH, answers(client))
    confirm(client)
    activity = Activity.objects.get()
    assert (activity.organisation, activity.kind, activity.hours) == (
        cilip.organisation,
        "conference",
        Decimal(8),
    )


def test_nothing_chosen_is_told(client, alice):
    send(client, STATEMENT, "bank.csv")
    page = client.post(MATCH, answers(client))
    assert page.status_code == 422
    assert "there is nothing to bring in" in words_of(page)


def test_file_of_wallos_becomes_networks_with_what_they_cost(client, alice):
    wallos = {
        "success": True,
        "subscriptions": [
            {
                "Name": "Library Guild",
                "Payment Cycle": "Yearly",
                "Next Payment": "2027-01-01",
                "Category": "Work",
                "Payment Method": "Card",
                "Paid By": "Me",
                "Price": "£184.00",
                "Notes": "",
                "URL": "https://guild.example/",
                "State": "Enabled",
                "Notifications": "Enabled",
                "Cancellation Date": None,
                "Active": "Yes",
            }
        ],
    }
    send(client, json.dumps(wallos), "subscriptions.json")
    client.post(MATCH, answers(client))
    confirm(client)
    fee = Fee.objects.get()
    assert (fee.amount, fee.covers_from, fee.paid_by) == (
        Decimal("184.00"),
        date(2026, 1, 1),
        "self",
    )
    assert Organisation.objects.get().website == "https://guild.example/"


def test_list_of_a_cv_is_pasted_looked_at_saved_and_undone(client, alice):
    text = "1998-2004 Member, Society of Indexers\r\nLibrary Guild, Chair, since 2012\r\n"
    assert client.post(IMPORT, {"pasted": text})["Location"] == MATCH
    assert "“Member” under" not in words_of(client.get(MATCH))
    client.post(MATCH, answers(client))
    confirm(client)
    rows = Membership.objects.of(alice).order_by("started_on")
    assert [(str(row.organisation), row.category, str(row.start)) for row in rows] == [
        ("Society of Indexers", "Member", "1998"),
        ("Library Guild", "Chair", "2012"),
    ]
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        ("Memberships:", "Nothing in it names a network."),
        ("x" * 200_001, "Ensure this value has at most 200000 characters"),
    ],
)
def test_pasted_list_that_cannot_be_read_stays_to_be_mended(client, alice, pasted, message):
    page = client.post(IMPORT, {"pasted": pasted})
    assert page.status_code == 422
    assert message in words_of(page)
    assert pasted in page.content.decode()


@pytest.mark.parametrize(
    ("name", "text", "program"),
    [
        ("subscriptions.csv", WALLOS_CSV, "Wallos"),
        ("subscriptions.csv", SUBTRACKR_CSV, "SubTrackr"),
        ("Organizations.csv", LINKEDIN_CSV, "LinkedIn"),
    ],
)
def test_list_of_another_program_is_known_by_its_columns(client, alice, name, text, program):
    assert send(client, text, name)["Location"] == MATCH
    assert f"taken for what {program} exports." in words_of(client.get(MATCH))


def test_files_and_a_pasted_list_at_once_are_refused(client, alice):
    sent = {"pasted": "A, 2001", "files": SimpleUploadedFile("a.csv", WIDE.encode())}
    page = client.post(IMPORT, sent)
    assert (page.status_code, page.context["form"].errors) == (
        422,
        {"pasted": ["Files or a pasted list, one at a time."]},
    )


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
    """Networks and memberships are there; what was paid and what was done comes from elsewhere."""
    monkeypatch.setattr("networks.other_files.calendars.BACK", timedelta(days=25 * 366))
    bare = {
        name: (FOLDER / f"{name}.csv").read_bytes() for name in ("organisations", "memberships")
    }
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
    found = Counter()
    for activity in Activity.objects.of(alice).select_related("organisation"):
        found[activity.organisation.name] += activity.hours or 0
    expected = Counter()
    for row in done:
        expected[row["organisation"]] += Decimal(row["hours"] or 0)
    assert found == expected
    assert Activity.objects.count() == len(done)
