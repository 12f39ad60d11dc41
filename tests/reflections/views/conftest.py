import pytest


@pytest.fixture
def teller(story, client):
    """The person of the story, signed in."""
    client.force_login(story)
    return client
