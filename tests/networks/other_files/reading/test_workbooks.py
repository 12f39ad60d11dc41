"""Spreadsheets are read rightly, or refused with the name of the cell."""

import io
import re
import zipfile
from datetime import date, datetime, timedelta

import pytest
import xlsxwriter

from networks.csvfiles.reading.text import Unreadable
from networks.other_files.reading.workbooks import read_workbook
from tests.networks.other_files.books import ods, xlsx

DAY = date(2011, 3, 16)


def read(data, name="a.xlsx"):
    return read_workbook(name, data)


def rows(data, name="a.xlsx"):
    [grid] = read(data, name)
    return grid.rows


@pytest.mark.parametrize("is_1904", [False, True])
def test_dates_are_days_whatever_the_workbook_counts_from(is_1904):
    assert rows(xlsx(is_1904=is_1904, A=[["x", DAY]])) == [["x", "2011-03-16"]]


def test_numbers_are_plain_without_the_tails_of_floats():
    cells = [184, 184.5, 0.1 + 0.2, 1e15, -38.0, True]
    assert rows(xlsx(A=[cells])) == [["184", "184.5", "0.3", "1000000000000000", "-38", "yes"]]


def test_a_moment_keeps_its_time():
    assert rows(xlsx(A=[[datetime(2011, 3, 16, 10, 30)]])) == [["2011-03-16 10:30"]]


def test_an_ods_is_read_alike():
    found = rows(ods([["Name", "Joined", "Fee"], ["CILIP", DAY, 184.5]]), "a.ods")
    assert found == [["Name", "Joined", "Fee"], ["CILIP", "2011-03-16", "184.5"]]


def test_formulas_are_their_results_and_never_worked_out():
    def change(sheets):
        sheets["A"].write_formula(0, 1, '=A1&"!"', None, "x!")

    assert rows(xlsx(change=change, A=[["x"]])) == [["x", "x!"]]


def test_error_and_formula_without_result_are_named_by_their_cells():
    def change(sheets):
        sheets["A"].write_formula(0, 1, "=NA()", None, "#N/A")
        sheets["A"].write_formula(1, 1, "=1+1", None, "")

    data = xlsx(change=change, A=[["x"], ["y"]])
    unsaved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(unsaved, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = re.sub(rb' t="str"><f>1\+1</f><v></v>', b"><f>1+1</f>", text)
            new.writestr(name, text)
    [grid] = read(unsaved.getvalue())
    assert grid.faults["B1"] == "holds the error #N/A"
    assert grid.faults["B2"].startswith("holds a formula without its result")


def test_hidden_sheets_are_marked_and_empty_ones_left_away():
    def change(sheets):
        sheets["Old"].hide()

    grids = read(xlsx(change=change, Now=[["a"]], Old=[["b"]], Empty=[]))
    assert [(grid.name, grid.hidden) for grid in grids] == [
        ("a.xlsx, Now", False),
        ("a.xlsx, Old", True),
    ]


def test_words_of_merged_cells_hold_for_all_their_rows_and_numbers_for_none():
    def change(sheets):
        sheets["A"].merge_range(0, 0, 1, 0, "CILIP")
        sheets["A"].merge_range(0, 1, 1, 1, 184)

    [grid] = read(xlsx(change=change, A=[[None, None, "x"], [None, None, "y"]]))
    assert [row[0] for row in grid.rows] == ["CILIP", "CILIP"]
    assert grid.faults["B2"].startswith("is merged with B1, which holds a number")


def encrypted():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def far_corner():
    def change(sheets):
        sheets["A"].write(1048575, 16383, "y")

    return xlsx(change=change, A=[["x"]])


def zeros():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 70_000_000)
    return stream.getvalue()


def nested():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.xlsx", xlsx(A=[["x"]]))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (encrypted, "It has a password"),
        (far_corner, "damaged, or larger than can be read here"),
        (zeros, "Unpacked, it is over 60 MB"),
        (nested, "cannot be read as a spreadsheet"),
        (lambda: b"PK", "cannot be read as a spreadsheet"),
        (lambda: b"", "cannot be read as a spreadsheet"),
        (lambda: xlsx(A=[]), "All its sheets are empty"),
    ],
    ids=["encrypted", "far corner", "zip bomb", "nested", "no zip", "nothing", "empty"],
)
def test_what_cannot_be_read_is_refused_with_its_reason(made, said):
    with pytest.raises(Unreadable, match=said):
        read(made())


def test_a_length_of_time_is_hours():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    hours = book.add_format({"num_format": "[h]:mm"})
    book.add_worksheet("A").write_datetime(0, 0, timedelta(hours=7, minutes=30), hours)
    book.close()
    assert rows(stream.getvalue()) == [["7.5"]]
