"""Leaving: the end of a membership and, where it is wished, the decision with the fee refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from networks.arithmetic.periods import format_day
from networks.models import Membership
from reflections.models import Decision
from tests.factories import FeeFactory, MembershipFactory, OrganisationFactory, UserFactory
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


def test_leaving_asks_when_and_why(client, member):
    answer = leave(client, member, ended_on="2011", reason_left="Too dear")
    member.refresh_from_db()
    assert answer["Location"] == f"/networks/{member.organisation_id}/"
    assert (str(member.end), member.reason_left) == ("2011", "Too dear")


def test_last_day_is_today_unless_more_is_paid_for(client, member):
    today = timezone.localdate()
    address = f"/memberships/{member.pk}/leave/"
    assert client.get(address).context["form"]["ended_on"].value() == format_day(today)
    last = today + timedelta(days=40)
    FeeFactory(membership=member, covers_from=today, covers_until=last)
    assert client.get(address).context["form"]["ended_on"].value() == format_day(last)


@pytest.mark.parametrize("typed", ["1990s", "2008/09", "before 2000"])
def test_last_day_is_not_as_rough_as_a_first_may_be(client, member, typed):
    assert list(leave(client, member, ended_on=typed).context["form"].errors) == ["ended_on"]


def test_leaving_needs_a_day(client, member):
    assert leave(client, member, ended_on="").context["form"].errors == {
        "ended_on": ["This field is required."]
    }


@pytest.fixture
def inner(ada, member):
    """An open membership two steps below the network."""
    group = OrganisationFactory(owner=ada, parent=member.organisation)
    branch = OrganisationFactory(owner=ada, parent=group, name="Branch")
    return MembershipFactory(organisation=branch)


def test_memberships_of_groups_can_end_too(client, ada, member, inner):
    before = ledger(ada)
    leave(client, member, ended_on="2011-08-31", also=[inner.pk])
    inner.refresh_from_db()
    assert inner.ended_on == date(2011, 8, 31)
    undo_latest(client)
    assert ledger(ada) == before


def test_memberships_of_groups_are_ticked_and_stay_where_the_tick_is_taken_out(
    client, member, inner
):
    page = client.get(f"/memberships/{member.pk}/leave/")
    assert page.context["form"]["also"].value() == [inner.pk]
    leave(client, member, ended_on="2011-08-31", also=None)
    inner.refresh_from_db()
    assert inner.ended_on is None


def test_group_joined_after_that_day_is_told_and_nothing_ends(client, ada, member, inner):
    inner.started_on = date(2012, 1, 1)
    inner.save()
    before = ledger(ada)
    answer = leave(client, member, ended_on="2011-08-31", also=[inner.pk])
    assert answer.context["form"].errors == {"also": ["Branch: It ends before it starts."]}
    assert ledger(ada) == before


def test_membership_elsewhere_cannot_be_ended_along(client, member, inner):
    answer = leave(client, member, ended_on="2011-08-31", also=[MembershipFactory().pk])
    assert list(answer.context["form"].errors) == ["also"]


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
        ({"refused_fee": "£15.30 a month"}, Decimal("183.60")),
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


@pytest.mark.parametrize("typed", ["-5", "10000000", "900000 a month", "90 EUR"])
def test_bad_fee_is_told_beside_it_and_nothing_ends(client, member, typed):
    answer = leave(client, member, refused_fee=typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["refused_fee"]
    assert Membership.objects.get().ended_on is None
