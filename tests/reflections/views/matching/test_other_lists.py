import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from networks.csvfiles.exporting.whole_ledger import texts
from networks.models import Activity, Change, Fee, Membership, Organisation
from reflections.csv_tables import LEDGER
from reflections.models import Upload
from tests.networks.other_files.meanings.test_programs import (
    LINKEDIN_CSV,
    SUBTRACKR_CSV,
    WALLOS_CSV,
)
from tests.reflections.pages import words_of
from tests.reflections.views.matching.sheets import IMPORT, MATCH, WIDE, answers, confirm, send

pytestmark = pytest.mark.django_db


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
    client.post(f"/undo/{Change.objects.latest('pk').pk}/")
    assert not Fee.objects.exists()


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
    client.post(f"/undo/{Change.objects.latest('pk').pk}/")
    assert not Activity.objects.exists()


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


OFX = (
    "OFXHEADER:100\n\n<OFX><CURDEF>GBP<BANKTRANLIST><STMTTRN><DTPOSTED>20260113<TRNAMT>-184.00"
    "<NAME>CILIP</STMTTRN></BANKTRANLIST></OFX>\n"
)
QIF = "!Type:Bank\nD13/01/2026\nT-184.00\nPCILIP\n^\n"
LOG = "Date,Course,Provider,Hours\n2026-03-17,Cataloguing,CILIP,3.5\n"
SUBSCRIPTIONS = [{"name": "Guild", "cost": 5, "schedule": "Monthly", "renewal_date": "2027-01-01"}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bank.csv", STATEMENT),
        ("bank.ofx", OFX),
        ("bank.qif", QIF),
        ("mine.ics", EVENT.replace("\n", "\r\n")),
        ("log.csv", LOG),
        ("subscriptions.csv", WALLOS_CSV),
        ("subscriptions.csv", SUBTRACKR_CSV),
        ("list.json", json.dumps(SUBSCRIPTIONS)),
        ("Organizations.csv", LINKEDIN_CSV),
        (None, "1998-2004 Member, Society of Indexers\n"),
    ],
)
def test_import_by_whatever_way_is_undone_as_one_change(client, cilip, name, text):
    before = rows_of(cilip.organisation.owner)
    if name:
        send(client, text, name)
    else:
        client.post(IMPORT, {"pasted": text})
    [form] = client.get(MATCH).context["forms"]
    unknown = {word.field.html_name: "-" for word in getattr(form, "words", ())}
    client.post(MATCH, answers(client) | unknown)
    client.post("/ledger/import/leave-out/", {"upload": Upload.objects.get().pk})
    confirm(client)
    change = Change.objects.get()
    assert rows_of(cilip.organisation.owner) != before
    client.post(f"/undo/{change.pk}/")
    assert rows_of(cilip.organisation.owner) == before


def rows_of(owner):
    return [list(texts(table, owner)) for table in LEDGER]
