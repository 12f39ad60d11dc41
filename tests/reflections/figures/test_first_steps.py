"""What to do first."""

import pytest

from reflections.figures.first_steps import first_steps
from reflections.figures.load import read_ledger
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def steps_of(owner):
    return [(step.done, step.is_next) for step in first_steps(read_ledger(owner))]


def next_of(owner):
    return next(step.href for step in first_steps(read_ledger(owner)) if step.is_next)


def test_empty_ledger_begins_with_a_network():
    assert steps_of(owner := UserFactory()) == [(False, True), (False, False), (False, False)]
    assert next_of(owner) == "/networks/add/"


def test_network_without_a_membership_is_joined_first():
    network = OrganisationFactory()
    assert next_of(network.owner) == f"/networks/{network.pk}/join/"


def test_activity_without_a_membership_leaves_the_first_step_open():
    activity = ActivityFactory()
    assert steps_of(activity.organisation.owner) == [(False, True), (True, False), (False, False)]


def test_member_logs_something():
    membership = MembershipFactory()
    assert next_of(membership.organisation.owner) == "/log/"


def test_answers_without_a_worth_leave_the_last_step_open():
    given = AppraisalFactory(worth_per_year=None, got_out=4)
    membership = given.membership
    ActivityFactory(organisation=membership.organisation)
    assert next_of(membership.organisation.owner) == f"/memberships/{membership.pk}/appraisals/add/"


def test_first_worth_ends_the_beginning():
    assert steps_of(AppraisalFactory().membership.organisation.owner) == []
