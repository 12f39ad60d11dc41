"""Everything that is wrong in a ledger is named by file, line and column, and nothing is saved."""

import pytest
from django.db import IntegrityError

from networks.csvfiles import importing
from networks.csvfiles.tables import ORGANISATIONS
from networks.models import Fee, Membership, Organisation, Preference
from tests.factories import (
    ActivityFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.networks.csvfiles.files import CILIP, bring_in, everything, said, sources

pytestmark = pytest.mark.django_db

FEES = "organisation,membership_started_on,kind,amount,currency,exchange_rate,paid_on"
COVERED = f"{FEES},covers_from,covers_until"


def refused(**files):
    """What is said of the files, after a look whether they were kept out as a whole."""
    before = everything()
    plan = bring_in(UserFactory(), **files)
    assert everything() == before
    return said(plan)


def test_every_bad_cell_of_every_bad_row_is_named_in_order():
    lines = refused(
        **CILIP,
        activities="organisation,date,title,hours,rating\n"
        "CILIP,2011-01-01,Good,1,4\n"
        'CILIP,1st May,"Two\nlines",1.555,9\n'
        "ALA,2011-01-01,Other,,\n",
        fees=f"{FEES}\nCILIP,2009-09-01,subscription,1e3,GBP,,2009-09-01",
    )
    assert [line.split(": ")[0] for line in lines] == [
        "fees.csv, line 2, amount",
        "activities.csv, line 3, date",
        "activities.csv, line 3, title",
        "activities.csv, line 3, hours",
        "activities.csv, line 3, rating",
        "activities.csv, line 5, organisation",
    ]


@pytest.mark.parametrize("place", [0, 5000, 9999])
def test_one_bad_row_among_ten_thousand_is_named(place):
    rows = [f"2011-01-01,Entry {n}" for n in range(10_000)]
    rows[place] = "2011-13-01,Bad"
    assert refused(reflections="date,title\n" + "\n".join(rows)) == [
        f"reflections.csv, line {place + 2}, date: There is no month 13: months run from 01 to 12."
    ]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (
            {"organisations": "name\nCILIP\n cilip "},
            "organisations.csv, line 3, name: The same name stands on line 2 already.",
        ),
        (
            {"organisations": "name\nCafé\nCafe\u0301"},
            "organisations.csv, line 3, name: The same name stands on line 2 already.",
        ),
        (
            {"organisations": "name,parent\nCDG,CILIP"},
            "organisations.csv, line 2, parent: There is no organisation called “CILIP”.",
        ),
        (
            {"organisations": "name,successor\nLA,CILIP"},
            "organisations.csv, line 2, successor: There is no organisation called “CILIP”.",
        ),
        (
            {"organisations": "name,parent\nCILIP,CILIP"},
            "organisations.csv, line 2, parent: A network cannot lie inside itself, "
            "not even by way of others.",
        ),
        (
            {"memberships": "organisation,started_on\nOne; two,2009"},
            "memberships.csv, line 2, organisation: "
            "Leave out “; ”: it separates names in one CSV cell.",
        ),
        (
            CILIP | {"memberships": "organisation,started_on\nCILIP,2004\nCILIP,2004-01-01"},
            "memberships.csv, line 3, started_on: "
            "Line 2 has a membership of it from that day already.",
        ),
        (
            CILIP | {"memberships": "organisation,started_on,ended_on\nCILIP,2004,2003"},
            "memberships.csv, line 2, ended_on: It ends before it starts.",
        ),
        (
            {
                "organisations": "name,closed_on\nCILIP,2003",
                "memberships": "organisation,started_on\nCILIP,2004",
            },
            "memberships.csv, line 2, started_on: The network had closed by then.",
        ),
        (
            CILIP | {"fees": f"{FEES}\nCILIP,2009-09-02,other,1,,,2009-09-01"},
            "fees.csv, line 2, membership_started_on: "
            "No membership of CILIP starts on 2 September 2009.",
        ),
        (
            CILIP | {"fees": f"{FEES}\nALA,2009-09-01,other,1,,,2009-09-01"},
            "fees.csv, line 2, organisation: There is no organisation called “ALA”.",
        ),
        (
            CILIP | {"fees": f"{FEES}\nCILIP,2009-09-01,other,-1,,,2009-09-01"},
            "fees.csv, line 2, amount: Only a refund is negative.",
        ),
        (
            CILIP | {"fees": f"{FEES}\nCILIP,2009-09-01,refund,,,,2009-09-01"},
            "fees.csv, line 2, amount: A refund needs its amount, with a minus: -38.00.",
        ),
        (
            CILIP | {"fees": f"{FEES}\nCILIP,2009-09-01,other,1,GBP,1.1,2009-09-01"},
            "fees.csv, line 2, exchange_rate: A rate for GBP, the home currency, is always 1: "
            "leave it empty.",
        ),
        (
            CILIP | {"fees": f"{FEES}\nCILIP,2009-09-01,other,,GBP,1.1,2009-09-01"},
            "fees.csv, line 2, exchange_rate: A rate for GBP, the home currency, is always 1: "
            "leave it empty.",
        ),
        (
            CILIP | {"fees": f"{FEES}\nCILIP,2009-09-01,other,1,EUR,0,2009-09-01"},
            "fees.csv, line 2, exchange_rate: An exchange rate is above 0.",
        ),
        (
            CILIP | {"fees": f"{COVERED}\nCILIP,2009-09-01,other,1,,,2009-09-01,2009-09-01,"},
            "fees.csv, line 2, covers_until: Say until when it covers, or leave both days empty.",
        ),
        (
            CILIP
            | {
                "appraisals": "organisation,membership_started_on,date,got_out\n"
                "CILIP,2009-09-01,2009-08-31,3"
            },
            "appraisals.csv, line 2, date: That is before the membership started.",
        ),
        (
            CILIP
            | {
                "appraisals": "organisation,membership_started_on,date\nCILIP,2009-09-01,2010-01-01"
            },
            "appraisals.csv, line 2: Answer at least one of the questions.",
        ),
        (
            CILIP | {"reflections": "date,title,organisations\n2011-01-01,On,CILIP; ALA"},
            "reflections.csv, line 2, organisations: There is no organisation called “ALA”.",
        ),
        (
            {"preferences": "setting,value\nhome_currency,GBP\nhome_currency,EUR"},
            "preferences.csv, line 3, setting: Line 2 sets the same already.",
        ),
        (
            {"preferences": "setting,from,value\ntax_rate,2006-04-05,22"},
            "preferences.csv, line 2, from: Give the first day of a tax year, a 6 April.",
        ),
        (
            {"preferences": "setting,value\nhour_value,15 apples"},
            "preferences.csv, line 2, value: "
            "Write a plain number, such as 12.50, with digits and one point only.",
        ),
        (
            {"preferences": "setting,value\nreminder_days,1.5"},
            "preferences.csv, line 2, value: Give whole days.",
        ),
        (
            {"preferences": "setting,value\nowner,1"},
            "preferences.csv, line 2, setting: "
            "“owner” is not one of home_currency, hour_value, tax_rate, reminder_days, "
            "date_order, number_style, tax_year, time_zone, language.",
        ),
    ],
)
def test_row_is_refused(files, problem):
    assert refused(**files) == [problem]


def test_foreign_amount_without_any_rate_is_refused():
    [line] = refused(**CILIP, fees=f"{FEES}\nCILIP,2009-09-01,other,1,XYZ,,2009-09-01")
    assert line.startswith(
        "fees.csv, line 2, exchange_rate: There is no European Central Bank rate"
    )


@pytest.mark.parametrize("column", ["owner", "id", "user", "pk", "version"])
def test_column_of_nobodys_business_is_refused(column):
    [line] = refused(organisations=f"name,{column}\nCILIP,1")
    assert line.startswith(f"organisations.csv, line 1, {column}: There is no such column")


def test_decimal_comma_of_a_semicolon_file_is_refused():
    assert refused(
        **CILIP, activities="organisation;date;title;hours\nCILIP;2011-01-01;A;1,50"
    ) == [
        "activities.csv, line 2, hours: "
        "Write the number with a point and without commas: 1.50 or 1234.50."
    ]


def test_loop_by_way_of_others_is_named_wherever_it_passes():
    lines = refused(organisations="name,parent\nA,B\nB,C\nC,A\nD,A\n")
    assert [line.partition(":")[0] for line in lines] == [
        f"organisations.csv, line {line}, parent" for line in (2, 3, 4)
    ]


def test_loop_over_file_and_ledger_is_refused():
    parent = OrganisationFactory(name="A")
    OrganisationFactory(name="B", owner=parent.owner, parent=parent)
    plan = bring_in(parent.owner, organisations="name,parent\nA,B")
    assert "cannot lie inside itself" in said(plan)[0]


def test_long_chain_is_no_loop():
    rows = "\n".join(f"N{n},N{n + 1}" for n in range(200))
    assert said(bring_in(organisations=f"name,parent\n{rows}\nN200,")) == []


OVERLAPS = [
    ("2009-09-01,2010-12-31,self", "2010-01-01,,self", "1 September 2009"),
    ("2009,,self", "2010,,self", "2009"),
    ("2009-09,,institution", "2010-01-01,2010-01-01,institution", "September 2009"),
]


@pytest.mark.parametrize(("first", "other", "start"), OVERLAPS)
def test_memberships_of_one_holder_that_overlap_are_refused(first, other, start):
    rows = f"organisation,started_on,ended_on,held_by\nCILIP,{other}\nCILIP,{first}\n"
    assert refused(organisations="name\nCILIP", memberships=rows) == [
        f"memberships.csv, line 2, started_on: It overlaps the membership that started on {start}."
    ]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("2009-09-01,2010-12-31,self", "2011-01-01,,self"),
        ("2009-09-01,,self", "2010-01-01,,institution"),
        ("2004,2009,self", "2009-03-01,,self"),
        ("2009-09-01,2009-09,self", "2009-09-02,,self"),
    ],
)
def test_memberships_that_touch_or_have_two_holders_are_kept(first, other):
    rows = f"organisation,started_on,ended_on,held_by\nCILIP,{first}\nCILIP,{other}\n"
    assert said(bring_in(organisations="name\nCILIP", memberships=rows)) == []


def test_membership_that_overlaps_a_stored_one_is_refused():
    stored = MembershipFactory(organisation__name="CILIP")
    plan = bring_in(
        stored.organisation.owner, memberships="organisation,started_on\nCILIP,2011-01-01"
    )
    assert said(plan) == [
        "memberships.csv, line 2, started_on: "
        "It overlaps the membership that started on 1 September 2009."
    ]


def test_stored_membership_that_the_same_file_ends_is_in_nobodys_way():
    stored = MembershipFactory(organisation__name="CILIP")
    rows = "organisation,started_on,ended_on\nCILIP,2011-01-01,\nCILIP,2009-09-01,2010-12-31"
    assert said(bring_in(stored.organisation.owner, memberships=rows)) == []


def test_closing_before_a_stored_membership_starts_is_refused():
    stored = MembershipFactory(organisation__name="CILIP")
    plan = bring_in(stored.organisation.owner, organisations="name,closed_on\nCILIP,2008")
    assert said(plan) == [
        "organisations.csv, line 2, closed_on: You joined it after that date: on 1 September 2009."
    ]


def test_home_currency_stays_under_money():
    owner = ActivityFactory().organisation.owner
    [line] = said(bring_in(owner, preferences="setting,value\nhome_currency,EUR"))
    assert line.startswith("preferences.csv, line 2, value: Your ledger is kept in GBP")


def test_others_organisations_are_unknown():
    OrganisationFactory(name="ALA")
    lines = refused(activities="organisation,date,title\nALA,2011-01-01,Visit")
    assert lines == ["activities.csv, line 2, organisation: There is no organisation called “ALA”."]


def test_file_that_cannot_be_read_is_not_held_against_the_others():
    lines = refused(
        organisations="nom\nCILIP",
        memberships="organisation,started_on\nCILIP,2009",
        activities="organisation,date,title\nCILIP,2011-01-01,Visit",
    )
    assert [line.partition(",")[0] for line in lines] == ["organisations.csv"]


def test_organisation_with_a_bad_cell_is_still_known_to_others():
    lines = refused(
        organisations="name,kind\nCILIP,club",
        memberships="organisation,started_on\nCILIP,2009",
    )
    assert [line.partition(":")[0] for line in lines] == ["organisations.csv, line 2, kind"]


def test_refusal_by_the_database_is_said_and_nothing_is_saved(monkeypatch):
    def refuse(table, entries):
        Organisation.objects.create(owner=UserFactory(), name="Half an import")
        raise IntegrityError("memberships overlap")

    monkeypatch.setattr(type(ORGANISATIONS), "save_in_steps", refuse)
    assert refused(**CILIP) == [
        "The database refused the ledger as a whole, and nothing was saved: memberships overlap"
    ]


def test_plan_saves_nothing():
    importing.plan(UserFactory(), sources(organisations="name\nCILIP"))
    assert not Organisation.objects.exists()
    assert not Membership.objects.exists()
    assert not Preference.objects.exists()


def test_sign_of_another_currency_is_refused():
    lines = refused(
        **CILIP,
        fees=f"{FEES}\nCILIP,2009-09-01,other,€5,,,2009-09-01\nCILIP,2009-09-01,other,£5,EUR,,2009-09-01",
    )
    assert lines == [
        "fees.csv, line 2, amount: € stands for EUR, but the currency here is GBP: "
        "write the number alone, or the currency in its column.",
        "fees.csv, line 3, amount: £ stands for GBP, but the currency here is EUR: "
        "write the number alone, or the currency in its column.",
    ]


def test_sign_of_the_home_currency_may_be_that_of_others_too():
    plan = bring_in(
        **CILIP,
        preferences="setting,from,value\nhour_value,,$20\nhome_currency,,AUD",
        fees=f"{FEES}\nCILIP,2009-09-01,other,$340,,,2009-09-01",
    )
    assert said(plan) == []
    assert Fee.objects.get().amount == 340
    rows = f"{FEES}\nCILIP,2009-09-01,other,$341,GBP,,2009-09-01"
    [line] = said(bring_in(plan.owner, **CILIP, fees=rows))
    assert "$ stands for USD, AUD, CAD, NZD, HKD and SGD, but the currency here is GBP" in line


def test_sign_against_the_currency_of_the_stored_row_is_refused():
    stored = ActivityFactory(
        organisation__name="ALA", title="Visit", cost=5, currency="EUR", exchange_rate="0.9"
    )
    rows = f"organisation,date,title,cost\nALA,{stored.date},Visit,£5"
    [line] = said(bring_in(stored.organisation.owner, activities=rows))
    assert line.startswith("activities.csv, line 2, cost: £ stands for GBP")
