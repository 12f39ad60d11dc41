"""Lists that began as a curriculum vitae: the start is asked for, or told by what is dated."""

from datetime import date

import pytest

from networks import csvfiles
from networks.csvfiles import bring_in, plan
from networks.models import Fee, Membership
from reflections.csv_tables import LEDGER
from tests.cases.test_files import CASES, exported
from tests.factories import ActivityFactory, OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import from_path, said

pytestmark = pytest.mark.django_db


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
