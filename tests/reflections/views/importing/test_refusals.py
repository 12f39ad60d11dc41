"""Files that cannot be brought in, and why."""

import csv
import io

import pytest
from django.test import Client

from networks.models import Organisation
from reflections.models import Upload
from tests.factories import UserFactory
from tests.reflections.pages import words_of
from tests.reflections.views.importing.files import (
    BOTH,
    IMPORT,
    confirm,
    file,
    show,
    told,
    zipped,
)

pytestmark = pytest.mark.django_db


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


def test_forged_request_is_refused(alice):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert show(strict, BOTH).status_code == 403
    assert not Upload.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, alice, method):
    assert getattr(client, method)(IMPORT).status_code == 405
