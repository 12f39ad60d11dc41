"""Sheets of a person's own, from what is in them to the rows that they become."""

from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.typed_dates import DateOrder
from networks.models import Activity, Fee, Membership, Organisation
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import said
from tests.networks.other_files.books import xlsx
from tests.networks.other_files.own_sheets import TODAY, bring_in, fees, read

pytestmark = pytest.mark.django_db
WIDE = (
    "Name,Joined,Annual fee,Renews on,Notes\n"
    "CILIP,1 September 2009,£184,2027-09-01,Chartered\n"
    'BLA,2008-09-01,"£1,075.50",2027-01-01,\n'
    "LISNPN,2010-07-12,,,\n"
)


def test_one_wide_sheet_makes_networks_memberships_and_fees():
    done = bring_in(WIDE)
    assert said(done) == []
    assert [
        str(membership.start) for membership in Membership.objects.order_by("organisation__name")
    ] == [
        "2008-09-01",
        "2009-09-01",
        "2010-07-12",
    ]
    assert sorted(fees()) == [
        ("BLA", Decimal("1075.50"), date(2026, 12, 31)),
        ("CILIP", Decimal("184.00"), date(2027, 8, 31)),
    ]
    assert Organisation.objects.get(name="CILIP").notes == "Chartered"


def test_the_same_sheet_twice_changes_nothing():
    owner = UserFactory()
    bring_in(WIDE, owner)
    assert read(WIDE).plan(owner, None, TODAY).changes_nothing


def test_blank_cells_clear_nothing_in_the_ledger():
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="BLA", notes="Mine", kind="union")
    bring_in(WIDE, owner)
    network = Organisation.objects.get(name="BLA")
    assert (network.notes, network.kind) == ("Mine", "union")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_any_dialect_is_the_same(delimiter):
    text = WIDE.replace('"£1,075.50"', "1075.50").replace(",", delimiter)
    assert said(bring_in(text)) == []
    assert len(fees()) == 2


def test_a_list_without_headings_is_known_by_what_stands_in_it():
    done = bring_in("Linear Algebra Club;LAC;2008;Present\nTeaching Circle;TC;2014;2019\n")
    assert said(done) == []
    members = Membership.objects.order_by("started_on")
    assert [(m.organisation.short_name, str(m.start), m.end and str(m.end)) for m in members] == [
        ("LAC", "2008", None),
        ("TC", "2014", "2019"),
    ]


def test_title_lines_above_the_headings_are_passed_over():
    assert read("My networks,,\n,,\nName,Joined,Fee\nA,2001,1\n").choices[0].header == 1


def test_a_training_log_becomes_activities_of_its_providers():
    done = bring_in("Date,Course,Provider,Hours,Rating\n13/02/2025,Cataloguing,CILIP,3.5,4\n")
    assert said(done) == []
    activity = Activity.objects.get()
    assert (activity.organisation.name, activity.date) == ("CILIP", date(2025, 2, 13))
    assert (activity.title, activity.hours, activity.rating) == ("Cataloguing", Decimal("3.5"), 4)


def test_one_network_can_be_said_for_all_rows():
    text = "Date,Title,Hours\n2025-02-13,Cataloguing,3\n2025-03-13,Indexing,2\n"
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="Chartered Institute", short_name="CILIP")
    assert said(bring_in(text, owner, shared={"network": "cilip"})) == []
    assert {activity.organisation.name for activity in Activity.objects.all()} == {
        "Chartered Institute"
    }


def test_doubtful_short_name_is_refused_and_adds_no_network():
    text = "Date,Title,Network\n2025-02-13,Cataloguing,CI\n"
    owner = UserFactory()
    for name in ("Chartered Institute", "Climbers' Institute"):
        OrganisationFactory(owner=owner, name=name, short_name="CI")
    (reason,) = said(bring_in(text, owner))
    assert "There is no organisation called “CI”." in reason
    assert not Activity.objects.exists()


def test_a_word_means_what_the_person_said():
    text = "Name,Joined,Fee,Renews,Paid by\nA,2020-01-01,10,2027-01-01,boss\n"
    assert "“boss” is not one of" in said(read(text).plan(UserFactory(), None, TODAY))[0]
    bring_in(text, words={"paid_by": {"boss": "employer"}})
    assert Fee.objects.get().paid_by == "employer"


def test_payments_go_to_the_membership_of_their_time():
    owner = UserFactory()
    network = OrganisationFactory(owner=owner, name="A")
    MembershipFactory(organisation=network, started_on="2001-01-01", ended_on="2005-12-31")
    MembershipFactory(organisation=network, started_on="2010-01-01")
    bring_in("Network,Paid on,Amount\nA,2003-02-01,5\nA,2012-02-01,6\n", owner)
    found = {fee.amount: fee.membership.started_on.year for fee in Fee.objects.all()}
    assert found == {Decimal(5): 2001, Decimal(6): 2010}


def test_a_membership_that_nobody_dated_had_begun_before_its_first_payment():
    done = bring_in("Network,Paid on,Amount\nA,2012-02-01,6\n")
    assert str(Membership.objects.get().start) == "/2011"
    assert "Nothing says when you joined A" in done.notes[0]


def test_a_day_of_joining_that_is_unknown_is_the_first_payments_or_earlier():
    text = "Network,Joined,Paid on,Amount\nA,unknown,2013-02-01,6\nA,?,2012-02-01,5\n"
    owner = UserFactory()
    done = bring_in(text, owner)
    assert said(done) == []
    assert str(Membership.objects.get().start) == "/2012-02-01"
    assert Fee.objects.count() == 2
    assert done.notes[-1].endswith("so what is dated first counts: A from 1 February 2012.")
    assert bring_in(text, owner).changes_nothing


def test_a_day_of_joining_that_could_be_two_is_asked_about_with_the_fee_that_hangs_on_it():
    found = read("Name,Joined,Fee\nA,03/04/2010,5\n").plan(UserFactory(), None, TODAY)
    assert (said(found), bool(found.question)) == ([], True)


def test_dates_that_could_be_two_are_one_question():
    text = "Name,Joined,Fee,Renews on\nA,2020-01-01,5,03/04/2027\nB,2020-01-01,5,05/06/2027\n"
    owner = UserFactory()
    assert (
        read(text)
        .plan(owner, None, TODAY)
        .question.startswith(
            "2 dates can be read in two ways, as a spreadsheet writes them. In mine.csv, line 2, "
            "Renews on: 03/04/2027 could be"
        )
    )
    bring_in(text, owner, DateOrder.DAY_FIRST)
    assert sorted(last for _, _, last in fees()) == [date(2027, 4, 2), date(2027, 6, 4)]


def test_bad_rows_are_named_as_in_the_file_and_handed_back_with_their_reasons():
    text = 'Name,Joined,Fee,Renews on,Notes\nA,2020-01-01,5,2027-01-01,"two\nlines"\nB,soon,x,,\n'
    material, owner = read(text), UserFactory()
    found = material.plan(owner, None, TODAY)
    assert said(found)[0].startswith("mine.csv, line 4, Joined: Write a date")
    assert len(found.problems) == 1
    header, row = material.bad_rows(found).splitlines()
    assert header == "Name,Joined,Fee,Renews on,Notes,What is wrong"
    assert row.startswith('B,soon,x,,,"Joined: Write a date')
    material.leave_out(found)
    assert said(material.bring_in(owner, None, TODAY)) == []
    assert [network.name for network in Organisation.objects.all()] == ["A"]


def test_rows_that_were_mended_come_in_with_their_reasons_beside_them():
    assert said(bring_in("Name,Joined,What is wrong\nB,2020-01-01,Joined: Write a date\n")) == []


def test_what_says_two_things_of_one_network_is_refused():
    text = "Name,Kind,Joined\nA,union,2020-01-01\nA,forum,2020-01-01\n"
    assert said(bring_in(text)) == ["mine.csv, line 3, Kind: Line 2 says otherwise of A."]


def test_error_in_a_cell_is_refused_by_its_name_where_its_column_counts():
    def change(sheets):
        sheets["A"].write_formula(1, 2, "=NA()", None, "#N/A")

    data = xlsx(change=change, A=[["Name", "Joined", "Fee"], ["A", date(2020, 1, 1), None]])
    material = read(data, "mine.xlsx")
    found = material.plan(UserFactory(), None, TODAY)
    assert said(found) == ["mine.xlsx, line 2: C2 holds the error #N/A."]
    material.choices[0].columns[2] = ""
    assert said(material.plan(UserFactory(), None, TODAY)) == []


def test_formula_like_text_and_apostrophes_are_kept():
    bring_in(xlsx(A=[["Name", "Joined"], ["=1+1", date(2020, 1, 1)]]), name="mine.xlsx")
    bring_in("Name,Joined\n'tis,2020-01-01\n")
    assert {network.name for network in Organisation.objects.all()} == {"=1+1", "'tis"}


def test_a_networks_name_of_another_person_is_nothing_to_this_one():
    OrganisationFactory(name="CILIP", short_name="CIL", notes="theirs")
    owner = UserFactory()
    bring_in("Name,Joined\nCIL,2020-01-01\n", owner)
    assert [network.name for network in Organisation.objects.of(owner)] == ["CIL"]


def test_subtotals_are_left_out_and_nothing_is_asked_of_their_words():
    material = read("Kind,Body,Fee,Renews\nUnion,UCU,£9,March\nSubtotal,,£9,\nTotal,,£9,\n")
    assert (material.choices[0].left_out, material.has_unsaid_words) == ([3, 4], False)
