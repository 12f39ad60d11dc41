"""CSV files from a page into the ledger: shown first, saved on a yes."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from networks.models import Change, Membership, Organisation
from reflections.csv_tables import LEDGER
from reflections.models import Upload
from reflections.story import FOLDER
from tests.factories import OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import everything, write_zip
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
IMPORT = "/ledger/import/"
NETWORKS = "name,kind\nCILIP,professional_body\nBLA,association\n"
MEMBERSHIPS = "organisation,started_on\nCILIP,2004\nBLA,2010-09-01\n"
BOTH = {"organisations.csv": NETWORKS, "memberships.csv": MEMBERSHIPS}


@pytest.fixture
def alice(client):
    """Signed in."""
    alice = UserFactory(username="alice")
    client.force_login(alice)
    return alice


def file(name, text):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def show(client, files):
    """What the page answers to files, given as their text by name."""
    return client.post(IMPORT, {"files": [file(*item) for item in files.items()]})


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def confirm(client, upload=None):
    return client.post(IMPORT, {"upload": upload or Upload.objects.get().pk})


def rows(answer):
    return {
        batch.file: (batch.added, batch.changed, batch.left_alone)
        for batch in answer.context["plan"].batches
    }


def told(answer):
    return [str(problem) for problem in answer.context["plan"].problems]


def test_form_names_each_file_with_its_columns(client, alice):
    words = words_of(client.get(IMPORT))
    assert "organisations.csv name*, short_name, kind, setting, parent, host, website" in words
    assert "preferences.csv setting*, from, value*" in words


def test_looking_changes_nothing(client, alice):
    before = everything()
    client.get(IMPORT)
    client.head(IMPORT)
    assert everything() == before


def test_preview_counts_and_saves_no_row(client, alice):
    OrganisationFactory(owner=alice, name="CILIP", kind="professional_body")
    OrganisationFactory(owner=alice, name="bla", kind="union")
    answer = show(client, BOTH)
    assert rows(answer) == {"organisations.csv": (0, 1, 1), "memberships.csv": (2, 0, 0)}
    assert words_of(answer).startswith("2 rows would be added, 1 changed.")
    assert not Membership.objects.exists()


def test_odd_figures_are_told_before_they_are_saved(client, alice):
    activities = (
        "organisation,date,title,hours\nCILIP,2011-05-03,A talk,2\nCILIP,2099-05-03,Far off,400\n"
    )
    page = words_of(show(client, BOTH | {"activities.csv": activities}))
    assert "“Far off”: 400 hours for one activity: is that right?" in page
    assert "“Far off”: This is planned for 2099, right?" in page
    assert "“A talk”" not in page


def test_files_of_no_ledger_are_named_as_left_alone(client, alice):
    answer = show(client, BOTH | {"shopping.txt": "milk"})
    assert words_of(answer).startswith("Nothing is read of shopping.txt:")


@pytest.mark.parametrize("zip_name", [None, "ledger.zip", "LEDGER.ZIP"])
def test_confirmed_files_are_saved(client, alice, zip_name):
    show(client, {zip_name: zipped(BOTH)} if zip_name else BOTH)
    answer = confirm(client)
    assert answer["Location"] == "/"
    starts = {str(row.start) for row in Membership.objects.of(alice)}
    assert starts == {"2004", "2010-09-01"}


def test_saved_upload_is_deleted_and_the_numbers_are_told(client, alice):
    show(client, BOTH)
    page = client.post(IMPORT, {"upload": Upload.objects.get().pk}, follow=True)
    assert "Brought in: 4 added, 0 changed." in words_of(page)
    assert not Upload.objects.exists()


def test_confirming_twice_is_one_effect_and_said(client, alice):
    show(client, BOTH)
    upload = Upload.objects.get().pk
    confirm(client, upload)
    after = everything()
    answer = confirm(client, upload)
    assert answer.status_code == 404
    assert "they were saved already" in words_of(answer)
    assert everything() == after


def test_files_that_bring_nothing_new_wait_for_nothing(client, alice):
    show(client, BOTH)
    confirm(client)
    answer = show(client, BOTH)
    assert "Everything in these files is in your ledger already." in words_of(answer)
    assert not Upload.objects.exists()


def test_each_bad_row_is_listed_with_file_line_column_and_reason(client, alice):
    bad = {
        "organisations.csv": "name,kind\nCILIP,club\n",
        "activities.csv": "organisation,title,date\nCILIP,A,2004-01-01\nNobody,B,1 May\n",
    }
    answer = show(client, bad)
    assert answer.status_code == 422
    assert [problem.partition(": ")[0] for problem in told(answer)] == [
        "organisations.csv, line 2, kind",
        "activities.csv, line 3, organisation",
        "activities.csv, line 3, date",
    ]
    assert "line 2, kind “club” is not one of professional_body" in words_of(answer)


def test_bad_files_wait_for_their_list_and_cannot_be_saved(client, alice):
    show(client, {"organisations.csv": "name,kind\nCILIP,club\n"})
    assert confirm(client).status_code == 422
    assert not Organisation.objects.exists()


def test_one_cause_is_told_once_with_its_lines(client, alice):
    many = "name,kind\n" + "".join(f"Network {n},club\n" for n in range(60))
    words = words_of(show(client, {"organisations.csv": many}))
    assert "Nothing was saved: 60 things need mending first." in words
    assert words.count("“club” is not one of professional_body") == 1
    assert "lines 2 to 61, kind" in words


def test_first_two_hundred_causes_are_shown_and_all_can_be_taken_along(client, alice):
    many = "name,kind\n" + "".join(f"Network {n},=club {n}\n" for n in range(1000))
    answer = show(client, {"organisations.csv": many})
    assert sum(len(found) for _, found in answer.context["problems"]) == 200
    assert "And 800 more. All of them as a file" in words_of(answer)
    upload = Upload.objects.get().pk
    page = client.get(f"/ledger/import/problems.csv?upload={upload}")
    header, *found = csv.reader(io.StringIO(page.text))
    assert header == ["file", "line", "column", "problem"]
    assert found[-1][:3] == ["organisations.csv", "1001", "kind"]
    assert len(found) == 1000


def test_problems_of_anothers_files_are_not_found(client, alice):
    theirs = Upload.objects.keep(UserFactory(), "theirs.zip", zipped(BOTH))
    assert client.get(f"/ledger/import/problems.csv?upload={theirs.pk}").status_code == 404


TWO_WAYS = BOTH | {"memberships.csv": "organisation,started_on\nCILIP,05/01/2004\n"}


def test_dates_that_could_be_two_are_one_question(client, alice):
    answer = show(client, TWO_WAYS)
    assert answer.status_code == 422
    assert words_of(answer).startswith(
        "Day or month first? One date can be read in two ways, as a spreadsheet writes them. In "
        "memberships.csv, line 2, started_on: 05/01/2004 could be 5 January 2004 or 1 May 2004."
    )


@pytest.mark.parametrize(("dates", "start"), [("dmy", "2004-01-05"), ("mdy", "2004-05-01")])
def test_answer_about_dates_counts_when_the_files_are_saved(client, alice, dates, start):
    show(client, TWO_WAYS)
    upload = Upload.objects.get().pk
    shown = client.post(IMPORT, {"asked": upload, "dates": dates})
    assert words_of(shown).startswith("3 rows would be added.")
    assert f'name="dates" value="{dates}"' in shown.text
    client.post(IMPORT, {"upload": upload, "dates": dates})
    assert str(Membership.objects.get().start) == start


def test_files_with_a_question_are_not_saved_without_its_answer(client, alice):
    show(client, TWO_WAYS)
    assert "Day or month first?" in words_of(confirm(client))
    assert not Membership.objects.exists()


def test_file_of_another_name_is_read_and_said(client, alice):
    answer = show(client, {"organisations (1).csv": NETWORKS})
    assert "organisations (1).csv is read as organisations.csv." in words_of(answer)
    confirm(client)
    assert Organisation.objects.of(alice).count() == 2


def test_columns_page_lists_the_words_that_are_allowed(client, alice):
    words = words_of(client.get("/ledger/columns/"))
    assert "organisation * the name of a network" in words
    assert "setting offline, online, both" in words
    assert "paid_on * a date such as 2011-03-16" in words


def test_empty_files_come_in_again_as_nothing_new(client, alice):
    answer = client.get("/ledger/empty/")
    assert "attachment" in answer["Content-Disposition"]
    page = show(client, {"ledger.zip": b"".join(answer.streaming_content)})
    assert "Everything in these files is in your ledger already." in words_of(page)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"ledger.zip": b"not a zip"}, "This .zip cannot be read"),
        ({"ledger.zip": b""}, "This .zip cannot be read"),
        ({"ledger.zip": zipped({"a.txt": "x"})}, "There is no file of a ledger in it"),
        ({"organisations.csv": b""}, "The file is empty: not even a header row is there."),
        ({"roles.pdf": b"%PDF"}, "There is no file of a ledger in it. What can be brought in"),
        ({"a.zip": zipped(BOTH), "roles.csv": b"x"}, "Give a .zip by itself"),
        ({"roles.csv": b"x", "Roles.csv": b"y"}, "Its first line should name the columns"),
        ({"organisations.csv": b"name\n\x81"}, "save the file as UTF-8"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_its_reason(client, alice, files, said):
    answer = show(client, files)
    assert answer.status_code == 422
    assert said in told(answer)[0]


def test_no_file_at_all_is_told_beside_the_field(client, alice):
    answer = client.post(IMPORT, {})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"files": ["Choose a file first, or paste a list."]}


def test_windows_encoding_and_semicolons_are_understood(client, alice):
    show(client, {"organisations.csv": "name;kind\nÉvora é;union\n".encode("latin-1")})
    confirm(client)
    assert Organisation.objects.get().name == "Évora é"


def test_too_much_is_told_beside_the_field(client, alice, monkeypatch):
    monkeypatch.setattr("reflections.forms.importing.LARGEST_UPLOAD", 1024 * 1024)
    answer = show(client, {"organisations.csv": b"x" * (3 * 512 * 1024)})
    assert answer.status_code == 422
    assert "This is 1.5 MB; the most is 1 MB." in answer.context["form"].errors["files"][0]


def test_zip_that_unpacks_to_too_much_is_refused(client, alice):
    bomb = zipped({"organisations.csv": b"\0" * (11 * 1024 * 1024)})
    answer = show(client, {"ledger.zip": bomb})
    assert told(answer) == ["ledger.zip: Unpacked, this .zip would be over 10 MB."]


def test_form_beyond_all_bounds_is_refused_unread(client, alice):
    answer = client.post(IMPORT, {"files": file("a.csv", "x")}, CONTENT_LENGTH=51 * 1024 * 1024)
    assert answer.status_code == 400


def test_hundred_and_one_files_are_refused(client, alice):
    files = [file(f"{number}.csv", "x") for number in range(101)]
    assert client.post(IMPORT, {"files": files}).status_code == 400


def test_one_upload_waits_at_a_time(client, alice):
    show(client, BOTH)
    first = Upload.objects.get().pk
    show(client, {"organisations.csv": NETWORKS})
    assert Upload.objects.count() == 1
    assert confirm(client, first).status_code == 404


def test_upload_waits_for_a_day(client, alice):
    show(client, BOTH)
    Upload.objects.update(at=timezone.now() - timedelta(days=1, seconds=1))
    assert confirm(client).status_code == 404
    assert not Organisation.objects.exists()


def test_old_uploads_of_everyone_go_with_the_next(client, alice):
    old = Upload.objects.keep(UserFactory(), "old.csv", b"")
    young = Upload.objects.keep(UserFactory(), "young.csv", b"")
    Upload.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=2))
    show(client, BOTH)
    assert set(Upload.objects.exclude(owner=alice)) == {young}


def test_ledger_that_changed_meanwhile_is_planned_anew(client, alice):
    show(client, BOTH)
    OrganisationFactory(owner=alice, name="BLA", kind="union")
    confirm(client)
    assert {row.name: row.kind for row in Organisation.objects.of(alice)} == {
        "CILIP": "professional_body",
        "BLA": "association",
    }


def test_ledger_that_changed_since_the_preview_is_shown_what_would_be_done_now(client, alice):
    answer = show(client, BOTH)
    client.post("/networks/add/", {"name": "BLA", "kind": "union", "setting": "offline"})
    sent = {"upload": answer.context["upload"].pk, "seen": answer.context["seen"]}
    again = client.post(IMPORT, sent)
    assert "Your ledger changed since you looked" in words_of(again)
    assert rows(answer)["organisations.csv"] == (2, 0, 0)
    assert rows(again)["organisations.csv"] == (1, 1, 0)
    assert Organisation.objects.get().kind == "union"
    confirmed = client.post(IMPORT, sent | {"seen": again.context["seen"]})
    assert (confirmed.status_code, Organisation.objects.count()) == (302, 2)


def test_files_that_no_longer_fit_are_refused_whole(client, alice):
    network = OrganisationFactory(owner=alice, name="CILIP")
    show(client, {"roles.csv": "organisation,title,started_on\nCILIP,Officer,2004\n"})
    network.delete()
    answer = confirm(client)
    assert answer.status_code == 422
    assert "There is no organisation called “CILIP”." in told(answer)[0]


@pytest.mark.parametrize("number", ["", "abc", "-1", "9" * 30, "１", "0"])
def test_number_of_no_upload_is_not_found(client, alice, number):
    assert client.post(IMPORT, {"upload": number}).status_code == 404


def test_upload_of_another_is_not_found_and_stays(client, alice):
    theirs = Upload.objects.keep(UserFactory(), "theirs.zip", zipped(BOTH))
    before = everything()
    mine, missing = confirm(client, theirs.pk), confirm(client, theirs.pk + 1)
    assert mine.status_code == missing.status_code == 404
    assert words_of(mine) == words_of(missing)
    assert everything() == before


def test_names_of_anothers_ledger_are_left_alone(client, alice):
    theirs = OrganisationFactory(name="CILIP", kind="union")
    show(client, BOTH)
    confirm(client)
    theirs.refresh_from_db()
    assert (theirs.kind, Organisation.objects.of(alice).count()) == ("union", 2)


def test_what_was_taken_along_comes_in_again(client, story):
    stream = io.BytesIO()
    write_zip(story, stream)
    client.force_login(UserFactory())
    answer = show(client, {"ledger.zip": stream.getvalue()})
    assert rows(answer)["activities.csv"] == (76, 0, 0)


def test_forged_request_is_refused(alice):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert show(strict, BOTH).status_code == 403
    assert not Upload.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, alice, method):
    assert getattr(client, method)(IMPORT).status_code == 405


def test_script_in_a_file_or_its_name_is_only_text(client, alice):
    vector = "<script>alert(1)</script>"
    page = show(client, {"organisations.csv": f"name,kind\n{vector},{vector}\n", "<b>.csv": "x"})
    assert vector not in page.text
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize("number", [1, 200])
def test_queries_do_not_grow_with_the_files(client, alice, number, django_assert_num_queries):
    many = "name\n" + "".join(f"Network {n}\n" for n in range(number))
    # Where a row can be locked, the person's is.
    with django_assert_num_queries(12 + connection.features.has_select_for_update):
        show(client, {"organisations.csv": many})


def test_import_can_be_undone_from_the_next_page_and_done_again(client, alice):
    story = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.csv"))}
    for _ in range(2):
        assert [table.of(alice).count() for table in LEDGER] == [0] * len(LEDGER)
        preview = show(client, story)
        page = client.get(confirm(client)["Location"])
        brought = {table.file: table.of(alice).count() for table in LEDGER}
        assert brought == {file: added for file, (added, _, _) in rows(preview).items()}
        change = Change.objects.first()
        assert f'action="/undo/{change.pk}/"' in page.text
        client.post(f"/undo/{change.pk}/")
    assert [table.of(alice).count() for table in LEDGER] == [0] * len(LEDGER)


def test_files_with_examples_fit_together_and_say_what_may_stand_in_each_column(client, alice):
    files = b"".join(client.get("/ledger/examples/").streaming_content)
    with zipfile.ZipFile(io.BytesIO(files)) as archive:
        columns = archive.read("what-may-stand-in-each-column.csv").decode()
        lines = {name: archive.read(name).decode().count("\n") for name in archive.namelist()}
    assert 'decisions.csv,choice,yes,"join, apply, renew, leave, not_join, undecided"' in columns
    assert min(lines.values()) >= 2
    page = show(client, {"example-ledger.zip": files})
    assert (page.status_code, page.context["plan"].ok) == (200, True)
