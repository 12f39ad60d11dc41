import pytest

from networks.csvfiles.reading.sheets import read_sheet
from networks.csvfiles.reading.text import LONGEST_CELL, Unreadable, decode
from networks.csvfiles.tables import ACTIVITIES, FEES, ROLES
from reflections.csv_tables import REFLECTIONS

HEADER = "organisation,title,started_on"


def rows(data, table=ROLES):
    data = data.encode() if isinstance(data, str) else data
    sheet = read_sheet(table, data)
    assert sheet.problems == []
    return sheet.rows


def said(data, table=ROLES):
    data = data.encode() if isinstance(data, str) else data
    return [str(problem) for problem in read_sheet(table, data).problems]


PLAIN = [(2, ["BLA", "Web Officer", "2009-07-10"])]


@pytest.mark.parametrize(
    "data",
    [
        f"{HEADER}\nBLA,Web Officer,2009-07-10\n",
        f"{HEADER}\nBLA,Web Officer,2009-07-10",
        f"{HEADER}\r\nBLA,Web Officer,2009-07-10\r\n",
        f"{HEADER}\rBLA,Web Officer,2009-07-10\r",
        f"\ufeff{HEADER}\nBLA,Web Officer,2009-07-10\n",
        f"{HEADER}\nBLA,Web Officer,2009-07-10\n\n\n",
        f"{HEADER}\nBLA,Web Officer,2009-07-10\n,,\n",
        ' organisation , title,"started_on"\nBLA,"Web Officer",2009-07-10\n',
        "organisation;title;started_on\nBLA;Web Officer;2009-07-10\n",
        "organisation\ttitle\tstarted_on\nBLA\tWeb Officer\t2009-07-10\n",
        f"{HEADER}\nBLA,Web Officer,2009-07-10\n".encode("utf-16"),
    ],
)
def test_file_is_read_however_it_was_written(data):
    assert rows(data) == PLAIN


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_line_that_tells_excel_of_the_delimiter_is_left_out(delimiter):
    lines = ["sep=,", HEADER, "BLA,Web Officer,2009-07-10"]
    sheet = read_sheet(ROLES, "\r\n".join(lines).replace(",", delimiter).encode())
    assert sheet.problems == []
    assert sheet.rows == [(3, ["BLA", "Web Officer", "2009-07-10"])]


def test_row_is_known_by_the_line_on_which_it_begins():
    data = f'{HEADER}\n\nBLA,"Web\nOfficer",2009\n\nCILIP,Blogger,2010\n'
    assert [line for line, _ in rows(data)] == [3, 6]


def test_header_after_blank_lines_is_found():
    assert rows(f"\n\n{HEADER}\nBLA,Blogger,2010\n") == [(4, ["BLA", "Blogger", "2010"])]


def test_header_alone_is_a_file_without_rows():
    assert rows(HEADER) == []


def test_windows_1252_is_understood():
    data = f"{HEADER}\nCafé “Évora” – €,Zoë,2010\n".encode("cp1252")
    assert rows(data) == [(2, ["Café “Évora” – €", "Zoë", "2010"])]


def test_byte_of_no_encoding_is_refused_by_its_line():
    assert said(f"{HEADER}\nBLA,Caf\xe9,2010\nBLA,\x81,2010\n".encode("latin-1")) == [
        "roles.csv, line 3: The byte 0x81 is not UTF-8 nor Windows-1252: save the file as UTF-8."
    ]


def test_two_encodings_in_one_file_are_refused_by_the_line():
    data = f"{HEADER}\nCafé,Blogger,2010\n".encode() + "Café,Officer,2010\n".encode("latin-1")
    assert said(data) == [
        "roles.csv, line 3: The byte 0xE9 is not UTF-8, though other lines are: "
        "save the file as UTF-8."
    ]


@pytest.mark.parametrize("utf_8", ["\U0001f600".encode(), b"\xed\xa0\x80"])
def test_emoji_and_half_a_character_are_not_taken_for_windows_1252(utf_8):
    [problem] = said(b"organisation,title,started_on\nA," + utf_8 + b",2004\nA,Caf\xe9,2005\n")
    assert "is not UTF-8, though other lines are" in problem


def test_broken_utf_16_is_refused():
    with pytest.raises(Unreadable, match="UTF-16"):
        decode(b"\xff\xfea")


def test_utf_16_without_its_mark_is_refused():
    assert said(HEADER.encode("utf-16-le")) == [
        "roles.csv, line 1: This is not text that can be read here: save the file as UTF-8."
    ]


@pytest.mark.parametrize("data", ["", "\n\n", "\ufeff", ",,\n"])
def test_empty_file_is_refused(data):
    assert said(data) == [
        "roles.csv: The file is empty: not even a header row is there.",
    ]


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("organisation,title", "started_on: This column must be there."),
        (f"{HEADER},title", "title: This column is there more than once."),
        (f"{HEADER},owner", "owner: There is no such column: roles.csv has organisation, title,"),
        (f"{HEADER},Title", "title: This column is there more than once."),
        (f"{HEADER},ended_no", "ended_no: There is no such column: do you mean ended_on?"),
    ],
)
def test_wrong_heading_is_named(header, problem):
    [line] = said(f"{header}\n")
    assert line.startswith(f"roles.csv, line 1, {problem}")


@pytest.mark.parametrize(
    "header",
    [
        "Organisation,Title,Started On",
        "ORGANIZATION, title ,started-on",
        "organization,TITLE,startedOn",
        "organisation,title,start date",
    ],
)
def test_heading_is_known_however_it_is_written(header):
    assert rows(f"{header}\nBLA,Web Officer,2009-07-10\n") == PLAIN


def test_near_name_of_a_column_is_said():
    sheet = read_sheet(ROLES, b"organisation,title,start_date\n")
    assert sheet.notes == ["roles.csv: the column start_date is read as started_on."]


def test_columns_that_are_empty_from_head_to_foot_are_none():
    assert rows(f"{HEADER},,\nBLA,Web Officer,2009-07-10,,\n") == PLAIN


def test_column_without_heading_that_is_filled_is_refused_once():
    assert said(f"{HEADER},\nBLA,Blogger,2010,\nBLA,Blogger,2010,x\nBLA,Blogger,2010,y\n") == [
        "roles.csv, line 3: A column has no heading, but is filled in here."
    ]


def test_cells_that_are_left_out_at_the_end_of_a_row_are_empty():
    assert rows(f"{HEADER}\nBLA,Blogger\nBLA,Blogger,2010,,\nBLA\n") == [
        (2, ["BLA", "Blogger", ""]),
        (3, ["BLA", "Blogger", "2010"]),
        (4, ["BLA", "", ""]),
    ]


def test_row_with_more_filled_cells_than_headings_is_refused():
    assert said(f"{HEADER}\nBLA,Blogger,2010,x\n") == [
        "roles.csv, line 2: This row has 4 cells where the header has 3."
    ]


@pytest.mark.parametrize("words", ["Αθήνα", "Библиотека", "図書館", "→ Évora"])
def test_windows_1252_byte_among_letters_of_utf_8_is_refused_by_its_line(words):
    data = f"{HEADER}\n{words},Blogger,2010\nCaf".encode() + b"\xe9,Blogger,2010\n"
    [problem] = said(data)
    assert problem.startswith("roles.csv, line 3: The byte 0xE9 is not UTF-8, though other lines")


def test_quotation_mark_that_is_never_closed_is_named_by_its_row():
    assert said(f'{HEADER}\nBLA,Blogger,2010\nBLA,"Web Officer,2010\nBLA,Blogger,2011\n') == [
        "roles.csv, line 3: A quotation mark is opened in this row and never closed."
    ]


def test_quotation_mark_inside_a_quoted_cell_is_named_by_its_row():
    [line] = said(f'{HEADER}\nBLA,"Web "Officer"",2010\n')
    assert line.startswith("roles.csv, line 2: A quotation mark stands inside a quoted cell")


def test_cell_longer_than_the_csv_modules_own_limit_is_read():
    body = "x" * 131_073
    assert rows(f"date,title,body\n2011-10-18,Long,{body}\n", REFLECTIONS)[0][1][2] == body


def test_cell_longer_than_any_page_takes_is_refused():
    [line] = said(f"{HEADER}\nBLA,{'x' * (LONGEST_CELL + 1)},2010\n")
    assert line == "roles.csv, line 2: A cell is longer than 10,000,000 characters."


def test_semicolons_in_cells_do_not_make_a_semicolon_file():
    data = "date,title,tags\n2011-10-18,One; two; three,a; b; c\n"
    assert rows(data, REFLECTIONS) == [(2, ["2011-10-18", "One; two; three", "a; b; c"])]


def test_file_of_another_kind_is_refused():
    lines = said(f"{HEADER}\n", ACTIVITIES)
    assert "activities.csv, line 1, date: This column must be there." in lines


def test_header_that_names_hardly_any_column_is_refused_in_one_sentence():
    [line] = said("Transaction Date,Sort Code,Account,Debit Amount\n", FEES)
    assert line.startswith(
        "fees.csv, line 1: Its first line should name the columns of fees.csv: organisation, "
        "membership_started_on, paid_on must be there, "
    )
    assert line.endswith("It has Transaction Date, Sort Code, Account, Debit Amount.")
