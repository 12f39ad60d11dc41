"""What a form for an activity begins with, and what it offers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import (
    ActivityFactory,
    OrganisationFactory,
)
from tests.reflections.pages import links_of, markup_of, words_of
from tests.reflections.views.log.forms import initial, post

pytestmark = pytest.mark.django_db


def test_only_network_is_chosen_and_no_other_is_guessed(client, owner, network):
    ActivityFactory(organisation=network)
    assert client.get("/log/").context["form"]["organisation"].value() == network.pk
    OrganisationFactory(owner=owner)
    assert client.get("/log/").context["form"]["organisation"].value() is None


def test_last_choices_are_remembered(client, owner, network):
    ActivityFactory(organisation=network, kind="visit", currency="EUR", cost_paid_by="employer")
    ActivityFactory(organisation__owner=owner, kind="talk")
    remembered = initial(client, f"/log/?network={network.pk}")
    assert remembered == {
        "organisation": network.pk,
        "kind": "visit",
        "currency": "EUR",
        "cost_paid_by": "employer",
        "date": timezone.localdate(),
    }


def test_what_was_said_of_one_network_is_not_said_of_another(client, owner, network):
    ActivityFactory(organisation=network, kind="committee", currency="EUR", cost_paid_by="other")
    OrganisationFactory(owner=owner)
    assert initial(client) == {"date": timezone.localdate()}


@pytest.mark.parametrize(
    ("like", "is_open"),
    [
        ({"kind": "committee", "cost_paid_by": "employer"}, False),
        ({"currency": "EUR", "exchange_rate": "0.9"}, True),
    ],
)
def test_currency_of_last_time_is_seen(client, network, like, is_open):
    ActivityFactory(organisation=network, **like)
    page = client.get(f"/log/?network={network.pk}")
    assert (b'<details class="fold" open>' in page.content) == is_open


def test_id_that_is_not_ones_own_is_as_good_as_none(client, network):
    theirs = ActivityFactory(title="Theirs")
    odd = ["network=9999999", "again=9999999", f"network={'9' * 20}", "network=１"]
    for asked in (*odd, f"again={theirs.pk}", f"network={theirs.organisation_id}"):
        page = client.get(f"/log/?{asked}")
        assert page.context["form"].initial.keys() <= {"date", "organisation"}, asked
        assert "Theirs" not in words_of(page), asked


def test_another_one_keeps_network_kind_and_date(client, owner, network):
    post(client, network, kind="visit")
    kept = initial(client, "/log/?another=1")
    assert (kept["organisation"], kept["kind"], kept["date"]) == (
        network.pk,
        "visit",
        date(2011, 3, 16),
    )


def test_another_one_is_a_button_that_keeps_the_way_back(client, network):
    page = client.get("/log/?next=/journal/%3Fq=a%26b")
    button = 'name="next" value="/log/?another=1&amp;next=%2Fjournal%2F%3Fq%3Da%26b"'
    assert button in markup_of(page)
    assert post(client, network, next="/log/?another=1&next=%2F").url == "/log/?another=1&next=%2F"


def test_activity_is_logged_again_as_of_today(client, network):
    like = ActivityFactory(
        organisation=network, title="Reading", hours="0.50", rating=5, outcome="This once"
    )
    again = initial(client, f"/log/?again={like.pk}")
    assert (again["title"], again["hours"]) == ("Reading", Decimal("0.50"))
    assert again["date"] == timezone.localdate()
    assert again.keys().isdisjoint({"rating", "outcome"})


def test_networks_come_in_the_order_of_their_use(client, owner):
    names = "hgfedcba"
    networks = {n: OrganisationFactory(owner=owner, name=n) for n in names}
    today = timezone.localdate()
    ActivityFactory.create_batch(2, organisation=networks["g"], date=today)
    ActivityFactory(organisation=networks["d"], date=today)
    ActivityFactory(organisation=networks["a"], date=today - timedelta(days=400))
    chips = client.get("/log/").context["form"].network_chips
    assert [chip.label for chip in chips.likely] == ["g", "d"]
    assert [chip.label for chip in chips.others] == ["a", "b", "c", "e", "f", "h"]


def test_titles_are_offered_once_for_each_network(client, owner, network):
    other = OrganisationFactory(owner=owner, name="There")
    for title, where in [("Reading", network), ("Blog post", network), ("Reading", other)]:
        ActivityFactory(organisation=where, title=title, hours="1.50")
    ActivityFactory(organisation=network, title="Reading", cost="32.50", cost_paid_by="employer")
    ActivityFactory(title="Theirs")
    offered = [
        (activity.title, activity.words) for activity in client.get("/log/").context["form"].earlier
    ]
    assert offered == [
        ("Reading", "Here, event, £32.50 by employer"),
        ("Reading", "There, event, 1.5 h"),
        ("Blog post", "Here, event, 1.5 h"),
    ]


def test_few_networks_are_all_in_sight(client, owner):
    for times, name in enumerate("abcdef"):
        network = OrganisationFactory(owner=owner, name=name)
        ActivityFactory.create_batch(times, organisation=network, date=timezone.localdate())
    chips = client.get("/log/").context["form"].network_chips
    assert ([chip.label for chip in chips.likely], chips.others) == ([*"fedcba"], [])


def test_same_again_is_a_filled_form_that_says_so(client, network):
    like = ActivityFactory(organisation=network, title="Reading", hours="2.00", kind="reading",
                           date=date(2011, 10, 4), cost_paid_by="employer", rating=4)  # fmt: skip
    assert f"/log/?again={like.pk}&next=%2F" in links_of(client.get("/log/?next=/"))
    page = client.get(f"/log/?again={like.pk}")
    assert "Filled in as on 4 October 2011. Undo" in words_of(page)
    form = page.context["form"]
    assert [form[name].value() for name in ("kind", "hours", "cost_paid_by", "rating")] == [
        "reading",
        "2",
        "employer",
        None,
    ]
    # As wide as the box, and not the examples of a fee.
    assert form["cost"].field.widget.attrs["placeholder"] == "£"
