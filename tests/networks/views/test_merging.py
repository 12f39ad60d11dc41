"""One network became another, or was entered twice."""

from datetime import date

import pytest

from networks.models import Change, Membership, Organisation
from reflections.models import Reflection
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    RoleFactory,
)
from tests.networks.views.sending import ledger, send, undo_latest

pytestmark = pytest.mark.django_db


@pytest.fixture
def cofhe(alice):
    """With everything that can hang on one, a group, a network that it followed, and its own."""
    cilip = OrganisationFactory(owner=alice, name="CILIP")
    cofhe = OrganisationFactory(owner=alice, name="CoFHE", parent=cilip)
    OrganisationFactory(owner=alice, name="CoFHE Midlands", parent=cofhe)
    OrganisationFactory(owner=alice, name="Colleges Group", successor=cofhe)
    membership = MembershipFactory(organisation=cofhe, category="Included")
    FeeFactory(membership=membership)
    AppraisalFactory(membership=membership)
    ActivityFactory.create_batch(2, organisation=cofhe)
    RoleFactory(organisation=cofhe)
    DecisionFactory(organisation=cofhe)
    ReflectionFactory(owner=alice).organisations.set([cofhe, cilip])
    return cofhe


@pytest.fixture
def arlg(alice, cofhe):
    arlg = OrganisationFactory(owner=alice, name="ARLG", parent=cofhe.parent)
    ActivityFactory(organisation=arlg)
    ReflectionFactory(owner=alice).organisations.set([cofhe, arlg])
    return arlg


def merge(client, double, into, **typed):
    return send(client, f"/networks/{double.pk}/merge/", other=into.pk, way="same", **typed)


def became(client, gone, other, **typed):
    return send(client, f"/networks/{gone.pk}/merge/", other=other.pk, **typed)


def test_merged_network_is_gone_and_all_that_pointed_to_it_moved(client, cofhe, arlg):
    assert merge(client, cofhe, arlg)["Location"] == f"/networks/{arlg.pk}/"
    assert not Organisation.objects.filter(name="CoFHE").exists()
    numbers = [
        getattr(arlg, name).count()
        for name in ("memberships", "activities", "roles", "decisions", "groups", "predecessors")
    ]
    assert numbers == [1, 3, 1, 1, 1, 1]


def test_journal_is_about_the_other_network_once(client, cofhe, arlg):
    merge(client, cofhe, arlg)
    about = [
        sorted(network.name for network in entry.organisations.all())
        for entry in Reflection.objects.order_by("pk")
    ]
    assert about == [["ARLG", "CILIP"], ["ARLG"]]


def test_undo_of_a_merge_brings_back_the_same_ledger(client, alice, cofhe, arlg):
    before = ledger(alice)
    merge(client, cofhe, arlg)
    assert ledger(alice) != before
    undo_latest(client)
    assert ledger(alice) == before


def test_merged_network_lies_in_the_bin(client, alice, cofhe, arlg):
    merge(client, cofhe, arlg)
    assert [change.label for change in Change.objects.of(alice).binned()] == [
        "CoFHE, merged into ARLG"
    ]


def test_row_that_was_changed_since_stands_in_the_way_of_the_undo(client, alice, cofhe, arlg):
    merge(client, cofhe, arlg)
    arlg.roles.get().save()
    merged = ledger(alice)
    undo_latest(client)
    assert ledger(alice) == merged


def test_memberships_that_would_overlap_are_refused_and_nothing_moves(client, alice, cofhe, arlg):
    MembershipFactory(organisation=arlg, started_on=date(2010, 1, 1))
    before = ledger(alice)
    answer = merge(client, cofhe, arlg)
    assert answer.context["form"].errors == {
        "other": [
            "CoFHE, from 1 September 2009: "
            "It overlaps the membership that started on 1 January 2010."
        ]
    }
    assert ledger(alice) == before


def test_network_merged_into_its_own_group_and_successor(client, alice, cofhe):
    inner = OrganisationFactory(owner=alice, name="ARLG", parent=cofhe, successor=cofhe)
    before = ledger(alice)
    merge(client, cofhe, inner)
    inner.refresh_from_db()
    assert (inner.parent.name, inner.successor) == ("CILIP", None)
    undo_latest(client)
    assert ledger(alice) == before


def test_merge_into_what_lies_deeper_inside_is_refused(client, alice, cofhe):
    group = Organisation.objects.get(name="CoFHE Midlands")
    inner = OrganisationFactory(owner=alice, parent=group)
    answer = merge(client, cofhe, inner)
    assert answer.context["form"].errors == {
        "other": ["CoFHE Midlands: A network cannot lie inside itself, not even by way of others."]
    }


@pytest.mark.parametrize(
    ("since", "closed", "started"),
    [("1 January 2014", "2013-12-31", "2014-01-01"), ("2014", "2014", "2014")],
)
def test_network_that_became_another_closes_and_its_membership_goes_on_there(
    client, cofhe, arlg, since, closed, started
):
    became(client, cofhe, arlg, since=since)
    cofhe.refresh_from_db()
    old, new = cofhe.memberships.get(), arlg.memberships.get()
    assert (cofhe.successor, str(cofhe._meta.get_field("closed_on").value_from_object(cofhe))) == (
        arlg,
        closed,
    )
    assert (str(old.end), str(new.start)) == (closed, started)
    assert (new.category, new.reason_joined) == ("Included", "CoFHE became ARLG.")


def test_membership_need_not_go_on(client, cofhe, arlg):
    became(client, cofhe, arlg, since="2014", carry_on=None)
    assert not arlg.memberships.exists()
    assert not cofhe.memberships.open().exists()


def test_undo_of_a_succession_brings_back_the_same_ledger(client, alice, cofhe, arlg):
    before = ledger(alice)
    became(client, cofhe, arlg, since="2014")
    undo_latest(client)
    assert ledger(alice) == before


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"since": ["Say when, as exactly as you know: a year is enough."]}),
        ({"since": "later"}, None),
        ({"since": "2008"}, {"since": ["It ends before it starts."]}),
    ],
)
def test_succession_that_cannot_be_is_told_beside_its_date(
    client, alice, cofhe, arlg, typed, errors
):
    before = ledger(alice)
    answer = became(client, cofhe, arlg, **typed)
    told = answer.context["form"].errors
    assert (told == errors) if errors else list(told) == ["since"]
    assert ledger(alice) == before


def test_member_of_both_is_told(client, cofhe, arlg):
    MembershipFactory(organisation=arlg, started_on=date(2010, 1, 1))
    answer = became(client, cofhe, arlg, since="2014")
    assert answer.context["form"].errors == {
        "since": ["It overlaps the membership that started on 1 January 2010."]
    }
    assert Membership.objects.filter(ended_on=None).count() == 2


def test_network_of_another_is_not_one_of_the_choices(client, cofhe):
    answer = merge(client, cofhe, OrganisationFactory())
    assert "not one of the available choices" in answer.context["form"].errors["other"][0]
