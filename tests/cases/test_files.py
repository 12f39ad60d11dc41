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
from tests.factories import ActivityFactory, MembershipFactory, OrganisationFactory, UserFactory
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


def test_list_of_a_curriculum_vitae_asks_for_its_starts_alone():
    done = plan(UserFactory(), from_path(CASES / "list-of-a-curriculum-vitae" / "memberships.csv"))
    assert said(done) == [
        f"memberships.csv, line {line}, started_on: Say since when, as well as you know: 2008, "
        "about 2009 or before 2000 will do."
        for line in (2, 3)
    ]
    assert done.notes == [
        "memberships.csv: the column start_date is read as started_on.",
        "memberships.csv: the column end_date is read as ended_on.",
        "2 networks are named in memberships and nowhere else, and added: "
        "Society of Statistics Far and Bayes Club.",
    ]


def test_list_of_a_curriculum_vitae_with_its_starts_is_read(tmp_path):
    text = (CASES / "list-of-a-curriculum-vitae" / "memberships.csv").read_text()
    filled = text.replace("Far,,", "Far,2008,Present").replace("Club,,", "Club,2014,to date")
    (tmp_path / "memberships.csv").write_text(filled)
    done = bring_in(UserFactory(), from_path(tmp_path))
    assert said(done) == []
    assert [
        (row.organisation.name, str(row.start), row.end) for row in Membership.objects.all()
    ] == [
        ("Society of Statistics Far", "2008", None),
        ("Bayes Club", "2014", None),
    ]


@pytest.mark.parametrize(
    ("far", "club", "kept"),
    [
        ("before 2000", "c. 2009", ["/1999", "2009~"]),
        ("1990s", "2008/09", ["199X", "2008~"]),
        ("199X", "spring 2009", ["199X", "2009"]),
    ],
)
def test_list_of_a_curriculum_vitae_may_start_as_roughly_as_one_remembers(
    tmp_path, far, club, kept
):
    text = (CASES / "list-of-a-curriculum-vitae" / "memberships.csv").read_text()
    filled = text.replace("Far,,", f"Far,{far},current").replace("Club,,", f"Club,{club},")
    (tmp_path / "memberships.csv").write_text(filled)
    owner = UserFactory()
    assert said(bring_in(owner, from_path(tmp_path))) == []
    starts = [str(row.start) for row in Membership.objects.order_by("id")]
    assert starts == kept
    csvfiles.write_folder(LEDGER, owner, tmp_path)
    again = bring_in(owner, from_path(tmp_path))
    assert (said(again), again.added, again.changed) == ([], 0, 0)


def list_that_begins(tmp_path, far, club):
    """The list with these starts, beside the files of what else is dated."""
    text = (CASES / "list-of-a-curriculum-vitae" / "memberships.csv").read_text()
    filled = text.replace("Far,,", f"Far,{far},current").replace("Club,,", f"Club,{club},")
    (tmp_path / "memberships.csv").write_text(filled)
    return tmp_path


def with_what_is_dated(tmp_path):
    """Far: covered from 1 January 2010, and at a talk on 5 February 2011. Club: asked in 2015."""
    (tmp_path / "fees.csv").write_text(
        "organisation,membership_started_on,amount,paid_on,covers_from,covers_until\n"
        "Society of Statistics Far,?,40,2011-02-01,2011-01-01,2011-12-31\n"
        "Society of Statistics Far,unknown,40,2009-12-20,2010-01-01,2010-12-31\n"
    )
    (tmp_path / "activities.csv").write_text(
        "organisation,date,title\nSociety of Statistics Far,2011-02-05,A talk\n"
    )
    (tmp_path / "appraisals.csv").write_text(
        "organisation,membership_started_on,date,got_out\nBayes Club,n/k,2015-06-30,4\n"
    )


def test_start_that_nobody_remembers_is_that_of_what_is_dated_first(tmp_path):
    folder, owner = list_that_begins(tmp_path, "unknown", "Don’t remember"), UserFactory()
    with_what_is_dated(folder)
    seen = plan(owner, from_path(folder))
    assert seen.notes[0] == (
        "Since when is unknown, so what is dated first counts: "
        "Society of Statistics Far from 1 January 2010 and Bayes Club from 30 June 2015."
    )
    assert said(bring_in(owner, from_path(folder))) == []
    starts = [str(row.start) for row in Membership.objects.order_by("id")]
    assert starts == ["/2010-01-01", "/2015-06-30"]
    assert Fee.objects.filter(membership__started_on=date(2010, 1, 1)).count() == 2
    for again in (folder, folder / "memberships.csv", folder / "fees.csv", exported(owner, folder)):
        done = bring_in(owner, from_path(again))
        assert (said(done), done.added, done.changed) == ([], 0, 0)


def test_activity_of_the_ledger_tells_when_a_membership_had_begun(tmp_path):
    network = OrganisationFactory(name="Bayes Club")
    ActivityFactory(organisation=network, date=date(2016, 4, 2))
    folder = list_that_begins(tmp_path, "2008", "unknown")
    assert said(bring_in(network.owner, from_path(folder))) == []
    assert str(network.memberships.get().start) == "/2016-04-02"


def test_start_that_nothing_tells_is_asked_for(tmp_path):
    folder = list_that_begins(tmp_path, "2008", "unknown")
    (folder / "fees.csv").write_text(
        "organisation,membership_started_on,amount,paid_on\n"
        "Society of Statistics Far,unknown,40,2011-02-01\n"
    )
    assert said(plan(UserFactory(), from_path(folder))) == [
        "memberships.csv, line 3, started_on: Say since when, as well as you know: 2008, about "
        "2009 or before 2000 will do. “Unknown” goes by what has a date, and nothing here has one.",
        "fees.csv, line 2, membership_started_on: No membership of it has a start that is unknown: "
        "write since when, as in memberships.csv.",
    ]


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
