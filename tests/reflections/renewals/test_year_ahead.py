from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Payer
from reflections.figures.fee_row import running
from reflections.renewals.year_ahead import year_ahead
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network

TODAY = date(2011, 10, 31)


def network(pk, *fees, last=None, **more):
    return a_network(pk, memberships=[a_membership("2010-01-01", last, fees=fees)], **more)


def months_of(*networks):
    return {
        month.label: (month.split.mine.value, month.split.others.value)
        for month in year_ahead(a_ledger(*networks), TODAY).months
    }


def test_renewal_is_due_in_its_month_at_the_last_fee():
    body = network(1, a_fee("184.00", "2011-09-01", "2012-08-31"))
    assert months_of(body) == {"September 2012": (Decimal("184.00"), 0)}


def test_what_comes_by_the_month_is_due_twelve_times():
    months = months_of(network(1, a_fee("20.00", "2011-01-15", every=1)))
    assert len(months) == 12
    assert sum(mine for mine, _ in months.values()) == Decimal("240.00")


QUARTERS = [
    a_fee("14.00", "2011-07-01", "2011-09-30", paid_by=Payer.EMPLOYER),
    a_fee("15.00", "2011-10-01", "2011-12-31", paid_by=Payer.EMPLOYER),
]


@pytest.mark.parametrize(
    ("last", "months"),
    [
        (None, ["January", "April", "July", "October"]),
        ("2012-07-01", ["January", "April", "July"]),
        ("2012-06-30", ["January", "April"]),
    ],
)
def test_cover_of_a_quarter_renews_four_times_or_until_the_membership_ends(last, months):
    assert months_of(network(1, *QUARTERS, last=last)) == {
        f"{month} 2012": (0, Decimal("15.00")) for month in months
    }


def test_renewal_of_today_is_due_once_in_a_year():
    body = network(1, a_fee("184.00", "2011-01-01", "2011-12-31"))
    assert year_ahead(a_ledger(body), date(2012, 1, 1)).split.mine.value == Decimal("184.00")


def test_renewal_of_today_begins_the_quarters_of_the_year():
    found = year_ahead(a_ledger(network(1, *QUARTERS)), date(2012, 1, 1)).months
    assert [month.label for month in found] == [
        f"{month} 2012" for month in ("January", "April", "July", "October")
    ]


def test_fee_entered_for_a_day_to_come_and_the_renewal_after_it_both_count():
    entered = a_fee("80.00", "2012-01-01", "2012-06-30", paid_on="2011-12-20")
    before = a_fee("80.00", "2011-07-01", "2011-12-31")
    # Six months at 80.00, and the next six from July.
    assert months_of(network(1, before, entered)) == {
        "December 2011": (Decimal("80.00"), 0), "July 2012": (Decimal("80.00"), 0),
    }  # fmt: skip


def test_first_fee_for_a_part_of_a_year_is_followed_by_one_for_a_whole_one():
    year = year_ahead(a_ledger(network(1, a_fee("53.26", "2011-09-15", "2011-12-31"))), TODAY)
    # 108 days at 53.26, so about 180.00 for 365.
    assert year.split.mine == Amount(Decimal("180.00"), Certainty.ABOUT)
    assert year.sentence.startswith("About £180.00 falls due, all of it yours.")


def test_overdue_renewal_is_due_now():
    late = network(1, a_fee("50.00", "2010-09-01", "2011-08-31"))
    assert months_of(late) == {"October 2011": (Decimal("50.00"), 0)}


def test_what_one_decided_to_leave_is_not_due():
    leaving = network(
        1,
        a_fee("50.00", "2011-01-01", "2011-12-31"),
        last_choice="leave",
        last_decided_on=date(2011, 10, 1),
    )
    assert months_of(leaving) == {}


def test_membership_that_ends_is_due_no_longer():
    fees = running([a_fee("20.00", "2011-01-15", every=1)], date(2011, 12, 31))
    ending = network(1, *fees, last="2011-12-31")
    assert list(months_of(ending)) == ["November 2011", "December 2011"]


def test_sentence_sets_the_year_ahead_beside_the_last_one():
    mine = network(1, a_fee("184.00", "2011-09-01", "2012-08-31"))
    theirs = network(2, a_fee("75.00", "2011-01-01", "2011-12-31", paid_by=Payer.EMPLOYER))
    year = year_ahead(a_ledger(mine, theirs), TODAY)
    assert year.split.all == Amount(Decimal("259.00"))
    assert year.sentence == (
        "£259.00 falls due: £184.00 of yours, £75.00 of others’. "
        "In the last 12 months you paid £184.00, others £75.00."
    )
