from decimal import Decimal

import pytest

from networks.arithmetic.money import Certainty, Lens
from reflections.arithmetic.verdicts import Verdict, WorthIs
from reflections.figures import total_in
from tests.reflections.figures.judging import (
    EMPLOYERS,
    MINE,
    UNKNOWN,
    YEAR,
    YEARS_AGO,
    paying,
    row_of,
    whole_of,
)
from tests.reflections.rows import (
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    period,
)


def test_membership_of_ones_own_and_of_the_institution_both_count():
    own = a_membership("2010-01-01", fees=[MINE], worths=[("2011-06-01", "100.00")])
    theirs = a_membership(
        "2010-07-01", "2011-12-31", fees=[EMPLOYERS], worths=[("2011-06-01", "50.00")]
    )
    figures = whole_of(a_network(1, memberships=[own, theirs]))
    assert (figures.worth, figures.cost.value) == (Decimal("150.00"), Decimal("75.00"))
    assert figures.paid.employer.value == Decimal("75.00")


def test_appraisal_after_the_end_counts_for_the_membership():
    membership = a_membership("2010-01-01", "2010-12-31", worths=[("2011-08-20", "120.00")])
    before = total_in(
        a_ledger(a_network(1, memberships=[membership])), period("2010", "2010-12-31"), Lens.MINE
    )
    assert before.worth == Decimal("120.00")


def test_days_after_the_end_are_worth_nothing_and_no_evidence():
    membership = a_membership(
        "2010-01-01", "2010-12-31", fees=[MINE], worths=[("2011-08-20", "120.00")]
    )
    row = row_of(1, a_network(1, memberships=[membership]))
    assert (row.whole.worth, row.verdict) == (None, Verdict.NO_EVIDENCE)


# 59 days at 300 a year to 28 February, then 306 at 650: 48.493… and 544.931… are 593.42.
def test_worth_changes_the_day_after_an_appraisal():
    worths = [("2011-02-28", "300.00"), ("2011-10-18", "650.00")]
    assert whole_of(paying(1, worths=worths)).worth == Decimal("593.42")


def test_leap_year_at_200_a_year_is_worth_200():
    figures = whole_of(
        paying(1, worths=[("2012-06-01", "200.00")]), during=period("2012-01-01", "2012-12-31")
    )
    assert figures.worth == Decimal("200.00")


# Unsaid is not nothing


def worths_of(*networks, lens=Lens.MINE):
    figures = whole_of(*networks, lens=lens)
    return figures.worth, figures.worth_is, figures.net, figures.back


def test_worth_that_nobody_said_does_not_exist():
    assert worths_of(paying(1, MINE)) == (None, None, None, None)


def test_worth_is_at_least_where_a_fee_was_paid_and_nothing_said():
    group = paying(2, worths=[("2011-06-01", "150.00")], parent_id=1)
    figures = whole_of(paying(1, MINE), group)
    assert worths_of(paying(1, MINE), group) == (
        Decimal("150.00"), WorthIs.AT_LEAST, Decimal("75.00"), Decimal("2.00"),
    )  # fmt: skip
    assert figures.unsaid == {1}


@pytest.mark.parametrize(
    ("fees", "worth_is"),
    [
        ([], WorthIs.EXACT),
        ([YEARS_AGO], WorthIs.EXACT),
        ([a_fee("0.00", *YEAR)], WorthIs.EXACT),
        ([MINE, a_fee("-75.00", *YEAR, kind="refund")], WorthIs.EXACT),
        ([EMPLOYERS], WorthIs.AT_LEAST),
        ([UNKNOWN], WorthIs.AT_LEAST),
        ([a_fee("0.00", *YEAR, certainty=Certainty.ABOUT)], WorthIs.AT_LEAST),
    ],
)
def test_only_a_fee_of_its_own_asks_for_a_worth(fees, worth_is):
    group = paying(2, worths=[("2011-06-01", "150.00")], parent_id=1)
    assert whole_of(paying(1, *fees), group).worth_is == worth_is


def test_ticket_does_not_ask_for_a_worth():
    group = paying(2, worths=[("2011-06-01", "150.00")], parent_id=1)
    body = a_network(
        1, memberships=[a_membership("2010")], activities=[an_activity("2011-05-01", cost="9.00")]
    )
    assert whole_of(body, group).worth_is == WorthIs.EXACT


def test_second_membership_without_an_appraisal_is_unsaid():
    valued = a_membership(
        "2010-01-01", "2011-06-30", fees=[MINE], worths=[("2011-06-01", "100.00")]
    )
    silent = a_membership("2011-07-01")
    assert whole_of(a_network(1, memberships=[valued, silent])).worth_is == WorthIs.AT_LEAST
