"""Until when a stored membership is paid for, and what its next fee covers."""

from datetime import date

import pytest

from networks.arithmetic.periods import Period
from networks.models import FeeKind
from networks.payments import last_paid_day, next_cover, payments_of
from tests.factories import FeeFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def membership():
    return MembershipFactory(started_on=date(2020, 1, 1))


def paid(membership, cover=YEAR, **more):
    return FeeFactory(
        membership=membership, covers_from=cover.first, covers_until=cover.last, **more
    )


def until(year):
    return Period(date(2026, 1, 1), date(year, 12, 31))


def test_only_the_subscription_says_until_when_it_is_paid(membership):
    paid(membership)
    paid(membership, until(2029), kind=FeeKind.OTHER)
    paid(membership, until(2031), kind=FeeKind.REFUND, amount=-10)
    assert last_paid_day(membership, TODAY) == date(2026, 12, 31)
    assert next_cover(membership) == Period(date(2027, 1, 1), date(2027, 12, 31))


def test_what_repeats_is_paid_until_the_next_payment_and_needs_none(membership):
    FeeFactory(membership=membership, paid_on=date(2024, 3, 1), every=3)
    assert last_paid_day(membership, TODAY) == date(2026, 11, 30)
    assert next_cover(membership) is None


def test_what_repeats_no_longer_is_followed_by_the_next(membership):
    last = {"covers_from": date(2026, 1, 1), "repeats_until": date(2026, 12, 31)}
    FeeFactory(membership=membership, paid_on=date(2026, 1, 1), every=1, **last)
    assert last_paid_day(membership, TODAY) == date(2026, 12, 31)
    assert next_cover(membership).first == date(2027, 1, 1)


def test_registration_counts_where_nothing_else_does(membership):
    paid(membership, kind=FeeKind.REGISTRATION)
    assert last_paid_day(membership, TODAY) == date(2026, 12, 31)


def test_life_fee_is_never_paid_until_a_day(membership):
    paid(membership)
    paid(membership, until(2040), kind=FeeKind.LIFE)
    assert last_paid_day(membership, TODAY) is None


def test_paid_up_time_goes_on_in_what_a_closed_network_became(membership):
    old, new = membership.organisation, OrganisationFactory(owner=membership.organisation.owner)
    paid(membership)
    membership.ended_on = old.closed_on = date(2026, 4, 30)
    old.successor = new
    membership.save()
    old.save()
    goes_on = MembershipFactory(organisation=new, started_on=date(2026, 5, 1))
    assert last_paid_day(goes_on, TODAY) == date(2026, 12, 31)
    assert next_cover(goes_on) == Period(date(2027, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("times", [1, 3])
def test_what_a_chain_hands_on_is_read_in_four_queries(
    membership, django_assert_num_queries, times
):
    paid(membership)
    for year in range(2021, 2021 + times):
        old, begins = membership.organisation, date(year, 1, 1)
        old.closed_on, old.successor = begins, OrganisationFactory(owner=old.owner)
        old.save()
        membership = MembershipFactory(organisation=old.successor, started_on=begins)
    with django_assert_num_queries(4):
        assert [payment.covers for payment in payments_of(membership)] == [YEAR]
