"""The rates of tax by their years."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Preference
from tests.factories import (
    PreferenceFactory,
)
from tests.networks.views.preferences.page import PAGE
from tests.networks.views.sending import send, undo_latest

pytestmark = pytest.mark.django_db


def test_tax_rate_is_picked_by_its_year(client, alice):
    send(client, "/preferences/tax-rates/add/", since="2021-04-06", number="40")
    rate = Preference.objects.get()
    assert (rate.since, rate.number) == (date(2021, 4, 6), Decimal(40))
    assert "From 2021-22: <strong" in client.get(PAGE).content.decode()


@pytest.fixture
def rate(alice):
    return PreferenceFactory(
        owner=alice, setting="tax_rate", since=date(1995, 4, 6), number=Decimal(20)
    )


def test_rate_of_long_ago_keeps_its_year(client, rate):
    send(client, f"/preferences/tax-rates/{rate.pk}/", number="23")
    rate.refresh_from_db()
    assert (rate.since, rate.number) == (date(1995, 4, 6), Decimal(23))


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"number": ""}, {"number": ["This field is required."]}),
        ({"number": "101"}, {"number": ["At most 100."]}),
        ({"since": "2021-04-05"}, None),
    ],
)
def test_wrong_rate_is_told_beside_its_field(client, rate, typed, errors):
    answer = send(client, f"/preferences/tax-rates/{rate.pk}/", **typed)
    told = answer.context["form"].errors
    assert told == errors if errors else list(told) == ["since"]


def test_rate_that_cannot_be_read_is_told_once(client, alice):
    answer = send(client, "/preferences/tax-rates/add/", since="2021-04-06", number="20 %")
    assert answer.context["form"].errors == {
        "number": ["Write a plain number, such as 12.50, with digits and one point only."]
    }


def test_second_rate_of_a_year_is_refused(client, alice):
    for _ in range(2):
        answer = send(client, "/preferences/tax-rates/add/", since="2021-04-06", number="40")
    assert answer.context["form"].errors == {
        "since": ["You gave a rate for 2021-22 already: change that one."]
    }


def test_rate_is_removed_and_comes_back(client, rate):
    client.post(f"/preferences/tax-rates/{rate.pk}/delete/")
    assert not Preference.objects.exists()
    undo_latest(client)
    assert Preference.objects.get() == rate


@pytest.mark.parametrize("place", ["", "delete/"])
def test_rate_of_another_is_not_found(client, alice, place):
    foreign = PreferenceFactory(setting="tax_rate", since=date(2021, 4, 6), number=Decimal(20))
    assert client.get(f"/preferences/tax-rates/{foreign.pk}/{place}").status_code == 404


def test_other_preference_is_no_tax_rate(client, alice):
    hour = PreferenceFactory(owner=alice)
    assert client.get(f"/preferences/tax-rates/{hour.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_of_the_database_for_one_rate_and_for_many(
    client, alice, number, django_assert_num_queries
):
    for year in range(number):
        since = date(2020 + year, 4, 6)
        PreferenceFactory(owner=alice, setting="tax_rate", since=since, number=Decimal(20))
    with django_assert_num_queries(5):
        client.get(PAGE)
