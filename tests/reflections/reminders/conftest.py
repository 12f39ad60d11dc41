from datetime import date

import pytest

from tests.factories import (
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)


@pytest.fixture
def cilip():
    """Paid up to 31 August 2012; renews by itself unless told 30 days before."""
    owner = UserFactory(email="reader@example.org")
    network = OrganisationFactory(owner=owner, name="Institute", short_name="CILIP")
    membership = MembershipFactory(
        organisation=network, notice_days=30, renews_itself=True, how_to_leave="Write to them"
    )
    FeeFactory(
        membership=membership,
        amount="184.00",
        paid_on=date(2011, 9, 1),
        covers_from=date(2011, 9, 1),
        covers_until=date(2012, 8, 31),
    )
    return membership
