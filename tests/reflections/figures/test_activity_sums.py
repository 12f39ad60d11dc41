from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from hypothesis import given, settings
from hypothesis import strategies as st

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import Period, before
from networks.models import Activity
from reflections.figures import own_by_network
from reflections.figures.activity_sums import hours_by_kind, sums_by_year, with_sums
from reflections.figures.each_year import year_by_year
from reflections.figures.load import read_ledger, read_outline
from reflections.figures.what_if import all_mine, own_costs
from reflections.history.hours import by_kind, given_and_got
from reflections.history.quiet import last_activity, silences
from tests.factories import ActivityFactory, MembershipFactory, PreferenceFactory, UserFactory
from tests.reflections.strategies import days, lenses, payers, pence, periods

pytestmark = pytest.mark.django_db

TODAY = date(2012, 6, 30)
# Each of the second makes half a penny, and each of the third a third of one.
rates = st.sampled_from([("GBP", "1"), ("EUR", "0.5"), ("USD", "0.333333")])


hours = st.integers(0, 4000).map(lambda n: Decimal(n).scaleb(-2))


@st.composite
def recorded(draw):
    currency, rate = draw(rates)
    cost, saved = draw(st.none() | pence), draw(st.none() | pence)
    return {
        "date": draw(days), "hours": draw(st.none() | hours),
        "cost": cost, "saved": saved, "currency": currency, "exchange_rate": Decimal(rate),
        "cost_paid_by": draw(payers), "rating": draw(st.none() | st.integers(1, 5)),
        "kind": draw(st.sampled_from(["event", "committee"])),
        "given": draw(st.sampled_from([None, True, False])),
    }  # fmt: skip


@pytest.fixture(scope="module")
def owner(django_db_setup, django_db_blocker):
    """Of two networks, kept for all examples of this file."""
    with django_db_blocker.unblock():
        owner = UserFactory()
        for _ in range(2):
            MembershipFactory(organisation__owner=owner, started_on=date(2009, 1, 1))
        PreferenceFactory(owner=owner, setting="hour_value", number=Decimal("7.77"))
        yield owner
        get_user_model().objects.filter(pk=owner.pk).delete()


def fill(owner, rows):
    Activity.objects.of(owner).delete()
    networks = list(owner.organisations.order_by("id"))
    Activity.objects.bulk_create(
        Activity(organisation=networks[at % 2], title="A talk", **row)
        for at, row in enumerate(rows)
    )


@settings(max_examples=20)
@given(st.lists(recorded(), max_size=14), periods, lenses)
def test_summed_by_the_database_the_figures_are_those_of_the_rows(owner, rows, period, lens):
    fill(owner, rows)
    one_by_one, lens = read_ledger(owner).lived(TODAY), Lens(lens)
    asked = [period, before(period), Period(date(2011, 7, 1), TODAY)]
    summed = with_sums(read_outline(owner).lived(TODAY), owner, asked, TODAY)
    for each in asked:
        assert own_by_network(summed, each, lens) == own_by_network(one_by_one, each, lens)
    by_year = sums_by_year(owner, one_by_one.networks, TODAY, apart=lens == Lens.TIME)
    assert year_by_year(summed, lens, TODAY, by_year) == year_by_year(one_by_one, lens, TODAY)
    mine = year_by_year(summed, lens, TODAY, map(own_costs, by_year))
    assert mine == year_by_year(all_mine(one_by_one), lens, TODAY)
    networks = one_by_one.networks.values()
    kinds = hours_by_kind(owner, one_by_one.networks, period, TODAY)
    assert by_kind(kinds) == given_and_got(networks, period)
    told = [
        (line.network.id, line.quiet, line.habit, line.cost)
        for line in silences(summed, lens, TODAY)
    ]
    assert told == [
        (line.network.id, line.quiet, line.habit, line.cost)
        for line in silences(one_by_one, lens, TODAY)
    ]
    assert last_activity(summed.networks.values(), TODAY) == last_activity(networks, TODAY)
    assert summed.first_day == one_by_one.first_day


def test_a_period_that_the_sums_were_not_cut_for_is_refused(owner):
    fill(owner, [])
    network = owner.organisations.first()
    for day in (1, 9):
        ActivityFactory(organisation=network, date=date(2012, 3, day))
    march = Period(date(2012, 3, 1), date(2012, 3, 31))
    ledger = with_sums(read_outline(owner), owner, [march], TODAY)
    with pytest.raises(ValueError, match="not summed"):
        own_by_network(ledger, Period(date(2012, 3, 5), date(2012, 3, 31)), Lens.MINE)


def test_what_lies_ahead_is_not_summed(owner):
    fill(owner, [])
    ActivityFactory(organisation=owner.organisations.first(), date=date(2012, 12, 1))
    ledger = with_sums(read_outline(owner).lived(TODAY), owner, [], TODAY)
    assert [network.activities for network in ledger.networks.values()] == [(), ()]
