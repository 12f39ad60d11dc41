"""Workbooks as LibreOffice and pandas read them; where they are not installed, nothing is tried."""

import shutil
import subprocess

import pytest

from networks import csvfiles
from networks.csvfiles.exporting.whole_ledger import texts, write_xlsx
from networks.csvfiles.reading.sources import from_texts
from reflections.csv_tables import LEDGER
from reflections.story import FOLDER
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
OFFICE = shutil.which("soffice")
# Commas, quotation marks, UTF-8, cells as they are and not as they are shown, every sheet.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
MOST_SECONDS = 120


@pytest.fixture
def teller():
    """Whose ledger is the story."""
    teller = UserFactory()
    csvfiles.bring_in(teller, csvfiles.from_path(LEDGER, FOLDER))
    return teller


@pytest.fixture
def workbook(teller, tmp_path):
    path = tmp_path / "ledger.xlsx"
    with path.open("wb") as file:
        write_xlsx(LEDGER, teller, file)
    return path


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saves_of_a_workbook_is_the_ledger(teller, workbook, tmp_path):
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", EVERY_SHEET, "--outdir", str(tmp_path), str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=MOST_SECONDS)
    saved = {t.name: (tmp_path / f"ledger-{t.name}.csv").read_bytes() for t in LEDGER}
    reader = UserFactory()
    done = csvfiles.bring_in(reader, from_texts(LEDGER, saved))
    assert done.problems == []
    for table in LEDGER:
        assert list(texts(table, reader)) == list(texts(table, teller))


def test_pandas_finds_days_and_numbers_in_a_workbook(workbook):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("openpyxl")
    sheets = pandas.read_excel(workbook, sheet_name=None, engine="openpyxl")
    fees = sheets["fees"]
    assert round(fees["amount"].sum(), 2) == 883.00
    assert {str(fees[name].dtype).split("[")[0] for name in ("paid_on", "covers_from")} == {
        "datetime64"
    }
    assert len(sheets["activities"]) == 76
