from datetime import date
from decimal import Decimal

import pytest

from networks.models import Activity, Change
from tests.factories import ActivityFactory, OrganisationFactory, UserFactory
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(client):
    """An activity in euros of a person who is signed in."""
    activity = ActivityFactory(
        title="Study visit",
        cost="12.00",
        currency="EUR",
        exchange_rate="0.85",
        hours="4.00",
        rating=3,
    )
    client.force_login(activity.organisation.owner)
    return activity


def as_shown(client, activity):
    """What a browser sends back from the form, untouched."""
    form = client.get(f"/activities/{activity.pk}/").context["form"]
    shown = {field.html_name: field.value() for field in form}
    return {
        name: value for name, value in shown.items() if value is not None and value is not False
    }


def test_saving_what_is_shown_changes_nothing(client, activity):
    before = Activity.objects.values().get()
    client.post(f"/activities/{activity.pk}/", as_shown(client, activity))
    assert Activity.objects.values().get() == before
    assert not Change.objects.exists()


def test_activity_is_changed_and_changed_back(client, activity):
    typed = as_shown(client, activity) | {"hours": "5", "rating": "", "next": "/?period=all"}
    assert client.post(f"/activities/{activity.pk}/", typed).url == "/?period=all"
    activity.refresh_from_db()
    assert (activity.hours, activity.rating) == (Decimal("5.00"), None)
    client.post(f"/undo/{Change.objects.get().pk}/")
    activity.refresh_from_db()
    assert (activity.hours, activity.rating) == (Decimal("4.00"), 3)


def test_home_money_takes_the_rate_of_1(client, activity):
    typed = as_shown(client, activity) | {"cost": "£10"}
    client.post(f"/activities/{activity.pk}/", typed)
    activity.refresh_from_db()
    assert (activity.cost, activity.currency, activity.exchange_rate) == (10, "GBP", 1)


def test_activity_saved_elsewhere_meanwhile_is_not_overwritten_unseen(client, activity):
    typed = as_shown(client, activity) | {"title": "Mine"}
    activity.title = "Theirs"
    activity.save()
    page = client.post(f"/activities/{activity.pk}/", typed)
    assert "This was changed in another window" in words_of(page)
    assert "Stored now, what: Theirs" in words_of(page)


def test_page_offers_to_log_it_again_and_to_delete_it(client, activity):
    links = links_of(client.get(f"/activities/{activity.pk}/?next=/"))
    assert f"/log/?again={activity.pk}&next=%2F" in links
    assert f"/activities/{activity.pk}/delete/?next=/" in links


def test_activity_is_deleted_and_comes_back(client, activity):
    answer = client.post(f"/activities/{activity.pk}/delete/", {"next": "/networks/"})
    assert (answer.url, Activity.objects.count()) == ("/networks/", 0)
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert Activity.objects.get() == activity


def test_no_way_leads_back_to_what_was_deleted(client, activity):
    page = f"/activities/{activity.pk}/"
    assert client.post(f"{page}delete/", {"next": page}).url == "/activities/"


def test_asking_deletes_nothing(client, activity):
    page = client.get(f"/activities/{activity.pk}/delete/")
    assert "Delete Study visit?" in words_of(page)
    assert Activity.objects.exists()


def test_activity_is_added(client):
    network = OrganisationFactory()
    client.force_login(network.owner)
    typed = {"organisation": network.pk, "title": "Reading", "date": "16 March 2011"}
    answer = client.post("/activities/add/", typed | {"kind": "reading", "cost_paid_by": "self"})
    assert answer.url == "/activities/"
    assert Activity.objects.get().date == date(2011, 3, 16)


@pytest.mark.parametrize("place", ["", "delete/"])
def test_another_persons_activity_is_as_good_as_none(client, activity, place):
    client.force_login(UserFactory())
    for send in (client.get, client.post):
        found = send(f"/activities/{activity.pk}/{place}")
        missing = send(f"/activities/999999999/{place}")
        assert (found.status_code, found.content) == (404, missing.content)
    assert Activity.objects.get() == activity


@pytest.mark.parametrize("pk", [0, "9" * 20, "9" * 5000, "１", "-1"], ids=lambda pk: str(pk)[:20])
def test_id_that_never_was_is_not_found(client, activity, pk):
    assert client.get(f"/activities/{pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 12])
def test_page_takes_seven_queries(client, activity, django_assert_num_queries, rows):
    for network in OrganisationFactory.create_batch(rows, owner=activity.organisation.owner):
        ActivityFactory(organisation=network)
    with django_assert_num_queries(7):
        client.get(f"/activities/{activity.pk}/")
