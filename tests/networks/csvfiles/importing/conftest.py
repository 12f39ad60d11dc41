import pytest

from tests.factories import UserFactory


@pytest.fixture
def owner():
    return UserFactory()
