"""CSV files from a page into the ledger: shown first, saved on a yes."""

import io
import zipfile

import pytest
from django.db import connection

from networks.models import Change, Membership, Organisation
from reflections.csv_tables import LEDGER
from reflections.models import Upload
from reflections.story import FOLDER
from tests.factories import OrganisationFactory, PreferenceFactory, UserFactory
from tests.networks.csvfiles.files import everything, write_zip
from tests.reflections.pages import words_of
from tests.reflections.views.importing.files import (
    BOTH,
    IMPORT,
    NETWORKS,
    confirm,
    rows,
    show,
    zipped,
)

pytestmark = pytest.mark.django_db


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


TWO_WAYS = BOTH | {"memberships.csv": "organisation,started_on\nCILIP,05/01/2004\n"}


def test_dates_that_could_be_two_are_one_question(client, alice):
    answer = show(client, TWO_WAYS)
    assert answer.status_code == 422
    assert words_of(answer).startswith(
        "Day or month first? One date can be read in two ways, as a spreadsheet writes them. In "
        "memberships.csv, line 2, started_on: 05/01/2004 could be 5 January 2004 or 1 May 2004."
    )


@pytest.mark.parametrize("order", ["dmy", "mdy"])
def test_the_persons_own_order_of_dates_is_offered_first(client, alice, order):
    PreferenceFactory(owner=alice, setting="date_order", number=None, words=order)
    assert (
        f'<button class="button primary" name="dates" value="{order}">'
        in show(client, TWO_WAYS).text
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


def test_windows_encoding_and_semicolons_are_understood(client, alice):
    show(client, {"organisations.csv": "name;kind\nÉvora é;union\n".encode("latin-1")})
    confirm(client)
    assert Organisation.objects.get().name == "Évora é"


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


def test_script_in_a_file_or_its_name_is_only_text(client, alice):
    vector = "<script>alert(1)</script>"
    page = show(client, {"organisations.csv": f"name,kind\n{vector},{vector}\n", "<b>.csv": "x"})
    assert vector not in page.text
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize("number", [1, 200])
def test_queries_do_not_grow_with_the_files(client, alice, number, django_assert_num_queries):
    many = "name\n" + "".join(f"Network {n}\n" for n in range(number))
    # Where a row can be locked, the person's is.
    with django_assert_num_queries(11 + connection.features.has_select_for_update):
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
