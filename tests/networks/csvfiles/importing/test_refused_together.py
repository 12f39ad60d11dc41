"""Rows that are right one by one, and together break a rule of the ledger."""

import pytest

from tests.factories import MembershipFactory, OrganisationFactory
from tests.networks.csvfiles.files import bring_in, refused, said

pytestmark = pytest.mark.django_db


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
