"""Several lists on one sheet, and headings in two rows, from the file to the ledger."""

import pytest

from networks.models import Activity, Fee, Organisation
from tests.factories import UserFactory
from tests.networks.other_files.books import xlsx
from tests.networks.other_files.own_sheets import TODAY, members, read

pytestmark = pytest.mark.django_db


def test_lists_on_one_sheet_are_read_apart():
    below = (
        "Memberships\nName,Joined,Fee,Renews on\nA,2009-09-01,£198,2027-03-01\n\n"
        "Events attended\nNetwork,Date,Event,Hours\nA,2026-02-03,Copyright,3\n"
    )
    beside = "Name,Fee,Renews on,,Network,Date,Event\nA,£198,2027-03-01,,A,2026-02-03,Copyright\n"
    for text in (below, beside):
        material = read(text)
        assert [choices.columns[-1] for choices in material.choices] == [
            "renews_on",
            "hours" if text == below else "title",
        ]
        material.bring_in(UserFactory(), None, TODAY)
        assert (Fee.objects.get().amount, Activity.objects.get().title) == (198, "Copyright")
        Organisation.objects.all().delete()


def test_faults_are_named_by_their_cells_in_the_second_list_of_a_sheet():
    rows = [
        ["Name", "Fee", "Renews on", None, "Network", "Date", "Event"],
        ["A", 198, "2027-03-01", None, "A", "2026-02-03", "=1/0"],
    ]
    material = read(xlsx(Both=rows), "mine.xlsx")
    assert material.grids[1].cell(1, 2) == "G2"


def test_a_blank_column_within_a_list_parts_nothing():
    [grid] = read("Date,Network,,Title,Hours\n2026-01-01,A,,Talk,1\n").grids
    assert len(grid.rows[0]) == 5


def test_headings_in_two_rows_are_read_together():
    text = "Organisation,Membership,,Cost\n,Grade,Since,£ per year\nA,Full,2009-03-01,198\n"
    material = read(text)
    assert material.choices[0].columns == ["network", "category", "joined", "fee"]
    material.bring_in(UserFactory(), None, TODAY)
    assert members() == [("A", "2009-03-01")]
