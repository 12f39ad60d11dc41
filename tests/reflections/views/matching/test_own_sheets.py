import csv
import io

import pytest

from networks.models import Change, Fee, Organisation
from reflections.models import Matching, Upload
from tests.factories import UserFactory
from tests.networks.csvfiles.files import everything
from tests.reflections.pages import words_of
from tests.reflections.views.matching.sheets import IMPORT, MATCH, WIDE, answers, confirm, send

pytestmark = pytest.mark.django_db


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


def test_mended_file_that_is_chosen_where_rows_were_bad_is_looked_at(client, alice):
    send(client, b"Name,Since,Fee\nCILIP,2004,184\nBLA,soon,75\n", "mine.csv")
    page = client.post(MATCH, answers(client))
    assert page.status_code == 422
    # The page stands at another address than the form that takes files.
    assert f'<form class="form" method="post" action="{IMPORT}" enctype' in page.text


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


def test_total_beneath_is_left_out_unless_it_is_said_to_be_of_the_list(client, alice):
    text = "Name,Joined\nCILIP,2009-09-01\nBLA,2008-09-01\nTotal,\n"
    send(client, text)
    assert "Leave out line 4, “Total”" in words_of(client.get(MATCH))
    assert "4 rows would be added." in words_of(client.post(MATCH, answers(client)))
    page = client.post(MATCH, answers(client) | {"sheet-0-beneath": ""})
    assert "5 rows would be added." in words_of(page)


def test_month_with_a_short_year_is_asked_about_for_what_it_is(client, alice):
    send(client, "Name,Joined\nCILIP,Mar-19\n")
    page = client.post(MATCH, answers(client))
    assert "Mar-19 could be March 2019. Is that what is meant?" in words_of(page)
    upload = Upload.objects.get()
    client.post(IMPORT, {"upload": upload.pk, "dates": "dmy"})
    assert str(Organisation.objects.get().memberships.get().start) == "2019-03"
