import pytest

from tests.factories import (
    OrganisationFactory,
    UserFactory,
)


@pytest.fixture
def owner(client):
    """A person who is signed in."""
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.fixture
def network(owner):
    return OrganisationFactory(owner=owner, name="Here")
