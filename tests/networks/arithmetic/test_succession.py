"""Paid time that goes on with a membership when its network becomes another."""

from datetime import date, timedelta

import pytest

from networks.arithmetic.coverage import latest_payments
from networks.arithmetic.money import Payer
from networks.arithmetic.periods import Period
from networks.arithmetic.succession import (
    Closed,
    PaidTime,
    handed_on,
    own_or_taken_over,
    taken_over,
)
from tests.networks.arithmetic.paid import payment, repeating

OLD, NEW = 1, 2
YEAR = payment(date(2011, 1, 1), date(2011, 12, 31))


def test_closing_is_the_last_day_of_what_repeats_and_leaves_what_is_paid_at_once():
    closing = date(2026, 4, 30)
    monthly = repeating(date(2024, 3, 1))
    employers = repeating(date(2025, 6, 1), paid_by=Payer.EMPLOYER)
    found = latest_payments(taken_over([monthly, employers], closing))
    assert {closed.covers for closed in found} == {Period(date(2025, 6, 1), closing)}
    assert [closed.paid_by for closed in found] == [Payer.SELF, Payer.EMPLOYER]
    year = payment(date(2026, 1, 1), date(2026, 12, 31))
    assert taken_over([year], closing) == [year]


def taken(begins, *offered):
    """What a membership without fees takes over of these payments."""
    offers = [PaidTime(payments, OLD) for payments in offered]
    return own_or_taken_over(PaidTime([], NEW), begins, offers)


@pytest.mark.parametrize(
    ("begins", "paid"),
    [(date(2012, 1, 1), PaidTime([YEAR], OLD)), (date(2012, 1, 2), PaidTime([], NEW))],
)
def test_coverage_of_a_predecessor_is_taken_over_by_the_day_after_it_ends(begins, paid):
    assert taken(begins, [YEAR]) == paid


def test_own_subscription_comes_before_what_is_handed_on():
    own = PaidTime([payment(date(2011, 6, 1), date(2011, 8, 31))], NEW)
    assert own_or_taken_over(own, date(2011, 6, 1), [PaidTime([YEAR], OLD)]) is own


def test_latest_coverage_of_several_predecessors_is_taken_over_and_the_first_of_two_alike():
    short = [payment(date(2010, 9, 1), date(2011, 6, 30))]
    alike = [[payment(date(2010, 9, 1), date(2011, 8, 31), amount)] for amount in ("1.00", "2.00")]
    begun_later = [payment(date(2011, 3, 1), date(2011, 8, 31))]
    begins = date(2011, 5, 1)
    assert taken(begins, short, *alike).payments == alike[0]
    assert taken(begins, *alike, short).payments == alike[0]
    assert taken(begins, begun_later, *alike).payments == begun_later


def became(number, next_number, begins, closed_on, *own):
    return Closed(number, next_number, closed_on, ((begins, [*own]),))


def test_chain_of_any_length_hands_on_what_the_first_was_paid():
    """As they come in a ledger: the last to be entered may have been the first to close."""
    days = [date(2011, 1, 1) + timedelta(days=number // 5) for number in range(1500)]
    chain = [became(number, number + 1, day, day) for number, day in enumerate(days)]
    chain[0] = became(0, 1, days[0], days[0], YEAR)
    assert handed_on(reversed(chain))[1500] == [PaidTime([YEAR], 0)]


def test_of_two_that_became_one_each_offers_and_what_one_of_them_had_taken_over_too():
    first = became(1, 2, date(2010, 1, 1), date(2011, 3, 31), YEAR)
    second = became(2, 4, date(2011, 4, 1), date(2011, 6, 30))
    third = became(3, 4, date(2010, 1, 1), date(2011, 5, 31))
    offers = handed_on([first, third, second])
    assert offers[2] == [PaidTime([YEAR], 1)]
    assert offers[4] == [PaidTime([], 3), PaidTime([YEAR], 1)]


def test_circle_hands_nothing_on():
    day = date(2011, 1, 1)
    assert not handed_on([became(1, 2, day, day, YEAR), became(2, 1, day, day)])
