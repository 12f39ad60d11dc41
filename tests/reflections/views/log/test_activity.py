from datetime import date
from decimal import Decimal

import pytest

from networks.models import Activity, Change
from tests.reflections.pages import links_of, markup_of
from tests.reflections.views.log.forms import post, said_of

pytestmark = pytest.mark.django_db


def test_four_fields_are_logged_come_back_and_are_undone(client, network):
    page = "/networks/?period=all"
    answer = post(client, network, f"/log/?next={page}", hours="1.5", rating="4")
    activity = Activity.objects.get()
    assert (activity.hours, activity.rating) == (Decimal("1.50"), 4)
    assert answer.url == page
    client.post(f"/undo/{Change.objects.get().pk}/", {"next": page})
    assert not Activity.objects.exists()


@pytest.mark.parametrize("elsewhere", ["https://e.x/", "//e.x", "///e.x", "javascript:x"])
def test_way_back_stays_on_this_site(client, network, elsewhere):
    assert post(client, network, f"/log/?next={elsewhere}").url == "/"


def test_button_of_every_page_leads_here_and_back(client, network):
    assert "/log/?next=/activities/%3Fperiod%3Dall" in links_of(
        client.get("/activities/?period=all")
    )


@pytest.mark.parametrize(
    ("typed", "cost", "currency"),
    [
        ("6.20", "6.20", "GBP"),
        ("£6.20", "6.20", "GBP"),
        ("€12", "12.00", "EUR"),
        ("free", "0.00", "GBP"),
        ("", None, "GBP"),
    ],
)
def test_cost_is_said_in_words(client, network, typed, cost, currency):
    post(client, network, cost=typed)
    activity = Activity.objects.get()
    assert activity.cost == (cost and Decimal(cost))
    assert activity.currency == currency


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"cost": "about £6"}, ["Give the amount as well as you know it, or leave it empty."]),
        ({"cost": "unknown"}, ["Give the amount as well as you know it, or leave it empty."]),
        ({"cost": "-5"}, ["A number below 0 does not fit here."]),
        ({"cost": "1,50"}, ["Write pennies after a point, as in 75.50."]),
        ({"cost": "£5", "saved": "€5"}, ["The cost is in GBP: say both in one."]),
        ({"title": " "}, ["This field is required."]),
        ({"rating": "6"}, ["Select a valid choice. 6 is not one of the available choices."]),
        (
            {"hours": "１"},
            ["Write a plain number, such as 12.50, with digits and one point only."],
        ),
        ({"cost": "5", "saved": "€3"}, ["The cost is in GBP: say both in one."]),
        (
            {"cost": "£5 a month"},
            ["Say what is paid once: this cannot hold that it is paid again and again."],
        ),
        (
            {"cost": "¤5"},
            ["Write a plain number, such as 12.50, with digits and one point only."],
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, network, typed, said):
    page = (
        post(client, network, title="Kept", **({"evidence_url": ""} | typed))
        if "title" not in typed
        else post(client, network, **typed)
    )
    assert page.status_code == 422
    assert list(page.context["form"].errors.values()) == [said]
    assert not Activity.objects.exists()


def test_error_behind_the_fold_opens_it(client, network):
    assert b'<details class="fold" open>' in post(client, network, saved="x").content
    assert b'<details class="fold" open>' not in post(client, network, cost="x").content
    assert b'<details class="fold" open>' not in post(client, network, title="").content


@pytest.mark.parametrize("pk", ["9" * 20, "0", "abc"])
def test_network_that_never_was_is_not_one_of_the_choices(client, network, pk):
    page = post(client, network, organisation=pk)
    assert "not one of the available choices" in said_of(page, "organisation")[0]


def test_day_is_pressed_or_typed(client, network):
    post(client, network, date="16 March 2011", date_when="other", title="Typed")
    post(client, network, date="", date_when="2011-03-15", title="Pressed")
    days = {activity.title: activity.date for activity in Activity.objects.all()}
    assert days == {"Typed": date(2011, 3, 16), "Pressed": date(2011, 3, 15)}


@pytest.mark.parametrize(
    ("typed", "name", "question"),
    [
        ({"hours": "400"}, "hours", "400 hours for one activity: is that right?"),
        ({"date": "2099-01-01"}, "date", "This is planned for 2099, right?"),
    ],
)
def test_odd_figures_are_asked_about_once(client, network, typed, name, question):
    page = post(client, network, **typed)
    assert (page.status_code, said_of(page, name)) == (422, [question])
    assert 'name="surely"' in markup_of(page)
    assert post(client, network, surely="on", **typed).status_code == 302
    activity = Activity.objects.get()
    unchanged = typed | {"opened_version": activity.version}
    again = post(client, network, f"/activities/{activity.pk}/", **unchanged)
    assert again.status_code == 302
