"""What two tabs do to one ledger at the same moment: each is answered in words."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from networks.changing.undo import undo
from networks.models import Activity, Change, Organisation
from tests.factories import ActivityFactory, OrganisationFactory, UserFactory


@pytest.fixture
def owner(database_for_threads):
    return UserFactory()


def at_once(owner, *forms):
    """The status of each answer, the forms being sent at the same moment from tabs of their own."""
    start = Barrier(len(forms))

    def send(form):
        try:
            client = Client()
            client.force_login(owner)
            start.wait(20)
            return client.post(*form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(forms)) as threads:
        return list(threads.map(send, forms))


def moving(network, into):
    typed = {"name": network.name, "kind": "other", "setting": "offline", "parent": into.pk}
    return f"/networks/{network.pk}/edit/", typed | {"opened_version": network.version}


def test_moves_that_are_a_cycle_only_together_are_refused_in_words(owner):
    for _ in range(4):
        first, other = OrganisationFactory.create_batch(2, owner=owner)
        assert sorted(at_once(owner, moving(first, other), moving(other, first))) == [302, 422]


def test_network_deleted_while_activities_are_added_takes_them_along_or_is_missed(owner):
    network = OrganisationFactory(owner=owner)
    typed = {"organisation": network.pk, "title": "Talk", "date": "2011-03-12", "kind": "event"}
    adding = [("/log/", typed | {"title": f"Talk {number}"}) for number in range(3)]
    deleting, *added = at_once(owner, (f"/networks/{network.pk}/delete/", {}), *adding)
    assert deleting == 302
    assert set(added) <= {302, 422}
    assert not Activity.objects.exists()


def test_deletes_at_once_make_one_entry_in_the_bin_which_brings_all_back(owner):
    network = OrganisationFactory(owner=owner)
    ActivityFactory.create_batch(3, organisation=network)
    deleting = (f"/networks/{network.pk}/delete/", {})
    assert set(at_once(owner, deleting, deleting, deleting)) <= {302, 404}
    undo(Change.objects.get())
    assert (Organisation.objects.count(), Activity.objects.count()) == (1, 3)
