from datetime import date

import pytest

from networks.arithmetic.coverage import (
    RenewalState,
    decide_by,
    latest_payments,
    paid_until,
    renewal_of,
    renewal_state,
    settles,
)
from networks.arithmetic.money import Payer
from networks.arithmetic.periods import LAST_DAY
from tests.networks.arithmetic.paid import payment, repeating

RENEWAL = date(2012, 9, 1)
TODAY = date(2011, 10, 31)

PENULTIMATE = payment(date(2010, 9, 1), date(2011, 8, 31), "177.00")
LATEST = payment(date(2011, 9, 1), date(2012, 8, 31))
REGISTRATION = payment(date(2011, 9, 1), date(2013, 3, 31), kind="registration")
MONTHLY = repeating(date(2024, 3, 1))


def renews(payments, today=TODAY, *, life=False, ends_on=None):
    return renewal_of(payments, today, has_life_fee=life, ends_on=ends_on)


def test_renewal_is_the_day_after_the_latest_cover_ends():
    assert renews([LATEST, PENULTIMATE]) == RENEWAL


def test_practising_fee_renews_like_a_subscription():
    practising = payment(date(2011, 9, 1), date(2013, 3, 31), kind="practising")
    assert renews([LATEST, practising]) == date(2013, 4, 1)


def test_registration_renews_only_where_nothing_else_does():
    assert renews([REGISTRATION]) == date(2013, 4, 1)
    assert renews([REGISTRATION, LATEST]) == RENEWAL


@pytest.mark.parametrize(("payments", "life"), [([], False), ([LATEST], True)])
def test_no_renewal_without_cover_or_with_a_life_fee(payments, life):
    assert renews(payments, life=life) is None


@pytest.mark.parametrize(
    ("ends_on", "on"),
    [
        (date(2012, 3, 31), None),
        (date(2012, 8, 31), None),
        (date(2012, 9, 1), RENEWAL),
        (date(2013, 1, 1), RENEWAL),
    ],
)
def test_membership_that_ends_renews_only_before_its_end(ends_on, on):
    assert renews([LATEST], ends_on=ends_on) == on


def test_membership_that_has_ended_renews_no_more():
    ends_on = date(2013, 1, 1)
    assert renews([LATEST], today=date(2012, 12, 31), ends_on=ends_on) == RENEWAL
    assert renews([LATEST], today=ends_on, ends_on=ends_on) is None


@pytest.mark.parametrize(
    ("today", "on"),
    [
        (date(2024, 3, 1), date(2025, 3, 1)),  # at least one step
        (date(2023, 1, 1), date(2025, 3, 1)),
        (date(2026, 2, 28), date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 3, 2), date(2027, 3, 1)),
    ],
)
def test_what_repeats_renews_each_year_from_its_first_day(today, on):
    assert renews([MONTHLY], today) == on


def test_what_repeats_every_two_years_renews_every_two_years():
    assert renews([repeating(date(2020, 5, 31), 24)], date(2026, 6, 1)) == date(2028, 5, 31)


def test_new_price_keeps_the_day_of_the_fees_before_it():
    before = repeating(date(2024, 3, 1), until=date(2025, 12, 31))
    now = repeating(date(2026, 1, 1), amount="22.00")
    assert renews([now, before], date(2026, 11, 26)) == date(2027, 3, 1)


def test_hole_between_two_repeating_fees_starts_afresh():
    before = repeating(date(2024, 3, 1), until=date(2025, 11, 30))
    now = repeating(date(2026, 1, 1))
    assert renews([before, now], date(2026, 11, 26)) == date(2027, 1, 1)


def test_of_several_that_repeat_the_latest_counts_and_then_the_shortest_step():
    first, second = repeating(date(2024, 3, 1), 24), repeating(date(2026, 1, 1), 24)
    assert renews([first, second], date(2026, 11, 26)) == date(2028, 3, 1)
    assert renews([second, repeating(date(2026, 1, 1))], date(2026, 11, 26)) == date(2027, 1, 1)


def test_what_repeats_until_a_day_renews_after_its_last_instalment():
    quarterly = repeating(date(2026, 1, 1), 3, date(2026, 11, 15))
    assert renews([quarterly], date(2026, 11, 26)) == date(2027, 1, 1)


def test_latest_payments_share_the_cover_that_starts_last_of_those_ending_last():
    long_one = payment(date(2010, 9, 1), date(2012, 8, 31), "300.00")
    employers = payment(date(2011, 9, 1), date(2012, 8, 31), "20.00", paid_by=Payer.EMPLOYER)
    payments = [long_one, LATEST, PENULTIMATE, employers]
    assert latest_payments(payments) == [LATEST, employers]


def test_what_repeats_without_end_is_the_latest_and_counts_together():
    other, paid_far_ahead = repeating(date(2026, 1, 1)), payment(TODAY, LAST_DAY)
    assert latest_payments([other, paid_far_ahead, MONTHLY]) == [MONTHLY, other]


@pytest.mark.parametrize(
    ("payments", "last"),
    [
        ([], None),
        ([PENULTIMATE, LATEST], date(2012, 8, 31)),
        ([MONTHLY], date(2026, 11, 30)),
        ([repeating(date(2026, 1, 1), 3, date(2026, 5, 31))], date(2026, 6, 30)),
        ([repeating(date(2027, 1, 1))], date(2027, 1, 31)),
    ],
)
def test_paid_until(payments, last):
    assert paid_until(payments, date(2026, 11, 26)) == last


@pytest.mark.parametrize(("notice", "day"), [(30, date(2012, 8, 2)), (0, RENEWAL), (None, RENEWAL)])
def test_decision_is_wanted_notice_days_before(notice, day):
    assert decide_by(RENEWAL, notice) == day


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2012, 8, 1), RenewalState.AHEAD),
        (date(2012, 8, 2), RenewalState.DECIDE_NOW),
        (date(2012, 9, 1), RenewalState.DECIDE_NOW),
        (date(2012, 9, 2), RenewalState.OVERDUE),
        (date(2022, 9, 2), RenewalState.OVERDUE),
    ],
)
def test_renewal_comes_near_and_stays_overdue(today, state):
    assert renewal_state(RENEWAL, date(2012, 8, 2), today, settled=False) == state


def test_settled_renewal_is_never_overdue():
    settled = renewal_state(RENEWAL, date(2012, 8, 2), date(2013, 1, 1), settled=True)
    assert settled == RenewalState.SETTLED


@pytest.mark.parametrize(
    ("decided_on", "settled"),
    [
        (date(2011, 8, 25), False),  # the renewal that the latest fee paid for
        (date(2012, 2, 1), False),
        (date(2012, 2, 2), True),
        (date(2012, 8, 25), True),
        (date(2013, 1, 1), True),
    ],
)
def test_decision_settles_from_six_months_before_it_is_wanted(decided_on, settled):
    assert settles(decided_on, date(2012, 8, 2), [PENULTIMATE, LATEST]) is settled


def test_decision_before_a_short_cover_began_was_about_the_one_before():
    quarter = payment(date(2012, 6, 1), date(2012, 8, 31))
    assert not settles(date(2012, 6, 1), RENEWAL, [quarter])
    assert settles(date(2012, 6, 2), RENEWAL, [quarter])


def test_decision_about_what_repeats_needs_no_first_day():
    assert settles(date(2026, 9, 1), date(2027, 3, 1), [MONTHLY])
    assert not settles(date(2026, 8, 31), date(2027, 3, 1), [MONTHLY])


def test_decision_settles_nothing_where_nothing_renews():
    assert settles(date(2012, 8, 25), RENEWAL, []) is False
