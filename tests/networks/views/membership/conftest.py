from datetime import date
from decimal import Decimal

import pytest

from tests.factories import (
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
)


@pytest.fixture
def network(alice):
    return OrganisationFactory(owner=alice, name="CILIP")


@pytest.fixture
def student(network):
    """A year of it, long ago, for £38."""
    student = MembershipFactory(
        organisation=network,
        category="Student",
        started_on=date(2006, 9, 1),
        ended_on=date(2007, 8, 31),
    )
    FeeFactory(membership=student, amount=Decimal(38), paid_by="other")
    return student


@pytest.fixture
def member(network):
    return MembershipFactory(organisation=network, category="Full")
