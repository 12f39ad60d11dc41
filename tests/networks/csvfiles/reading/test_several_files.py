"""Two files of one kind, which are read as one."""

import pytest

from networks.csvfiles import bring_in
from networks.models import Fee, Organisation
from tests.factories import FeeFactory, UserFactory
from tests.networks.csvfiles.files import counts, from_path, said

pytestmark = pytest.mark.django_db

MEMBERSHIPS = "organisation,started_on\nCILIP,2009-09-01\n"
FEES = "organisation,membership_started_on,amount,paid_on"


@pytest.fixture
def folder(tmp_path):
    """A function that fills a folder with files, given as their text by name, and brings it in."""

    def of(owner=None, **files):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text)
        return bring_in(owner or UserFactory(), from_path(tmp_path))

    return of


def test_rows_of_both_come_in_whatever_columns_each_has(folder):
    done = folder(
        memberships=MEMBERSHIPS,
        fees=f"{FEES}\nCILIP,2009-09-01,38,2009-09-01\n",
        fees_2010=f"paid_on,{FEES[:-8]},notes\n2010-09-01,CILIP,2009-09-01,40,By card\n",
    )
    assert said(done) == []
    assert counts(done)["fees"] == (2, 0, 0)
    assert list(Fee.objects.order_by("paid_on").values_list("amount", "notes")) == [
        (38, ""),
        (40, "By card"),
    ]


def test_column_that_one_of_them_lacks_is_left_alone_for_its_rows(folder):
    fee = FeeFactory(membership__organisation__name="CILIP", amount=38, notes="Kept")
    row = f"CILIP,{fee.membership.start},38,{fee.paid_on}"
    done = folder(
        fee.membership.organisation.owner,
        fees=f"{FEES}\n{row}\n",
        fees_2010=f"{FEES},notes\nCILIP,{fee.membership.start},40,2012-09-01,New\n",
    )
    assert (said(done), counts(done)) == ([], {"fees": (1, 0, 1)})


def test_problem_names_the_file_in_which_it_is(folder):
    done = folder(
        organisations="name,kind\nCILIP,union\n", organisations_old="name,kind\nALA,club\n"
    )
    [line] = said(done)
    assert line.startswith("organisations_old.csv, line 2, kind: “club” is not one of")


def test_row_that_may_be_there_once_is_refused_by_file_and_line(folder):
    done = folder(organisations="name\nALA\nCILIP\n", organisations_old="name\ncilip\n")
    assert said(done) == [
        "organisations_old.csv, line 2, name: "
        "The same name stands on line 3 of organisations.csv already."
    ]
    assert not Organisation.objects.exists()
