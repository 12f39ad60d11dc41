"""A long file in a browser: how far it is, cancelled midway, then brought in and taken back."""

from threading import Event

import pytest
from django.db.models.signals import post_delete
from django.db.transaction import on_commit
from playwright.sync_api import expect

from networks.models import Activity
from reflections.models import Upload
from reflections.views import long_import
from tests.browser.doing import press_button
from tests.factories import OrganisationFactory

ROWS, HELD = 600, 30
LONG_CSV = {
    "name": "activities.csv",
    "mimeType": "text/csv",
    "buffer": b"organisation,date,title\n"
    + b"".join(b"BLA,2010-01-01,Meeting %d\n" % number for number in range(ROWS)),
}


@pytest.fixture
def gate(monkeypatch):
    """Open by itself; shut, it holds a look at files once some rows are checked."""
    monkeypatch.setattr("reflections.models.upload.LONG", 100)
    monkeypatch.setattr("networks.csvfiles.importing.progress.TOLD_EVERY", HELD)
    open_gate, written = Event(), long_import.render_to_string
    open_gate.set()

    def held(template, context, *request):
        text = written(template, context, *request)
        if f"{HELD} of {ROWS} checked" in text:
            open_gate.wait(60)
        return text

    monkeypatch.setattr(long_import, "render_to_string", held)
    yield open_gate
    open_gate.set()


@pytest.fixture
def gone():
    """Set once nothing waits any more."""
    gone = Event()

    def note(**deleted):
        # The signal comes before the commit, and until then others see what is deleted.
        on_commit(gone.set)

    post_delete.connect(note, sender=Upload)
    yield gone
    post_delete.disconnect(note, sender=Upload)


def test_long_file_is_cancelled_then_saved_and_undone(page, at, sign_in, reader, gate, gone):
    OrganisationFactory(owner=reader, name="BLA")
    gate.clear()
    sign_in(reader)
    at("/ledger/import/")
    page.set_input_files("input[type=file]", LONG_CSV)
    page.get_by_role("button", name="Show what would happen").click(no_wait_after=True)
    # The last of the lines that came, and no other.
    expect(page.get_by_text(f"{ROWS} of {ROWS} read")).to_be_visible()
    expect(page.get_by_text(f": {HELD} of {ROWS} read")).to_be_hidden()
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bring in what you have.")
    assert not gone.is_set()
    gate.set()
    assert gone.wait(20)
    assert not (Upload.objects.exists() or Activity.objects.exists())

    page.set_input_files("input[type=file]", LONG_CSV)
    press_button(page, "Show what would happen")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{ROWS} rows would be added.")
    press_button(page, "Save it all")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        f"Brought in: {ROWS} added, 0 changed."
    )
    assert Activity.objects.count() == ROWS
    press_button(page, "Undo")
    assert not (Activity.objects.exists() or Upload.objects.exists())
