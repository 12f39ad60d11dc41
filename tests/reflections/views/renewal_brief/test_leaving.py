"""Leaving as the brief records it: the membership ends, and those of its groups."""

from datetime import date

import pytest

from networks.models import Change, Membership
from reflections.models import Decision
from tests.factories import MembershipFactory, OrganisationFactory
from tests.networks.views.sending import ledger
from tests.reflections.pages import words_of
from tests.reflections.views.renewal_brief.briefs import decide, shown

pytestmark = pytest.mark.django_db


def test_leaving_ends_the_membership_on_its_last_paid_day(client, membership):
    decide(client, membership, "leave", end__ticked="on", end__reason_left="Too dear")
    membership.refresh_from_db()
    assert (membership.ended_on, membership.reason_left) == (date(2011, 12, 31), "Too dear")


def test_groups_end_with_it_unless_they_are_unticked(client, membership, group):
    other = OrganisationFactory(owner=group.organisation.owner, parent=group.organisation)
    kept = MembershipFactory(organisation=other)
    decide(client, membership, "leave", end__ticked="on", end__also=[group.pk])
    group.refresh_from_db()
    kept.refresh_from_db()
    assert (group.ended_on, kept.ended_on) == (date(2011, 12, 31), None)


def test_groups_are_ticked_to_begin_with(client, membership, group):
    decide(client, membership, "leave", end__ticked="on")
    group.refresh_from_db()
    assert group.ended_on == date(2011, 12, 31)


def test_another_persons_membership_cannot_be_ended_with_it(client, membership, group):
    theirs = MembershipFactory()
    page = decide(client, membership, "leave", end__ticked="on", end__also=[theirs.pk])
    theirs.refresh_from_db()
    assert (page.status_code, theirs.ended_on, Decision.objects.count()) == (422, None, 0)


def test_one_undo_takes_all_of_leaving_back(client, membership, group):
    owner = membership.organisation.owner
    before = ledger(owner)
    decide(client, membership, "leave", end__ticked="on", because="Too dear")
    assert ledger(owner) != before
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert ledger(owner) == before


def test_leave_pressed_twice_leaves_once(client, membership, group):
    sent = shown(client, membership) | {"choice": "leave", "end-ticked": "on"}
    for _ in range(2):
        assert client.post(f"/renewals/{membership.pk}/", sent).status_code == 302
    assert (Decision.objects.count(), Change.objects.count()) == (1, 1)


def test_group_that_began_later_stands_in_the_way(client, membership, group):
    Membership.objects.filter(pk=group.pk).update(started_on=date(2011, 6, 1))
    before = ledger(membership.organisation.owner)
    page = decide(client, membership, "leave", end__ticked="on", end__ended_on="2011-05-31")
    assert "Branch: It ends before it starts." in words_of(page)
    assert ledger(membership.organisation.owner) == before
