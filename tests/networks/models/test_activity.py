from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Payer
from networks.models import Activity
from tests.factories import ActivityFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return OrganisationFactory(setting="online")


def test_totals_of_nothing_are_nothing():
    totals = Activity.objects.none().totals()
    assert (totals.activities, totals.hours, totals.rating) == (0, Decimal("0.00"), None)
    assert (totals.costs, totals.saved) == ({}, Decimal("0.00"))


def test_totals_leave_unrated_ones_out_of_the_mean(network):
    for hours, rating in [("0.10", 4), ("0.20", 5), (None, None)]:
        ActivityFactory(organisation=network, hours=hours, rating=rating)
    totals = Activity.objects.totals()
    assert (totals.activities, totals.hours) == (3, Decimal("0.30"))
    assert (totals.rated, totals.rating) == (2, Decimal("4.5"))


# 1.25 euros at 0.5 are 0.625, so 0.63 at home each time: 1.26 and not 1.25.
def test_totals_round_each_cost_at_home(network):
    for _ in range(2):
        ActivityFactory(
            organisation=network, cost="1.25", saved="1.25", currency="EUR", exchange_rate="0.5"
        )
    ActivityFactory(organisation=network, cost="32.50", cost_paid_by="employer")
    totals = Activity.objects.totals()
    assert totals.costs == {Payer.SELF: Decimal("1.26"), Payer.EMPLOYER: Decimal("32.50")}
    assert totals.saved == Decimal("1.26")


def test_totals_of_a_thousand_dimes_are_exact(network):
    row = ActivityFactory(organisation=network, cost="0.10", hours="0.10")
    copies = [
        Activity(
            organisation=network, date=row.date, title="x", cost="0.10", hours="0.10",
            currency="GBP", exchange_rate=1,
        )
        for _ in range(999)
    ]  # fmt: skip
    Activity.objects.bulk_create(copies)
    totals = Activity.objects.totals()
    assert (totals.costs[Payer.SELF], totals.hours) == (Decimal("100.00"), Decimal("100.00"))


def test_setting_that_is_not_given_is_the_networks(network):
    as_network = ActivityFactory(organisation=network, setting="")
    ActivityFactory(organisation=network, setting="offline")
    assert list(Activity.objects.in_setting("online")) == [as_network]


def test_paid_by_wants_a_cost(network):
    ActivityFactory(organisation=network, cost_paid_by="self")
    paid = ActivityFactory(organisation=network, cost="0.00", cost_paid_by="self")
    assert list(Activity.objects.paid_by("self")) == [paid]


@pytest.mark.parametrize("text", ["évora", "Évora", "ÉVORA", "visit to"])
def test_text_is_found_in_any_case(network, text):
    found = ActivityFactory(organisation=network, title="Visit to Évora")
    ActivityFactory(organisation=network, title="Visit")
    assert list(Activity.objects.saying(text)) == [found]


def test_text_is_found_in_the_outcome(network):
    found = ActivityFactory(organisation=network, outcome="A new job")
    assert list(Activity.objects.saying("new job")) == [found]


@pytest.mark.parametrize(("descending", "hours"), [(True, [3, 1, None]), (False, [1, 3, None])])
def test_what_says_nothing_is_sorted_last(network, descending, hours):
    for rating in (1, None, 3):
        ActivityFactory(organisation=network, hours=rating)
    rows = Activity.objects.sorted_by("hours", descending=descending)
    assert list(rows.values_list("hours", flat=True)) == hours


def test_busiest_networks_count_from_the_day_on(network):
    quiet, before = OrganisationFactory(), OrganisationFactory()
    for organisation, day in [
        (quiet, date(2011, 3, 2)),
        (network, date(2011, 3, 1)),
        (network, date(2011, 3, 2)),
        *[(before, date(2011, 2, 28))] * 3,
    ]:
        ActivityFactory(organisation=organisation, date=day)
    assert Activity.objects.busiest_networks(date(2011, 3, 1)) == [network.pk, quiet.pk]
