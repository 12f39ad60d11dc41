"""A long import: it shows how far it is, can be left midway, and then leaves nothing."""

from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from networks.models import Activity, Change, Organisation
from reflections.models import Upload
from tests.factories import OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import everything
from tests.reflections.pages import words_in, words_of

pytestmark = pytest.mark.django_db
IMPORT = "/ledger/import/"
ROWS = 30


@pytest.fixture
def upload(client, monkeypatch):
    """Of `ROWS` activities, which are many here; shown to the person signed in."""
    monkeypatch.setattr("reflections.models.upload.LONG", 100)
    monkeypatch.setattr("networks.csvfiles.importing.progress.TOLD_EVERY", 20)
    monkeypatch.setattr("networks.csvfiles.importing.saving.AT_ONCE", 20)
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="BLA")
    client.force_login(owner)
    b"".join(look(client))
    return Upload.objects.get()


def look(client, day="2010-01-01"):
    """The pieces of the page that shows what would come in."""
    rows = (f"BLA,{day},Meeting {number}\n" for number in range(ROWS))
    text = "organisation,date,title\n" + "".join(rows)
    file = SimpleUploadedFile("activities.csv", text.encode())
    return client.post(IMPORT, {"files": [file]}).streaming_content


def begin(client, upload, **more):
    sent = {"upload": upload.pk} | more
    page = client.post(IMPORT, sent, headers={"Accept-Encoding": "gzip"})
    return page, iter(page.streaming_content)


def until(pieces, words):
    for piece in pieces:
        if words in piece.decode():
            return
    raise AssertionError(words)


def test_page_says_how_far_it_is_and_ends_with_an_offer_to_undo(client, upload):
    page, pieces = begin(client, upload)
    assert page["X-Accel-Buffering"] == "no"
    # Packed, it would be kept back until there is enough of it.
    packed = client.get(IMPORT, headers={"Accept-Encoding": "gzip"})
    assert (packed["Content-Encoding"], page["Content-Encoding"]) == ("gzip", "identity")
    text = b"".join(pieces).decode()
    found = [f"20 of {ROWS} {doing}" in text for doing in ("read", "checked", "saved")]
    assert found == [True, True, True]
    assert f"Brought in: {ROWS} added, 0 changed." in text
    assert text.rstrip().endswith("</html>")
    change = Change.objects.get()
    assert f'action="/undo/{change.pk}/"' in text
    assert not Upload.objects.exists()
    client.post(f"/undo/{change.pk}/")
    assert not Activity.objects.exists()


def test_preview_says_how_far_it_is_and_ends_with_what_would_come_in(client, upload):
    shown = b"".join(look(client)).decode()
    found = [f"20 of {ROWS} {doing}" in shown for doing in ("read", "checked", "saved")]
    assert found == [True, True, False]
    assert "30 rows would be added." in words_in(shown)
    assert not Activity.objects.exists()
    waiting = Upload.objects.get()
    # What it was a preview of counts, as of a short one.
    assert f'name="upload" value="{waiting.pk}"' in shown and 'name="seen"' in shown
    assert shown.rstrip().endswith("</html>")


def test_preview_asks_and_tells_what_is_wrong(client, upload):
    asked = b"".join(look(client, day="05/01/2010")).decode()
    assert "05/01/2025 is 5 January" in words_in(asked)
    answer = client.post(IMPORT, {"asked": Upload.objects.get().pk, "dates": "dmy"})
    assert "30 rows would be added." in words_of(answer)
    assert "30 things need mending" in words_in(b"".join(look(client, day="soon")).decode())


def test_preview_that_is_left_midway_leaves_nothing(client, upload):
    upload.delete()
    empty = everything()
    rows = b"".join(b"Network %d\n" % number for number in range(99))
    file = SimpleUploadedFile("organisations.csv", b"name\n" + rows)
    page = client.post(IMPORT, {"files": [file]})
    until(iter(page.streaming_content), "20 of 99 read")
    assert Upload.objects.exists()
    leave(page)
    assert everything() == empty


def leave(page):
    """What a server does when it finds that nobody listens any more.

    But for the end of the connection to the database, which is the test's own.
    """
    with patch.object(connections["default"], "close"):
        page.close()


@pytest.mark.parametrize("doing", ["read", "checked", "saved"])
def test_page_that_is_left_midway_leaves_nothing(client, upload, doing):
    Upload.objects.all().delete()
    empty = everything()
    upload.save(force_insert=True)
    page, pieces = begin(client, upload)
    until(pieces, f"20 of {ROWS} {doing}")
    leave(page)
    assert everything() == empty
    assert not Upload.objects.exists()


def test_ledger_that_changes_meanwhile_is_not_written_over(client, upload):
    page, pieces = begin(client, upload)
    until(pieces, f"{ROWS} of {ROWS} checked")
    other = Change.objects.create(owner=upload.owner, kind="added", label="elsewhere")
    assert "Nothing was saved." in b"".join(pieces).decode()
    assert not Activity.objects.exists()
    assert list(Change.objects.all()) == [other]
    # It waits still, and can be looked at again.
    page = client.post(IMPORT, {"asked": upload.pk})
    assert "30 rows would be added." in words_of(page)


def test_second_that_comes_when_the_first_is_done_adds_nothing(client, upload):
    _, first = begin(client, upload)
    _, second = begin(client, upload)
    until(second, f"{ROWS} of {ROWS} checked")
    b"".join(first)
    assert "Nothing was saved." in b"".join(second).decode()
    assert Activity.objects.count() == ROWS


def test_another_persons_is_not_found(client, upload):
    client.force_login(UserFactory())
    assert client.post(IMPORT, {"upload": upload.pk}).status_code == 404
    assert Organisation.objects.count() == 1


def test_own_sheet_is_brought_in_as_a_file_of_a_ledger_is(client, upload):
    rows = "".join(f"BLA,2010-01-01,Talk {number},1\n" for number in range(ROWS))
    text = f"Network,Date,Activity,Hours\n{rows}"
    file = SimpleUploadedFile("mine.csv", text.encode())
    client.post(IMPORT, {"files": [file]})
    sheets = client.get("/ledger/import/match/").context["forms"]
    said = {field.html_name: field.value() or "" for field in sheets[0]}
    page = client.post("/ledger/import/match/", {k: v for k, v in said.items() if v})
    assert "30 rows would be added." in words_of(page)
    _, pieces = begin(client, Upload.objects.get())
    assert f"Brought in: {ROWS} added" in b"".join(pieces).decode()
