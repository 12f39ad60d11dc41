"""A network goes with what it is inside of and with what it lives on; neither leads back to it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from networks.models import Organisation
from tests.factories import ActivityFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return UserFactory()


def network(owner, name, **links):
    return OrganisationFactory(owner=owner, name=name, **links)


def refused(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_network_may_live_on_one_and_lie_in_another(owner):
    twitter, bla = network(owner, "Twitter"), network(owner, "BLA")
    tag = network(owner, "#BLA", parent=bla, host=twitter)
    tag.full_clean()
    assert list(twitter.guests.all()) == [tag]


@pytest.mark.parametrize("way", ["parent", "host"])
def test_way_back_through_a_host_is_refused(owner, way):
    forum = network(owner, "Forum")
    board = network(owner, "Board", **{way: forum})
    forum.host = network(owner, "Thread", host=board)
    with pytest.raises(ValidationError, match="A network cannot live on itself"):
        forum.full_clean()
    refused(forum)


def test_way_back_through_a_parent_is_refused(owner):
    site = network(owner, "Site")
    site.parent = network(owner, "Group", host=site)
    with pytest.raises(ValidationError, match="A network cannot lie inside itself"):
        site.full_clean()
    refused(site)


def test_chain_of_successors_may_go_where_hosts_go_back(owner):
    old = network(owner, "Old")
    new = network(owner, "New", host=old)
    old.successor = new
    old.full_clean()
    old.save()


def test_host_in_another_ledger_is_refused(owner):
    row = network(owner, "Forum")
    row.host = network(UserFactory(), "Site")
    with pytest.raises(ValidationError, match="not one of your networks"):
        row.full_clean()
    refused(row)


def test_activity_found_through_a_network_of_another_ledger_is_refused(owner):
    row = ActivityFactory(organisation__owner=owner)
    row.found_through = network(UserFactory(), "Twitter")
    with pytest.raises(ValidationError, match="not one of your networks"):
        row.clean()
    refused(row)


def test_guest_outlives_its_host(owner):
    host = network(owner, "Site")
    guest = network(owner, "Group", host=host)
    found = ActivityFactory(organisation=guest, found_through=host)
    Organisation.objects.get(pk=host.pk).delete()
    guest.refresh_from_db()
    found.refresh_from_db()
    assert (guest.host, found.found_through) == (None, None)
