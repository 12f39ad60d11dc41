from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.coverage import (
    Payment,
    RenewalState,
    advice_period,
    decide_by,
    expected_fee,
    latest_payments,
    renewal_of,
    renewal_state,
    settles,
)
from networks.arithmetic.money import Amount, Certainty, Payer
from networks.arithmetic.periods import Period

RENEWAL = date(2012, 9, 1)


def payment(first, last, amount="184.00", *, paid_on=None, paid_by=Payer.SELF, **more):
    return Payment(
        covers=Period(first, last),
        paid_on=paid_on or first,
        amount=amount and Decimal(amount),
        certainty=more.get("certainty", Certainty.EXACT),
        paid_by=paid_by,
        kind=more.get("kind", "subscription"),
    )


PENULTIMATE = payment(date(2010, 9, 1), date(2011, 8, 31), "177.00")
LATEST = payment(date(2011, 9, 1), date(2012, 8, 31))


def renews(payments, *, life=False, is_open=True):
    return renewal_of(payments, has_life_fee=life, membership_open=is_open)


def test_renewal_is_the_day_after_the_latest_cover_ends():
    assert renews([LATEST, PENULTIMATE]) == RENEWAL


def test_practising_fee_renews_like_a_subscription():
    practising = payment(date(2011, 9, 1), date(2013, 3, 31), kind="practising")
    assert renews([LATEST, practising]) == date(2013, 4, 1)


def test_other_kinds_of_fee_renew_nothing():
    assert renews([payment(date(2011, 9, 1), date(2013, 3, 31), kind="registration")]) is None


@pytest.mark.parametrize(
    ("payments", "life", "is_open"),
    [([], False, True), ([LATEST], True, True), ([LATEST], False, False)],
)
def test_no_renewal_without_cover_or_with_a_life_fee_or_an_end(payments, life, is_open):
    assert renews(payments, life=life, is_open=is_open) is None


def test_latest_payments_share_the_cover_that_starts_last_of_those_ending_last():
    long_one = payment(date(2010, 9, 1), date(2012, 8, 31), "300.00")
    employers = payment(date(2011, 9, 1), date(2012, 8, 31), "20.00", paid_by=Payer.EMPLOYER)
    payments = [long_one, LATEST, PENULTIMATE, employers]
    assert latest_payments(payments) == [LATEST, employers]


def test_expected_fee_is_the_latest_payments_by_payer():
    payments = [
        PENULTIMATE,
        LATEST,
        payment(date(2011, 9, 1), date(2012, 8, 31), "16.00"),
        payment(date(2011, 9, 1), date(2012, 8, 31), None, paid_by=Payer.EMPLOYER),
    ]
    assert expected_fee(payments) == {
        Payer.SELF: Amount(Decimal("200.00"), Certainty.EXACT),
        Payer.EMPLOYER: Amount(Decimal("0.00"), Certainty.AT_LEAST),
    }


def test_nothing_is_expected_without_payments():
    assert expected_fee([]) == {}


@pytest.mark.parametrize(("notice", "day"), [(30, date(2012, 8, 2)), (0, RENEWAL), (None, RENEWAL)])
def test_decision_is_wanted_notice_days_before(notice, day):
    assert decide_by(RENEWAL, notice) == day


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2011, 10, 31), date(2010, 11, 1), date(2011, 10, 31)),
        (date(2012, 8, 31), date(2011, 9, 1), date(2012, 8, 31)),
        (date(2014, 1, 1), date(2011, 9, 1), date(2012, 8, 31)),
    ],
)
def test_advice_looks_at_12_months_up_to_the_renewal_or_today(today, first, last):
    assert advice_period(RENEWAL, today) == Period(first, last)


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
        (date(2011, 9, 1), False),
        (date(2011, 9, 2), True),
        (date(2012, 8, 25), True),
    ],
)
def test_decision_settles_only_the_renewal_after_the_latest_cover_began(decided_on, settled):
    assert settles(decided_on, [PENULTIMATE, LATEST]) is settled


@pytest.mark.parametrize(
    ("decided_on", "settled"), [(date(2011, 11, 30), False), (date(2011, 12, 2), True)]
)
def test_decision_before_a_late_payment_was_about_that_payment(decided_on, settled):
    late = payment(date(2011, 9, 1), date(2012, 8, 31), paid_on=date(2011, 12, 1))
    assert settles(decided_on, [late]) is settled


def test_decision_settles_nothing_where_nothing_renews():
    assert settles(date(2012, 8, 25), []) is False
