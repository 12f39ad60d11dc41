import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.typed_membership import TypedMembership, read_memberships


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
        (
            "British Computer Society – Member (MBCS), Jan 2003–Dec 2010",
            "British Computer Society",
            "Member (MBCS)",
            "Jan 2003",
            "Dec 2010",
        ),
        (
            "Mitglied, Gesellschaft für Informatik, 2010 bis heute",
            "Gesellschaft für Informatik",
            "Mitglied",
            "2010",
            "present",
        ),
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
        ("Indexers | 03/2016 – 06/2018", "Indexers", "", "2016-03", "2018-06"),
        ("Guild, elected Fellow 2017", "Guild", "elected Fellow", "2017", ""),
        ("2004-16 Member, Guild", "Guild", "Member", "2004", "2016"),
    ],
)
def test_line_of_a_cv_is_a_membership(line, name, role, joined, left):
    assert read_memberships(line) == [TypedMembership(name, role, joined, left)]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "Fellow, Chartered Institute of Library and Information Professionals (FCLIP), 2012–",
            TypedMembership(
                "Chartered Institute of Library and Information Professionals",
                *("Fellow", "2012", "", "", "FCLIP"),
            ),
        ),
        (
            "2003–08 British Computer Society, MBCS",
            TypedMembership("British Computer Society", "", "2003", "2008", "", "MBCS"),
        ),
        (
            "American Library Association (ALA), 2010–",
            TypedMembership("American Library Association", "", "2010", "", "ALA"),
        ),
        ("Art Libraries Society (ARLIS)", TypedMembership("Art Libraries Society (ARLIS)")),
    ],
)
def test_initials_and_letters_after_a_name_are_no_part_of_a_networks(line, read):
    assert read_memberships(line) == [read]


def test_each_time_of_a_line_is_a_membership():
    assert read_memberships("Art Historians 1995-1999; 2003-present") == [
        TypedMembership("Art Historians", "", "1995", "1999"),
        TypedMembership("Art Historians", "", "2003", "present"),
    ]


@pytest.mark.parametrize(
    "line", ["", "  – ", "Memberships:", "Professional memberships and affiliations", "SOCIETIES"]
)
def test_headings_and_blank_lines_are_none(line):
    assert read_memberships(line) == []


@given(st.text(max_size=500))
def test_nothing_that_is_pasted_is_a_crash(line):
    assert all(len(read.name) <= 400 for read in read_memberships(line))
