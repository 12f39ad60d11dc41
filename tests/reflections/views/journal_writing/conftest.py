from datetime import date

import pytest

from reflections.models import Reflection
from tests.factories import (
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.reflections.views.journal_writing.entries import (
    answers,
    entry_data,
)


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.fixture
def bla(person):
    """A network that the person has been in since 2009."""
    network = OrganisationFactory(owner=person, name="Business Librarians", short_name="BLA")
    MembershipFactory(organisation=network, started_on=date(2009, 9, 1))
    return network


@pytest.fixture
def written(client, bla):
    """An entry about the network, with answers of its day."""
    client.post("/journal/write/", entry_data(bla, tags="one") | answers(bla, got_out="4"))
    return Reflection.objects.get()
