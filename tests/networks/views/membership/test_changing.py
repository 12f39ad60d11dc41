"""Memberships that are changed and deleted."""

from datetime import date

import pytest

from networks.models import Membership
from tests.factories import (
    MembershipFactory,
)
from tests.networks.views.sending import ledger, send, undo_latest

pytestmark = pytest.mark.django_db


def test_membership_is_changed(client, member):
    send(client, f"/memberships/{member.pk}/", started_on="2008", credential="MCLIP")
    member.refresh_from_db()
    assert (str(member.start), member.credential) == ("2008", "MCLIP")


def test_end_before_the_start_is_told_beside_it(client, member):
    answer = send(client, f"/memberships/{member.pk}/", ended_on="2008")
    assert answer.context["form"].errors == {"ended_on": ["It ends before it starts."]}


def test_delete_says_what_goes_with_it_and_comes_back(client, alice, student):
    address = f"/memberships/{student.pk}/delete/"
    assert client.get(address).context["warning"] == "With it goes 1 fee."
    before = ledger(alice)
    client.post(address)
    assert not Membership.objects.exists()
    undo_latest(client)
    assert ledger(alice) == before


@pytest.mark.parametrize("place", ["", "leave/", "delete/", "fees/add/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_membership_of_another_is_not_found(client, alice, place, method):
    foreign = MembershipFactory()
    assert getattr(client, method)(f"/memberships/{foreign.pk}/{place}").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_the_same_of_the_database_for_one_row_and_for_many(
    client, network, number, django_assert_num_queries
):
    rows = [
        MembershipFactory(
            organisation=network,
            started_on=date(2000 + year, 1, 1),
            ended_on=date(2000 + year, 12, 1),
        )
        for year in range(number)
    ]
    with django_assert_num_queries(8):
        client.get(f"/networks/{network.pk}/join/")
    with django_assert_num_queries(3):
        client.get(f"/memberships/{rows[0].pk}/")
    with django_assert_num_queries(6):
        client.get(f"/memberships/{rows[0].pk}/leave/")
