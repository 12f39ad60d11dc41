"""What a renewal is weighed by: the groups below, and whose money counts."""

from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Lens, Payer
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Verdict, WorthIs
from reflections.renewals.advice import advice
from reflections.renewals.due import renewals
from tests.reflections.renewals.renewing import BEFORE, YEAR, only, renewing
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, an_activity


def body_and_group(lens=Lens.MINE, **group):
    """137.00 for a body worth 40.00, 65.00 for a group worth 150.00, as in a case of its own."""
    body = renewing(1, a_fee("137.00", *YEAR), worth="40.00")
    below = renewing(2, a_fee("65.00", *YEAR), worth="150.00", parent_id=1, **group)
    return a_ledger(body, below), lens


def test_who_counts_the_worth_of_the_groups_counts_their_fees():
    ledger, lens = body_and_group()
    body, group = renewals(ledger, BEFORE, lens)
    assert (body.cost.value, body.worth) == (Decimal("202.00"), Decimal("190.00"))
    assert (body.label, body.highest_fee) == ("Borderline", Decimal("93.33"))
    assert "Its group costs £65.00 a year besides: worth it up to £158.33 for both." in advice(body)
    assert (group.label, group.highest_fee) == ("Worth it", Decimal("125.00"))
    assert advice(group).endswith("It needs Network 1, which has a fee of its own.")


def test_group_that_is_settled_still_counts_for_its_body():
    ledger, lens = body_and_group(last_choice="leave", last_decided_on=BEFORE)
    (body,) = renewals(ledger, BEFORE, lens)
    assert body.fees_below == Amount(Decimal("65.00"))


def test_group_that_nobody_judged_makes_at_least():
    body = renewing(1, a_fee("100.00", *YEAR), worth="90.00")
    silent = renewing(2, a_fee("0.50", *YEAR), parent_id=1)
    found, _ = renewals(a_ledger(body, silent), BEFORE)
    assert (found.worth_is, found.verdict) == (WorthIs.AT_LEAST, Verdict.NO_EVIDENCE)
    free = a_network(2, parent_id=1, memberships=[a_membership("2010-01-01")])
    (found,) = renewals(a_ledger(body, free), BEFORE)
    assert (found.worth_is, found.verdict) == (WorthIs.EXACT, Verdict.BORDERLINE)


def test_worth_is_of_memberships_that_hold_today():
    gone = a_membership("2010-01-01", "2012-05-31", worths=[("2012-05-01", "500.00")])
    group = a_network(2, parent_id=1, memberships=[gone])
    assert only(renewing(worth="30.00"), group).worth == Decimal("30.00")
    assert only(renewing(), group).worth is None


SHARED = (a_fee("60.00", *YEAR), a_fee("60.00", *YEAR, paid_by=Payer.OTHER))


@pytest.mark.parametrize(
    ("lens", "cost", "verdict"),
    [
        (Lens.MINE, "60.00", Verdict.WORTH_IT),
        (Lens.ALL, "120.00", Verdict.NOT_WORTH_IT),
        (Lens.TIME, "80.00", Verdict.BORDERLINE),
    ],
)
def test_lens_says_whose_money_counts(lens, cost, verdict):
    talks = [
        an_activity("2011-06-02", hours="1.00"),
        an_activity("2012-06-01", hours="1.00"),
        an_activity("2012-06-02", hours="8.00"),
        an_activity("2011-06-01", hours="8.00"),
    ]
    shared = renewing(1, *SHARED, worth="80.00", activities=talks)
    (found,) = renewals(a_ledger(shared, hour_value=Decimal("10.00")), BEFORE, lens)
    assert (found.cost.value, found.verdict) == (Decimal(cost), verdict)


def test_hours_leave_less_for_the_fee():
    talks = [an_activity("2012-01-01", hours="2.00")]
    network = renewing(worth="120.00", activities=talks)
    ledger = a_ledger(network, hour_value=Decimal("10.00"))
    (found,) = renewals(ledger, BEFORE, Lens.TIME)
    assert found.highest_fee == Decimal("80.00")


def test_nothing_to_pay_is_judged_by_its_standing_over_12_months():
    theirs = a_fee("100.00", *YEAR, paid_by=Payer.EMPLOYER)
    nothing = renewing(1, theirs, worth="0.00", activities=[an_activity("2011-06-01")])
    found = only(nothing)
    assert (found.standing, found.verdict_if_i_paid) == (Standing.UNUSED, Verdict.NOT_WORTH_IT)
    used = renewing(1, theirs, worth="0.00", activities=[an_activity("2011-06-02")])
    assert only(used).standing is Standing.NOT_WORTH_IT
