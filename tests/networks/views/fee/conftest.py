import pytest

from tests.factories import MembershipFactory


@pytest.fixture
def membership(alice):
    return MembershipFactory(organisation__owner=alice)
