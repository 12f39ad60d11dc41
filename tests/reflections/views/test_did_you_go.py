from datetime import timedelta

import pytest
from django.utils import timezone

from networks.changing import save
from networks.models import Activity, Change
from tests.factories import ActivityFactory, MembershipFactory, OrganisationFactory, UserFactory
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    network = OrganisationFactory()
    client.force_login(network.owner)
    return network.owner


def entered(owner, title, *, day, on):
    """An activity of that day before today, entered so many days before today."""
    today = timezone.localdate()
    network = owner.organisations.get()
    activity = ActivityFactory.build(
        organisation=network, title=title, date=today - timedelta(days=day)
    )
    change = save(owner, activity)
    at = timezone.now() - timedelta(days=on)
    Change.objects.filter(pk=change.pk).update(at=at)
    return activity


def asking(client):
    return [activity.title for activity in client.get("/activities/went/").context["asking"]]


def test_planned_activity_asks_when_its_day_is_over(client, owner):
    entered(owner, "Planned", day=2, on=5)
    entered(owner, "Written down later", day=5, on=2)
    entered(owner, "Today", day=0, on=5)
    entered(owner, "Long ago", day=61, on=70)
    ActivityFactory(
        organisation=owner.organisations.get(), title="Entered before changes were kept"
    )
    assert asking(client) == ["Planned"]
    assert "Did you go?" in words_of(client.get("/activities/"))


def test_dashboard_asks_too_among_what_comes_next(client, owner):
    entered(owner, "Planned", day=2, on=5)
    MembershipFactory(organisation=owner.organisations.get())
    [item] = client.get("/").context["upcoming"].items
    assert (item.title, item.path) == ("Planned", "/activities/went/")
    assert item.words.startswith("Did you go?")


def test_yes_is_enough(client, owner):
    planned = entered(owner, "Planned", day=2, on=5)
    answer = client.post("/activities/went/", {"activity": planned.pk, "next": "/activities/"})
    assert answer.url == "/activities/"
    assert asking(client) == []
    assert Activity.objects.get().title == "Planned"


def test_no_leads_to_deleting_it(client, owner):
    planned = entered(owner, "Planned", day=2, on=5)
    links = links_of(client.get("/activities/went/"))
    assert f"/activities/{planned.pk}/delete/?next=%2Factivities%2Fwent%2F" in links


@pytest.mark.parametrize("pk", ["", "x", "0", "9" * 30])
def test_what_does_not_ask_cannot_be_answered(client, owner, pk):
    assert client.post("/activities/went/", {"activity": pk}).status_code == 404


def test_another_persons_activity_does_not_ask_me(client, owner):
    theirs = entered(owner, "Theirs", day=2, on=5)
    client.force_login(UserFactory())
    assert asking(client) == []
    assert client.post("/activities/went/", {"activity": theirs.pk}).status_code == 404


@pytest.mark.parametrize("rows", [1, 12])
def test_page_takes_three_queries(client, owner, django_assert_num_queries, rows):
    for _ in range(rows):
        entered(owner, "Planned", day=2, on=5)
    with django_assert_num_queries(3):
        client.get("/activities/went/")
