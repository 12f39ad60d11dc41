from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.accrual import FeeShare
from networks.arithmetic.instalments import (
    cover_until,
    instalment,
    instalments_in,
    next_paid,
    paid_days,
)
from networks.arithmetic.money import Certainty, Payer
from networks.arithmetic.periods import Period

JANUARY_31 = date(2026, 1, 31)
firsts = st.dates(date(2009, 1, 1), date(2013, 12, 31))
steps = st.integers(1, 120)
cuts_in_time = st.dates(date(2009, 1, 1), date(2080, 1, 1))


def share(amount, cover, every):
    return FeeShare(Decimal(amount), Certainty.EXACT, Payer.SELF, cover, every)


def test_instalments_are_counted_from_the_first_and_leave_no_day_out():
    covered = [instalment(JANUARY_31, 1, number) for number in range(3)]
    assert covered == [
        Period(date(2026, 1, 31), date(2026, 2, 27)),
        Period(date(2026, 2, 28), date(2026, 3, 30)),
        Period(date(2026, 3, 31), date(2026, 4, 29)),
    ]


@pytest.mark.parametrize(
    ("last_start", "until"),
    [
        (date(2025, 11, 30), date(2025, 12, 31)),  # the quarter from 1 October
        (date(2025, 12, 31), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 3, 31)),  # one more begins on that very day
    ],
)
def test_the_last_instalment_covers_all_of_its_months(last_start, until):
    assert cover_until(date(2025, 1, 1), 3, last_start) == Period(date(2025, 1, 1), until)


def test_a_month_in_the_middle_costs_its_share_of_two_instalments():
    cover = cover_until(date(2024, 3, 15), 1, date(2199, 12, 31))
    april = share("31.00", cover, 1).in_period(Period(date(2024, 4, 1), date(2024, 4, 30)))
    # 15 March to 14 April: 14 of 31 days, 14.00; 15 April to 14 May: 16 of 30 days, 16.53.
    assert april.value == Decimal("30.53")


def test_a_period_touches_the_instalments_that_it_shares_a_day_with():
    cover = cover_until(date(2024, 1, 1), 3, date(2024, 12, 31))
    touched = instalments_in(cover, 3, Period(date(2024, 3, 31), date(2024, 4, 1)))
    assert touched == [
        Period(date(2024, 1, 1), date(2024, 3, 31)),
        Period(date(2024, 4, 1), date(2024, 6, 30)),
    ]


def test_instalments_are_paid_as_long_before_they_cover_as_the_first():
    cover = cover_until(date(2026, 1, 1), 1, date(2026, 3, 31))
    assert paid_days(date(2025, 12, 15), cover, 1, date(2026, 1, 31)) == [
        date(2025, 12, 15),
        date(2026, 1, 15),
    ]
    assert len(paid_days(date(2025, 12, 15), cover, 1, date(2030, 1, 1))) == 3


def test_the_next_instalment_is_the_first_one_paid_after_today():
    cover = cover_until(date(2026, 1, 1), 1, date(2026, 3, 31))
    february = (date(2026, 2, 1), Period(date(2026, 2, 1), date(2026, 2, 28)))
    assert next_paid(date(2026, 1, 1), cover, 1, date(2026, 1, 1)) == february
    assert next_paid(date(2026, 1, 1), cover, 1, date(2026, 3, 1)) is None


@given(firsts, steps, st.integers(0, 40))
def test_instalments_follow_one_another_day_by_day(first, every, count):
    covered = [instalment(first, every, number) for number in range(count + 2)]
    assert all(cover.last + timedelta(days=1) == other.first for cover, other in pairwise(covered))


@given(
    firsts,
    st.integers(1, 14),
    st.integers(0, 60),
    st.lists(st.dates(date(2009, 1, 1), date(2080, 1, 1)), max_size=8),
)
def test_instalments_add_up_to_the_penny_cut_anywhere(first, every, number, cuts):
    cover = Period(first, instalment(first, every, number).last)
    fee = share("19.99", cover, every)
    ends = sorted({*(cut for cut in cuts if cover.first <= cut < cover.last), cover.last})
    starts = [cover.first, *(end + timedelta(days=1) for end in ends[:-1])]
    pieces = [fee.in_period(Period(*ends)).value for ends in zip(starts, ends, strict=True)]
    assert sum(pieces) == Decimal("19.99") * (number + 1)
