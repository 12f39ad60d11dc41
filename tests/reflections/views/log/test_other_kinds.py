"""Fees, appraisals and roles, and what holds for each kind of thing that is logged."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Fee, Organisation, Role
from reflections.models import Appraisal
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, words_of
from tests.reflections.views.log.forms import initial, post, said_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", ["activity", "role"])
def test_another_persons_network_is_not_one_of_the_choices(client, owner, what):
    theirs = OrganisationFactory()
    page = post(client, theirs, f"/log/?what={what}", started_on="2011")
    assert "not one of the available choices" in said_of(page, "organisation")[0]


@pytest.mark.parametrize("what", ["fee", "appraisal"])
def test_another_persons_membership_is_not_one_of_the_choices(client, owner, what):
    theirs = MembershipFactory()
    typed = {"membership": theirs.pk, "amount": "1", "put_in": "1", "date": "2011-01-01"}
    page = client.post(f"/log/?what={what}", typed)
    assert "not one of the available choices" in said_of(page, "membership")[0]


def test_fee_is_logged_as_it_is_said(client, network):
    membership = MembershipFactory(organisation=network)
    typed = {
        "membership": membership.pk,
        "amount": "about £75",
        "kind": "subscription",
        "paid_on": "2011-01-01",
        "paid_by": "employer",
    }
    assert client.post("/log/?what=fee&next=/renewals/", typed).url == "/renewals/"
    fee = Fee.objects.get()
    assert (fee.amount, fee.certainty, fee.paid_by) == (Decimal("75.00"), "about", "employer")


def test_fee_begins_where_the_last_one_ended(client, network):
    fee = FeeFactory(
        membership__organisation=network,
        paid_by="employer",
        covers_from=date(2010, 9, 1),
        covers_until=date(2011, 8, 31),
    )
    shown = initial(client, f"/log/?what=fee&network={network.pk}")
    assert (shown["membership"], shown["paid_by"]) == (fee.membership, "employer")
    assert (shown["covers_from"], shown["covers_until"]) == (date(2011, 9, 1), date(2012, 8, 31))


def test_appraisal_is_logged(client, network):
    membership = MembershipFactory(organisation=network)
    typed = {"membership": membership.pk, "date": "2011-01-01", "got_out": "4"}
    typed |= {"worth_per_year": "£250"}
    assert client.post("/log/?what=appraisal", typed).url == "/"
    appraisal = Appraisal.objects.get()
    assert (appraisal.put_in, appraisal.got_out) == (None, 4)
    assert appraisal.worth_per_year == Decimal("250.00")


def test_appraisal_shows_what_was_said_last_of_each_membership(client, network):
    membership = MembershipFactory(organisation=network, category="Full")
    AppraisalFactory(membership=membership, date=date(2010, 1, 1), worth_per_year="11.00")
    AppraisalFactory(membership=membership, date=date(2011, 1, 1), put_in=2, worth_per_year="22.00")
    page = words_of(client.get("/log/?what=appraisal"))
    assert "Here, Full 1 January 2011 · put in 2 £22.00 a year" in page
    assert "11.00" not in page


def test_memberships_are_named_by_network_and_category(client, owner, network):
    MembershipFactory(organisation=network, category="Student", started_on=date(2004, 9, 1),
                      ended_on=date(2005, 8, 31))  # fmt: skip
    MembershipFactory(organisation=network, category="Full")
    _, now, earlier = client.get("/log/?what=fee").context["form"].fields["membership"].choices
    assert [name for _, name in now[1]] == ["Here, Full"]
    assert [name for _, name in earlier[1]] == ["Here, Student, 1 September 2004 to 31 August 2005"]


def test_role_is_logged_as_vaguely_as_it_is_known(client, network):
    typed = {"organisation": network.pk, "title": "Treasurer", "started_on": "2009"}
    assert client.post("/log/?what=role&next=/networks/", typed).url == "/networks/"
    assert str(Role.objects.get().start) == "2009"


def test_tabs_keep_the_network_and_the_way_back(client, network):
    page = client.get(f"/log/?network={network.pk}&next=/journal/")
    assert f"?what=fee&network={network.pk}&next=%2Fjournal%2F" in links_of(page)


def test_unknown_kind_of_thing_is_an_activity(client, network):
    assert "What did you do?" in words_of(client.get("/log/?what=x"))


@pytest.mark.parametrize(
    ("what", "said"), [("activity", "No network yet"), ("appraisal", "No membership yet")]
)
def test_empty_ledger_leads_to_the_first_network(client, owner, what, said):
    page = client.get(f"/log/?what={what}")
    assert said in words_of(page)
    assert f"/networks/add/?next=%2Flog%2F%3Fwhat%3D{what}" in links_of(page)


@pytest.mark.parametrize("what", ["activity", "fee", "appraisal", "role"])
def test_owner_cannot_be_given(client, owner, network, what):
    other = UserFactory()
    client.post(f"/log/?what={what}", {"owner": other.pk, "organisation": network.pk})
    assert Organisation.objects.get() == network
    assert network.owner == owner


@pytest.mark.parametrize(
    ("what", "queries"), [("activity", 6), ("fee", 4), ("appraisal", 5), ("role", 4)]
)
@pytest.mark.parametrize("rows", [1, 12])
def test_each_form_takes_the_same_queries_for_any_ledger(
    client, owner, django_assert_num_queries, what, queries, rows
):
    for _ in range(rows):
        membership = MembershipFactory(organisation__owner=owner)
        ActivityFactory.create_batch(3, organisation=membership.organisation)
        FeeFactory(membership=membership)
        AppraisalFactory(membership=membership)
    with django_assert_num_queries(queries):
        client.get(f"/log/?what={what}")
