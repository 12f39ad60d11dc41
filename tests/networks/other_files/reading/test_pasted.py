import pytest

from networks.csvfiles.reading.text import Unreadable
from networks.other_files.reading.pasted import read_pasted

CV = """Professional memberships

• 1998–2004 Member, Society of Indexers
• Library Guild, Chair, 2012–present
"Friends" of the Library
"""


def test_lines_of_a_cv_are_rows_with_the_lines_on_which_they_stand():
    grid = read_pasted(CV)
    assert grid.rows[1:] == [
        ["Society of Indexers", "Member", "1998", "2004"],
        ["Library Guild", "Chair", "2012", "present"],
        ['"Friends" of the Library', "", "", ""],
    ]
    assert grid.lines[1:] == [3, 4, 5]


def test_rows_of_a_spreadsheet_stay_as_they_are():
    text = "Name\tJoined\tAnnual fee\nCILIP\t2009-09-01\t£184\n"
    assert read_pasted(text).rows == [
        ["Name", "Joined", "Annual fee"],
        ["CILIP", "2009-09-01", "£184"],
    ]


@pytest.mark.parametrize("text", ["", " \n\n", "Memberships:\n"])
def test_what_names_no_network_is_refused(text):
    with pytest.raises(Unreadable, match="Nothing in it names a network"):
        read_pasted(text)
