import zipfile

import pytest
from django.core.management import CommandError, call_command

from networks.other_files.reading.workbooks import read_workbook
from reflections.csv_tables import LEDGER
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
FILES = {table.file for table in LEDGER}


def test_folder_is_made_and_filled(story, tmp_path):
    call_command("export_ledger", str(tmp_path / "new" / "ledger"), user="teller")
    assert {path.name for path in (tmp_path / "new" / "ledger").iterdir()} == FILES


def test_zip_is_written_for_its_owners_eyes(story, tmp_path):
    path = tmp_path / "ledger.zip"
    call_command("export_ledger", str(path), user="teller")
    assert set(zipfile.ZipFile(path).namelist()) == FILES | {"README.txt"}
    assert path.stat().st_mode & 0o077 == 0


def test_workbook_has_a_sheet_for_each_file(story, tmp_path):
    path = tmp_path / "ledger.xlsx"
    call_command("export_ledger", str(path), user="teller")
    grids = read_workbook(path.name, path.read_bytes())
    names = [grid.name.removeprefix("ledger.xlsx, ") for grid in grids]
    assert names == ["README", *(table.name for table in LEDGER)]


@pytest.mark.parametrize("name", ["ledger", "ledger.zip", "ledger.xlsx"])
def test_earlier_export_is_replaced(story, tmp_path, name):
    for _ in range(2):
        call_command("export_ledger", str(tmp_path / name), user="teller")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_earlier_edition_s_export_without_a_readme_is_replaced(story, tmp_path):
    path = tmp_path / "ledger.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for table in LEDGER:
            archive.writestr(table.file, ",".join(table.required))
    call_command("export_ledger", str(path), user="teller")
    assert "README.txt" in zipfile.ZipFile(path).namelist()


@pytest.mark.parametrize(
    ("there", "path"),
    [
        ("fees.csv", "."),
        ("ledger.zip", "ledger.zip"),
        ("ledger.xlsx", "ledger.xlsx"),
        ("ledger", "ledger"),
    ],
)
def test_what_is_not_an_export_is_left_as_it_was(story, tmp_path, there, path):
    (tmp_path / there).write_text("my own fees\n")
    with pytest.raises(CommandError, match="is not an exported ledger"):
        call_command("export_ledger", str(tmp_path / path), user="teller")
    assert (tmp_path / there).read_text() == "my own fees\n"


def test_other_files_of_the_folder_stay(story, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    call_command("export_ledger", str(tmp_path), user="teller")
    assert (tmp_path / "notes.txt").read_text() == "hello"


def test_place_that_cannot_be_written_is_said(story, tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("export_ledger", str(tmp_path / "missing" / "ledger.zip"), user="teller")


def test_unknown_user_is_refused(tmp_path):
    UserFactory(username="alice")
    with pytest.raises(CommandError, match="no user called “bob”"):
        call_command("export_ledger", str(tmp_path), user="bob")


def test_export_of_an_earlier_edition_is_replaced(story, tmp_path):
    (tmp_path / "roles.csv").write_text("organisation,title,started_on,ended_on,notes\n")
    call_command("export_ledger", str(tmp_path), user="teller")
    assert (tmp_path / "roles.csv").read_text().startswith("organisation,title,started_on,")
