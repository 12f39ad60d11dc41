"""Workbooks, read back by python-calamine as any other program would."""

import io
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from networks.csvfiles.exporting import workbooks
from networks.csvfiles.exporting.whole_ledger import write_xlsx
from networks.csvfiles.exporting.workbooks import CUT, SheetOut, write_workbook
from networks.csvfiles.tables import FEES
from reflections.csv_tables import LEDGER
from tests.factories import (
    ActivityFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)


def written(rows, headings=("a", "b", "c")):
    stream = io.BytesIO()
    write_workbook([SheetOut("sheet", headings, rows)], stream)
    return stream


def read(stream, name="sheet"):
    stream.seek(0)
    return CalamineWorkbook.from_filelike(stream).get_sheet_by_name(name).to_python()


def cell(value):
    """What comes back of it."""
    return read(written([(value, None, None)]))[1][0]


def parts(stream):
    with ZipFile(stream) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2011, 3, 12), date(2011, 3, 12)),
        (date(1900, 3, 1), date(1900, 3, 1)),
        (date(1900, 2, 28), "1900-02-28"),
        (date(2199, 12, 31), date(2199, 12, 31)),
        (Decimal("1184.00"), 1184.0),
        (Decimal("-0.10"), -0.1),
        (Decimal("9999999.99"), 9999999.99),
        (Decimal("1.234567"), 1.234567),
        (Decimal("123456789012345.6"), "123456789012345.6"),
        (5, 5.0),
        (0, 0.0),
        ("2004-07", "2004-07"),
        ("12/03/2011", "12/03/2011"),
        ("1e3", "1e3"),
        ("007", "007"),
    ],
)
def test_dates_and_numbers_are_real_and_texts_stay_texts(value, expected):
    assert (cell(value), type(cell(value))) == (expected, type(expected))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@sum",
        "{=1}",
        "'=1",
        '=HYPERLINK("https://evil.example","x")',
        "https://example.org/",
        "internal:sheet!A1",
        "_x0041_",
        "a\tb\nc",
        "  both ends  ",
        "<b>&amp;",
        "日本語 🎉 café",
        "#N/A",
    ],
)
def test_no_text_is_run_or_linked_or_changed(text):
    stream = written([(text, None, None)])
    assert read(stream)[1][0] == text
    files = parts(stream)
    assert not [name for name in files if "calcChain" in name or "_rels/sheet" in name]
    assert "<f" not in files["xl/worksheets/sheet1.xml"].replace("<font", "")


def test_text_longer_than_a_cell_is_cut_and_says_so():
    for letter, units in (("x", 1), ("🎉", 2)):
        text = cell(letter * 40_000)
        assert text.endswith(CUT)
        assert len(text.encode("utf-16-le")) // 2 in range(32_767 - units, 32_768)
        assert set(text.removesuffix(CUT)) == {letter}
    assert cell("x" * 32_767) == "x" * 32_767


def test_header_stays_in_sight_and_columns_are_as_wide_as_what_they_hold():
    sheet = parts(written([("x" * 30, None, "y" * 500)]))["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in sheet
    assert 'ySplit="1"' in sheet
    widths = [part.split('"')[0].split(".")[0] for part in sheet.split('width="')[1:]]
    assert widths == ["31", "8", "50"]


def test_sheet_that_is_full_goes_on_in_another(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    stream = written([(number, None, None) for number in range(5)])
    stream.seek(0)
    book = CalamineWorkbook.from_filelike(stream)
    assert book.sheet_names == ["sheet", "sheet 2", "sheet 3"]
    rows = [row[0] for name in book.sheet_names for row in read(stream, name)]
    assert rows == ["a", 0.0, 1.0, "a", 2.0, 3.0, "a", 4.0]


def test_sheet_without_rows_has_its_headings():
    assert read(written([])) == [["a", "b", "c"]]


@pytest.fixture
def book(db):
    """A ledger's workbook, after everything that a cell could get wrong was entered."""
    owner = UserFactory()
    network = OrganisationFactory(owner=owner, name="=1+1", notes="@x")
    membership = MembershipFactory(
        organisation=network, started_on="2004-01-01", started_on_precision="year"
    )
    FeeFactory(membership=membership, amount="1184.10", paid_on="2011-03-12")
    ActivityFactory(organisation=network, title="+44", hours="7.50", rating=4, date="2011-03-16")
    OrganisationFactory(name="Somebody else's")
    stream = io.BytesIO()
    write_xlsx(LEDGER, owner, stream)
    return stream


def rows_of(stream, name):
    header, *rows = read(stream, name)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_ledger_has_a_sheet_for_each_file_and_one_that_explains_them(book):
    book.seek(0)
    names = CalamineWorkbook.from_filelike(book).sheet_names
    assert names == ["README", *(table.name for table in LEDGER)]
    about = rows_of(book, "README")
    assert [(line["file"], line["column"]) for line in about] == [
        (table.file, heading) for table in LEDGER for heading in table.headings
    ]
    assert about[-3]["takes"] == "names of networks; several are separated by semicolons"


def test_ledger_holds_figures_as_figures_and_words_as_words(book):
    [fee], [activity] = rows_of(book, "fees"), rows_of(book, "activities")
    assert (fee["organisation"], fee["membership_started_on"]) == ("=1+1", "2004")
    assert (fee["amount"], fee["paid_on"]) == (1184.1, date(2011, 3, 12))
    assert (activity["title"], activity["hours"], activity["rating"]) == ("+44", 7.5, 4.0)
    assert activity["date"] == date(2011, 3, 16)
    assert rows_of(book, "organisations")[0]["tax_relief"] == "no"
    assert len(rows_of(book, "organisations")) == 1


def test_every_cell_of_the_story_is_that_of_its_csv_file(story):
    stream = io.BytesIO()
    write_xlsx(LEDGER, story, stream)
    for table in LEDGER:
        stored = list(table.exported(story))
        for row, record in zip(rows_of(stream, table.name), table.records(stored), strict=True):
            for heading, text in record.items():
                value = row[heading]
                if isinstance(value, float):
                    assert Decimal(str(value)) == Decimal(text)
                else:
                    assert str(value) == (text or "")


@pytest.mark.django_db
def test_pandas_reads_it(story):
    pandas = pytest.importorskip("pandas")
    stream = io.BytesIO()
    write_xlsx(LEDGER, story, stream)
    frame = pandas.read_excel(stream, sheet_name="fees", engine="calamine")
    assert frame["amount"].sum().round(2) == float(
        sum(f.amount for f in FEES.of(story) if f.amount)
    )
    assert str(frame["paid_on"].dtype).startswith("datetime64")
