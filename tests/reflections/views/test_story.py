"""An empty ledger's greeting, the example story and the first steps."""

import pytest
from django.test import Client

from networks.models import Activity, Organisation, Preference
from reflections.models import Reflection, StoryLoad
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    PreferenceFactory,
    ReflectionFactory,
    UserFactory,
)
from tests.networks.csvfiles.files import everything
from tests.networks.views.sending import ledger, undo_latest
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db
LOAD, REMOVE = "/ledger/story/load/", "/ledger/story/remove/"


@pytest.fixture
def alice(client):
    """Signed in."""
    alice = UserFactory(username="alice")
    client.force_login(alice)
    return alice


@pytest.fixture
def told(client, alice):
    """Alice, with the story in her ledger."""
    client.post(LOAD)
    return alice


def cilip(owner):
    return Organisation.objects.of(owner).get(short_name="CILIP")


def test_empty_ledger_offers_three_ways(client, alice):
    page = client.get("/")
    assert {"/networks/add/?next=/", "/ledger/import/"} <= set(links_of(page))
    assert f'action="{LOAD}"' in page.text


def test_story_is_loaded_as_of_today(client, alice):
    page = client.post(LOAD, follow=True)
    assert Activity.objects.of(alice).count() == 76
    assert "You are looking at the example story. Remove it" in words_of(page)


def test_second_load_is_refused_and_changes_nothing(client, told):
    before = everything()
    assert "needs an empty ledger" in words_of(client.post(LOAD, follow=True))
    assert everything() == before


def test_story_is_kept_out_of_a_ledger_with_a_reflection_alone(client, alice):
    ReflectionFactory(owner=alice)
    client.post(LOAD)
    assert not Organisation.objects.exists()


def test_own_preferences_stay_as_they_are(client, alice):
    PreferenceFactory(owner=alice, number="99.00")
    client.post(LOAD)
    assert [str(row.number) for row in Preference.objects.of(alice)] == ["99.00"]
    client.post(REMOVE)
    assert Preference.objects.of(alice).count() == 1


def test_one_click_removes_all_of_it(client, told):
    page = client.post(REMOVE, follow=True)
    assert "The example story is gone. The ledger is yours. Undo" in words_of(page)
    assert all(not rows for rows in ledger(told).values())


def test_removed_story_comes_back_whole_with_its_banner(client, told):
    before = ledger(told)
    client.post(REMOVE)
    undo_latest(client)
    assert ledger(told) == before
    assert "You are looking at the example story." in words_of(client.get("/"))


def test_own_networks_outlive_the_story(client, told):
    own = MembershipFactory(organisation__owner=told)
    ReflectionFactory(owner=told, title="My own").organisations.add(cilip(told))
    client.post(REMOVE)
    assert list(Organisation.objects.of(told)) == [own.organisation]
    assert [row.title for row in Reflection.objects.of(told)] == ["My own"]


@pytest.fixture
def added(told):
    """Three rows of Alice's own on networks of the story, and one that is a group there."""
    body = cilip(told)
    ActivityFactory.create_batch(2, organisation=body)
    FeeFactory(membership=body.memberships.first())
    OrganisationFactory(owner=told, name="My group", parent=body)
    return told


def test_what_would_go_along_is_said_first(client, added):
    before = everything()
    words = words_of(client.post(REMOVE))
    assert "CILIP 2 activities, 1 group, 1 fee" in words
    assert everything() == before


def test_removing_all_the_same_takes_it_along_and_undo_brings_it_back(client, added):
    before = ledger(added)
    client.post(REMOVE, {"sure": "yes"})
    assert not Organisation.objects.exists()
    undo_latest(client)
    assert ledger(added) == before


def test_own_changes_to_the_story_do_not_make_it_own(client, told):
    body = cilip(told)
    body.name = "Something else"
    body.save()
    client.post(REMOVE)
    assert not Organisation.objects.exists()


def test_part_that_was_moved_into_an_own_network_goes_too(client, told):
    own = OrganisationFactory(owner=told)
    Activity.objects.of(told).update(organisation=own)
    client.post(REMOVE)
    assert list(Organisation.objects.of(told)) == [own]
    assert not Activity.objects.exists()


def test_nothing_to_remove_is_said(client, alice):
    own = OrganisationFactory(owner=alice)
    page = client.post(REMOVE, follow=True)
    assert "There is nothing of the example story here." in words_of(page)
    assert list(Organisation.objects.of(alice)) == [own]


def test_story_can_be_told_again_after_it_was_removed(client, told):
    client.post(REMOVE)
    client.post(LOAD)
    client.post(REMOVE)
    assert StoryLoad.objects.count() == 1
    assert not Organisation.objects.exists()


def test_ledger_of_another_stays_untouched(client, told):
    client.force_login(bob := UserFactory())
    OrganisationFactory(owner=bob)
    before = everything()
    client.post(REMOVE, {"sure": "yes"})
    assert everything() == before


@pytest.mark.parametrize("address", [LOAD, REMOVE])
def test_looking_at_the_address_does_nothing(client, alice, address):
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("address", [LOAD, REMOVE])
def test_forged_request_is_refused(alice, address):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.post(address).status_code == 403


def test_ledger_of_ones_own_has_no_banner(client, alice):
    OrganisationFactory(owner=alice)
    assert "example story" not in words_of(client.get("/"))


def test_next_step_is_offered_until_something_has_a_worth(client, alice):
    membership = MembershipFactory(organisation__owner=alice)
    for _ in range(2):
        OrganisationFactory(owner=alice)
    page = client.get("/")
    assert "Add a network, and what it costs (done) Log what you do there" in words_of(page)
    assert "/log/?next=/" in links_of(page)
    ActivityFactory(organisation=membership.organisation)
    assert f"/memberships/{membership.pk}/appraisals/add/?next=/" in links_of(client.get("/"))
    AppraisalFactory(membership=membership)
    assert "Say what it gave you" not in words_of(client.get("/"))
