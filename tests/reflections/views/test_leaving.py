"""Leaving: the end of a membership and, where it is wished, the decision with the fee refused."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Membership
from reflections.models import Decision
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.networks.views.sending import ledger, send, undo_latest

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.fixture
def member(ada):
    network = OrganisationFactory(owner=ada)
    return MembershipFactory(organisation=network, started_on=date(2009, 9, 1))


def leave(client, member, **typed):
    typed = {"ended_on": "31 August 2011", "reason_left": "Too dear"} | typed
    return send(client, f"/memberships/{member.pk}/leave/", **typed)


def test_leaving_alone_records_no_decision(client, member):
    leave(client, member)
    assert Membership.objects.get().ended_on == date(2011, 8, 31)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("typed", "fee"),
    [
        ({"decided": "on"}, None),
        ({"decided": "on", "refused_fee": "90"}, Decimal("90.00")),
        ({"refused_fee": "90"}, Decimal("90.00")),
    ],
)
def test_decision_to_leave_takes_its_reason_and_the_fee_refused(client, ada, member, typed, fee):
    before = ledger(ada)
    leave(client, member, **typed)
    decision = Decision.objects.get()
    assert (decision.choice, decision.decided_on) == ("leave", date(2011, 8, 31))
    assert (decision.because, decision.fee) == ("Too dear", fee)
    undo_latest(client)
    assert ledger(ada) == before


def test_bad_fee_is_told_beside_it_and_nothing_ends(client, member):
    answer = leave(client, member, refused_fee="-5")
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["refused_fee"]
    assert Membership.objects.get().ended_on is None
