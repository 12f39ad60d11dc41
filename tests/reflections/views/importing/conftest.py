import pytest

from tests.factories import UserFactory


@pytest.fixture
def alice(client):
    """Signed in."""
    alice = UserFactory(username="alice")
    client.force_login(alice)
    return alice
