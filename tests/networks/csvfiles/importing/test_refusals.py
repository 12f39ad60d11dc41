"""Everything that is wrong in a ledger is named by file, line and column, and nothing is saved."""

import pytest
from django.db import IntegrityError

from networks.csvfiles.importing import all_or_nothing as importing
from networks.csvfiles.tables import ORGANISATIONS
from networks.models import Membership, Organisation, Preference
from tests.factories import OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import CILIP, FEES, refused, sources

pytestmark = pytest.mark.django_db


COVERED = f"{FEES},covers_from,covers_until"


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
