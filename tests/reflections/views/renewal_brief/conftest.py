import pytest

from tests.factories import (
    MembershipFactory,
    OrganisationFactory,
)
from tests.reflections.views.renewal_brief.briefs import TODAY, due


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def cilip(story):
    """The open membership of the story's professional body."""
    return story.organisations.first().memberships.get(ended_on=None)


@pytest.fixture
def membership(client):
    guild = due(organisation__name="Guild")
    client.force_login(guild.organisation.owner)
    return guild


@pytest.fixture
def group(membership):
    organisation = OrganisationFactory(
        owner=membership.organisation.owner, parent=membership.organisation, name="Branch"
    )
    return MembershipFactory(organisation=organisation)
