import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.typed_membership import TypedMembership, read_membership


@pytest.mark.parametrize(
    ("line", "name", "role", "joined", "left"),
    [
        ("1998-2004 Member, Society of Indexers", "Society of Indexers", "Member", "1998", "2004"),
        ("1998–2004: Member, Society of Indexers", "Society of Indexers", "Member", "1998", "2004"),
        (
            "• Fellow of the Royal Society (2011 - present)",
            "Royal Society",
            "Fellow",
            "2011",
            "present",
        ),
        (
            "Business Librarians, Committee Member, 2008–12",
            "Business Librarians",
            "Committee Member",
            "2008",
            "2012",
        ),
        ("CILIP (Chartered Member), since 2009", "CILIP", "Chartered Member", "2009", ""),
        (
            "Sept 1999 to Mar 2003  Chair, Music Libraries, Wales",
            "Music Libraries, Wales",
            "Chair",
            "Sept 1999",
            "Mar 2003",
        ),
        ("3. Historical Association 2001–", "Historical Association", "", "2001", ""),
        ("2019 Vice-President, Indexers", "Indexers", "Vice-President", "2019", ""),
        ("Society of 1812", "Society of 1812", "", "", ""),
        ("Society of Indexers, 2012", "Society of Indexers", "", "2012", ""),
        ("Club 33", "Club 33", "", "", ""),
        (
            "1998 to date, Member of the British Academy",
            "British Academy",
            "Member",
            "1998",
            "present",
        ),
        ("Institute of Physics", "Institute of Physics", "", "", ""),
        # A month to one writer and a year to another.
        ("2004-06 Member, Guild", "Guild", "Member", "2004 to 06", ""),
        ("2004-16 Member, Guild", "Guild", "Member", "2004", "2016"),
    ],
)
def test_line_of_a_cv_is_a_membership(line, name, role, joined, left):
    assert read_membership(line) == TypedMembership(name, role, joined, left)


@pytest.mark.parametrize(
    "line", ["", "  – ", "Memberships:", "Professional memberships and affiliations", "SOCIETIES"]
)
def test_headings_and_blank_lines_are_none(line):
    assert read_membership(line) is None


@given(st.text(max_size=500))
def test_nothing_that_is_pasted_is_a_crash(line):
    read = read_membership(line)
    assert read is None or len(read.name) <= 400
