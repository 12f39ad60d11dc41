import csv
import io
import zipfile

import pytest

from networks.csvfiles import bring_in
from networks.csvfiles.exporting.whole_files import texts
from networks.csvfiles.exporting.whole_ledger import zip_pieces
from networks.models import Organisation
from reflections.csv_tables import LEDGER
from reflections.story import FOLDER
from tests.factories import FeeFactory, MembershipFactory, OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import from_stream, said, write_folder, write_zip

pytestmark = pytest.mark.django_db


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def in_columns_of(told, rows):
    """The story leaves out columns in which it says nothing, and refs."""
    return [{heading: row[heading] for heading in told[0]} for row in rows]


@pytest.mark.parametrize("name", ["organisations", "roles", "decisions", "preferences"])
def test_file_of_the_story_comes_out_as_it_went_in(story, tmp_path, name):
    write_folder(story, tmp_path)
    told = rows_of(FOLDER / f"{name}.csv")
    assert in_columns_of(told, rows_of(tmp_path / f"{name}.csv")) == told


# A blank stands for these; export says them.
SAID = {"currency": "GBP", "exchange_rate": "1.000000", "cost_paid_by": "self"}


@pytest.mark.parametrize("name", ["fees", "activities", "appraisals"])
def test_blank_of_the_story_comes_out_as_what_it_means(story, tmp_path, name):
    write_folder(story, tmp_path)
    pairs = zip(rows_of(tmp_path / f"{name}.csv"), rows_of(FOLDER / f"{name}.csv"), strict=True)
    different = [
        (heading, was, now[heading])
        for now, before in pairs
        for heading, was in before.items()
        if now[heading] != was
    ]
    assert {(heading, "", SAID[heading]) for heading, _, _ in different} >= set(different)


def test_several_values_of_the_story_come_out_in_the_ledgers_order(story, tmp_path):
    write_folder(story, tmp_path)
    for name, column in (("memberships", "held_for"), ("reflections", "organisations")):
        into = rows_of(FOLDER / f"{name}.csv")
        out = in_columns_of(into, rows_of(tmp_path / f"{name}.csv"))
        for row in out + into:
            row[column] = set(row[column].split("; "))
        assert out == into


def test_empty_ledger_has_all_files_with_their_headers(tmp_path):
    write_folder(UserFactory(), tmp_path)
    texts = {path.name: path.read_text() for path in tmp_path.iterdir()}
    headers = {table.file: ",".join(table.headings) + "\n" for table in LEDGER}
    headers["preferences.csv"] += "home_currency,,GBP,\n"
    assert texts == headers


def test_zip_holds_the_same_files_as_the_folder(story, tmp_path):
    write_folder(story, tmp_path)
    stream = io.BytesIO()
    write_zip(story, stream)
    with zipfile.ZipFile(stream) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    about = files.pop("README.txt").decode()
    assert files == {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert "\norganisations.csv\n  name*" in about


def test_vague_dates_come_out_as_vague_as_they_were(tmp_path):
    membership = MembershipFactory(
        started_on="2004-01-01",
        started_on_precision="year",
        ended_on="2007-02-28",
        ended_on_precision="month",
    )
    FeeFactory(membership=membership)
    write_folder(membership.organisation.owner, tmp_path)
    [row], [fee] = rows_of(tmp_path / "memberships.csv"), rows_of(tmp_path / "fees.csv")
    assert (row["started_on"], row["ended_on"]) == ("2004", "2007-02")
    assert fee["membership_started_on"] == "2004"


@pytest.mark.parametrize("table", LEDGER, ids=lambda table: table.name)
def test_rows_in_bulk_say_what_each_says_by_itself(story, table):
    for organisation in Organisation.objects.of(story):
        organisation.activities.update(given=True, found_through=organisation, outcome="=1+1")
    assert "".join(texts(table, story)) == "".join(table.lines(table.exported(story)))


def test_only_the_owners_rows_come_out(story, tmp_path):
    OrganisationFactory(name="Somebody else's")
    write_folder(story, tmp_path)
    assert len(rows_of(tmp_path / "organisations.csv")) == 15


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_the_rows(count, django_assert_num_queries):
    owner = UserFactory()
    for organisation in OrganisationFactory.create_batch(count, owner=owner):
        FeeFactory(membership__organisation=organisation)
    with django_assert_num_queries(9):
        write_zip(owner, io.BytesIO())


def test_export_of_one_person_is_a_ledger_for_another(story):
    stream = io.BytesIO()
    write_zip(story, stream)
    stream.seek(0)
    other = UserFactory()
    brought = from_stream("ledger.zip", stream)
    assert brought.left_alone == []
    assert said(bring_in(other, brought)) == []
    assert Organisation.objects.of(other).count() == 15


def test_export_that_breaks_spoils_no_earlier_one(story, tmp_path, monkeypatch):
    write_folder(story, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    Organisation.objects.filter(owner=story).update(notes="Changed since")

    def break_off(table, rows):
        yield "organisation,title"
        raise OSError("the disk is full")

    monkeypatch.setattr(type(LEDGER[-1]), "lines", break_off)
    with pytest.raises(OSError, match="disk is full"):
        write_folder(story, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_zip_that_breaks_off_is_no_zip(story, monkeypatch):
    lines = type(LEDGER[-1]).lines

    def break_off(table, rows):
        yield from lines(table, rows)
        if table is LEDGER[-1]:
            raise OSError("the database is gone")

    monkeypatch.setattr(type(LEDGER[-1]), "lines", break_off)
    sent, pieces = [], zip_pieces(LEDGER, story)
    with pytest.raises(OSError, match="is gone"):
        sent.extend(pieces)
    assert len(sent) > len(LEDGER) / 2
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(b"".join(sent)))
