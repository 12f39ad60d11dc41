from datetime import date

import pytest

from networks.arithmetic.periods import Period
from reflections.renewals.fees_missing import fees_missing
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, period

TODAY = date(2026, 11, 27)
LAST_12_MONTHS = period("2025-11-28", "2026-11-27")


def missing(*fees, since="2018-03-01", until=None, today=TODAY, **more):
    network = a_network(1, memberships=[a_membership(since, until, fees=fees)], **more)
    return fees_missing(a_ledger(network), network, LAST_12_MONTHS, today)


def test_days_before_the_fee_that_was_entered_are_named():
    found = missing(a_fee("14.50", "2026-03-01", every=1))
    assert found.days == (period("2025-11-28", "2026-02-28"),)
    assert found.until == date(2026, 2, 28)
    assert found.words == (
        "No fee is entered for 28 November 2025 to 28 February 2026, "
        "so that those days count as free."
    )


def test_days_after_the_last_fee_are_named_up_to_today():
    found = missing(a_fee("100.00", "2025-09-01", "2026-08-31"))
    assert found.days == (period("2026-09-01", "2026-11-27"),)
    assert found.until is None


# From 28 November to 29 December are 32 days, to the day before 31.
@pytest.mark.parametrize(("first", "days"), [("2025-12-30", 32), ("2025-12-29", None)])
def test_fewer_days_than_a_month_and_one_are_let_pass(first, days):
    found = missing(a_fee("100.00", first, "2026-12-28"))
    assert (found and sum(each.days for each in found.days)) == days


@pytest.mark.parametrize(
    "fee",
    [
        a_fee("0.00", "2026-03-01", "2027-02-28"),
        a_fee("20.00", "2026-03-01", kind="joining"),
        a_fee("400.00", "2026-03-01", "2056-02-28", kind="life"),
        a_fee("100.00", "2025-11-28", "2026-11-27"),
    ],
    ids=["free", "joining", "life", "paid"],
)
def test_what_asks_for_no_fee_of_those_days_misses_none(fee):
    assert missing(fee) is None


# Half of it came back: each of the days still cost half of what it had.
@pytest.mark.parametrize("back", ["-50.00", "-100.00"])
def test_fee_that_came_back_was_entered(back):
    days = ("2025-11-28", "2026-11-27")
    assert missing(a_fee("100.00", *days), a_fee(back, *days, kind="refund")) is None


@pytest.mark.parametrize("kind", ["registration", "other"])
def test_days_that_another_kind_of_fee_covers_are_not_free(kind):
    levy = a_fee("60.00", "2025-03-01", "2026-02-28", kind=kind)
    assert missing(levy, a_fee("80.00", "2026-03-01", "2027-02-28")) is None


def test_days_outside_of_the_membership_need_no_fee():
    fee = a_fee("100.00", "2026-03-01", "2027-02-28")
    assert missing(fee, since="2026-03-01") is None
    assert missing(a_fee("9.00", "2025-01-01", "2025-11-30"), until="2025-11-30") is None
    assert missing(a_fee("9.00", "2199-01-01", "2199-12-31"), since="2199-01-01") is None


def test_days_paid_for_at_the_body_that_became_this_one_are_paid_for():
    old = a_network(
        1, closed_on="2026-02-28", successor_id=2,
        memberships=[a_membership(
            "2018-03-01", "2026-02-28", fees=[a_fee("99.00", "2025-09-01", "2026-08-31")]
        )],
    )  # fmt: skip
    new = a_network(
        2,
        memberships=[a_membership("2026-03-01", fees=[a_fee("99.00", "2026-09-01", "2027-08-31")])],
    )
    found = fees_missing(a_ledger(old, new), new, Period(date(2026, 3, 1), TODAY), TODAY)
    assert found is None
