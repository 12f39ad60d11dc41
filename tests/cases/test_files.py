"""Files as people have them: each folder here holds what someone brought, and what came of it."""

import csv
import io
import re
from calendar import month_abbr
from datetime import date
from decimal import Decimal
from functools import reduce
from pathlib import Path

import pytest

from networks import csvfiles
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles import bring_in, plan
from networks.models import Activity, Fee, Membership, Organisation
from reflections.csv_tables import LEDGER
from reflections.story import FOLDER
from tests.factories import MembershipFactory, UserFactory
from tests.networks.csvfiles.files import from_path, said, sources

CASES = Path(__file__).parent
pytestmark = pytest.mark.django_db


def brought(case, order=None, owner=None):
    done = bring_in(owner or UserFactory(), from_path(CASES / case), order)
    assert (said(done), done.question) == ([], "")
    return done


def test_names_that_browsers_give():
    done = brought("names-that-browsers-give")
    assert done.notes == ["fees (1).csv is read as fees.csv."]
    assert Fee.objects.get().amount == Decimal("184.00")


def test_headings_with_capitals():
    brought("headings-with-capitals")
    network, membership = Organisation.objects.get(), Membership.objects.get()
    assert (network.short_name, network.kind) == ("LG", "association")
    assert (membership.started_on, membership.ended_on) == (date(2024, 1, 1), None)


def test_labels_in_cells():
    brought("labels-in-cells")
    network, fee = Organisation.objects.get(), Fee.objects.get()
    assert (network.kind, network.setting) == ("special_interest_group", "online")
    assert network.tax_relief
    assert (fee.kind, fee.amount, fee.paid_by) == ("subscription", Decimal("184.00"), "employer")
    assert Membership.objects.get().held_by == "self"


def test_spreadsheet_short_rows():
    brought("spreadsheet-short-rows")
    assert (Organisation.objects.count(), Membership.objects.count()) == (1, 1)
    assert Fee.objects.get().notes == ""


def test_spreadsheet_saved_again_is_one_question():
    asked = plan(UserFactory(), from_path(CASES / "spreadsheet-saved-again"))
    assert said(asked) == []
    assert asked.question == (
        "3 dates can be read in two ways, as a spreadsheet writes them. In memberships.csv, line "
        "2, started_on: Jul-04 could be July 2004. Does the day or the month come first?"
    )


def test_spreadsheet_saved_again_is_read_once_the_day_comes_first():
    brought("spreadsheet-saved-again", DateOrder.DAY_FIRST)
    membership, fee = Membership.objects.get(), Fee.objects.get()
    assert (str(membership.start), membership.ended_on) == ("2004-07", date(2025, 12, 31))
    assert (fee.paid_on, fee.covers_from) == (date(2025, 1, 5), date(2025, 1, 1))


# 184.00 becomes 184, 2004-07-15 becomes 15/07/2004, and 2004-07 becomes Jul-04.
NO_ZEROS = (re.compile(r"(?<=\d)\.00$|(?<=\.\d)0$"), "")
A_DAY = (re.compile(r"^(\d{4})-(\d\d)-(\d\d)$"), r"\3/\2/\1")
A_MONTH = (
    re.compile(r"^\d\d(\d\d)-(\d\d)$"),
    lambda found: f"{month_abbr[int(found[2])]}-{found[1]}",
)


def saved_by_a_spreadsheet(text):
    """A CSV file that a spreadsheet with British settings opened and saved."""
    cells = [
        [reduce(lambda cell, change: change[0].sub(change[1], cell), (NO_ZEROS, A_DAY, A_MONTH), c)
         for c in row]
        for row in csv.reader(io.StringIO(text))
    ]  # fmt: skip
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(cells)
    return out.getvalue().encode()


def test_story_that_a_spreadsheet_saved_again_is_one_question_and_the_same_ledger(tmp_path):
    teller, reader = UserFactory(), UserFactory()
    bring_in(teller, from_path(FOLDER))
    roughly = {"started_on": date(2004, 7, 1), "started_on_precision": "month"}
    MembershipFactory(organisation__owner=teller, organisation__name="Library Guild", **roughly)
    files = {path.stem: path.read_text() for path in exported(teller, tmp_path).glob("*.csv")}
    saved = {name: saved_by_a_spreadsheet(text) for name, text in files.items()}
    assert b",Jul-04," in saved["memberships"] and b",01/09/2006," in saved["memberships"]
    assert b",38," in saved["fees"]
    asked = plan(reader, sources(**saved))
    assert said(asked) == []
    assert asked.question.endswith("Does the day or the month come first?")
    done = bring_in(reader, sources(**saved), DateOrder.DAY_FIRST)
    assert (said(done), done.question) == ([], "")
    for table in LEDGER:
        assert "".join(table.lines(table.exported(reader))) == files[table.name]


def test_list_without_a_header_is_refused_in_one_sentence():
    path = CASES / "list-of-a-curriculum-vitae" / "memberships-2.csv"
    [line] = said(plan(UserFactory(), from_path(path)))
    assert line.startswith(
        "memberships-2.csv, line 1: Its first line should name the columns of memberships.csv: "
    )


@pytest.mark.parametrize(
    "name",
    [
        "bank-statement/statement.csv",
        "other-programs-files/Connections.csv",
        "other-programs-files/events.ics",
        "other-programs-files/subscriptions.json",
    ],
)
def test_file_of_another_program_is_answered_by_what_can_be_brought_in(name):
    path = CASES / name
    [line] = said(plan(UserFactory(), from_path(path)))
    assert line.startswith(
        f"{path.name}: There is no file of a ledger in it. What can be brought in are CSV files "
        "called preferences.csv, organisations.csv, "
    )
    assert "(for fees: organisation, membership_started_on, paid_on and more)" in line


def test_bank_statement_that_is_called_fees_gets_one_sentence(tmp_path):
    text = (CASES / "bank-statement" / "statement.csv").read_text()
    (tmp_path / "fees.csv").write_text(text)
    [line] = said(plan(UserFactory(), from_path(tmp_path)))
    assert line.startswith("fees.csv, line 1: Its first line should name the columns of fees.csv:")


def exported(owner, folder):
    csvfiles.write_folder(LEDGER, owner, folder)
    return folder


def mend(folder, old, new):
    for path in folder.iterdir():
        path.write_text(path.read_text().replace(old, new))


def test_corrected_in_a_spreadsheet(tmp_path):
    owner = UserFactory()
    brought("corrected-in-a-spreadsheet", owner=owner)
    exported(owner, tmp_path)
    mend(tmp_path, "148.00", "184.00")
    mend(tmp_path, "Anual", "Annual")
    done = bring_in(owner, from_path(tmp_path))
    assert (said(done), done.added, done.changed) == ([], 0, 2)
    assert Fee.objects.get().amount == Decimal("184.00")
    assert Activity.objects.values_list("title", "hours").get() == ("Annual dinner", 3)


def test_network_that_is_renamed_in_all_files_stays_one(tmp_path):
    owner = UserFactory()
    brought("corrected-in-a-spreadsheet", owner=owner)
    exported(owner, tmp_path)
    mend(tmp_path, "Guild A", "Guild of A")
    done = bring_in(owner, from_path(tmp_path))
    assert (said(done), done.added, done.changed) == ([], 0, 1)
    assert Organisation.objects.get().name == "Guild of A"
    assert (Membership.objects.count(), Fee.objects.count(), Activity.objects.count()) == (1, 1, 1)
