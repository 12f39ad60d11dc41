import pytest

from tests.factories import MembershipFactory, OrganisationFactory, UserFactory


@pytest.fixture
def alice(client):
    """Signed in."""
    alice = UserFactory(username="alice")
    client.force_login(alice)
    return alice


@pytest.fixture
def cilip(alice):
    network = OrganisationFactory(owner=alice, name="Chartered Institute", short_name="CILIP")
    return MembershipFactory(organisation=network, started_on="2009-09-01")
