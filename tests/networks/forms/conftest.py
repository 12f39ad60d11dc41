import pytest

from tests.factories import UserFactory


@pytest.fixture
def alice(db):
    return UserFactory()
