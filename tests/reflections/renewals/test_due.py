from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Amount, Certainty, Payer
from reflections.figures.load import read_ledger
from reflections.renewals.due import renewal_for, renewals, renewals_within
from tests.factories import FeeFactory, MembershipFactory
from tests.reflections.renewals.renewing import BEFORE, RENEWAL, YEAR, only, renewing
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network


def test_renewal_is_the_day_after_the_cover_ends():
    assert only(renewing()).on == RENEWAL


@pytest.mark.parametrize("today", [date(2012, 9, 2), date(2026, 11, 23)])
def test_overdue_renewal_stays_where_it_is(today):
    found = only(renewing(), today=today)
    assert (found.on, found.state) == (RENEWAL, RenewalState.OVERDUE)
    assert found.urgency == "Overdue."


@pytest.mark.parametrize(
    ("today", "state", "urgency"),
    [
        (date(2012, 8, 1), RenewalState.AHEAD, ""),
        (date(2012, 8, 2), RenewalState.DECIDE_NOW, "Decide now."),
        (RENEWAL, RenewalState.DECIDE_NOW, "Decide now."),
    ],
)
def test_notice_days_say_when_to_decide(today, state, urgency):
    found = only(renewing(notice_days=30), today=today)
    assert (found.decide_by, found.state) == (date(2012, 8, 2), state)
    assert found.urgency == urgency


@pytest.mark.parametrize("today", [BEFORE, date(2012, 9, 2)])
@pytest.mark.parametrize("choice", ["renew", "leave"])
def test_what_is_decided_is_no_longer_listed(today, choice):
    decided = renewing(last_choice=choice, last_decided_on=date(2012, 5, 25))
    ledger = a_ledger(decided)
    assert renewals(ledger, today) == []
    found = renewal_for(ledger, decided, decided.memberships[0], today)
    assert found.state is RenewalState.SETTLED


def test_decision_of_the_year_before_settles_nothing():
    decided = renewing(last_choice="renew", last_decided_on=date(2011, 8, 25))
    assert only(decided, today=date(2012, 9, 2)).state is RenewalState.OVERDUE


def test_next_fee_moves_the_renewal():
    paid = renewing(1, a_fee("100.00", *YEAR), a_fee("110.00", "2012-09-01", "2013-08-31"))
    assert only(paid, today=date(2026, 1, 1)).on == date(2013, 9, 1)


@pytest.mark.parametrize(
    "network",
    [
        renewing(last="2012-03-31"),
        renewing(1, a_fee("100.00", *YEAR), a_fee("900.00", "2012-01-01", kind="life")),
        renewing(1, a_fee("20.00", "2011-09-01")),
        renewing(1, a_fee("20.00", *YEAR, kind="joining")),
        renewing(closed_on="2012-03-31"),
        a_network(1, memberships=[a_membership("2010-01-01")]),
        a_network(1),
    ],
    ids=["ended", "life fee", "no coverage", "another kind", "closed", "no fee", "no membership"],
)
def test_nothing_renews(network):
    assert renewals(a_ledger(network), BEFORE) == []


def test_two_payers_share_the_fee():
    found = only(renewing(1, a_fee("100.00", *YEAR), a_fee("50.00", *YEAR, paid_by=Payer.EMPLOYER)))
    assert found.by_payer == {
        Payer.SELF: Amount(Decimal("100.00")),
        Payer.EMPLOYER: Amount(Decimal("50.00")),
    }
    assert found.fee == Amount(Decimal("150.00"))


def test_practising_fee_renews_like_a_subscription():
    fees = [a_fee("100.00", *YEAR), a_fee("90.00", "2012-01-01", "2012-12-31", kind="practising")]
    found = only(renewing(1, *fees))
    assert (found.on, found.fee) == (date(2013, 1, 1), Amount(Decimal("90.00")))


def test_renewals_come_in_order_of_time():
    ledger = a_ledger(
        renewing(1, a_fee("1.00", "2012-01-01", "2013-03-31")),
        renewing(2, a_fee("1.00", "2012-01-01", "2012-12-31")),
        renewing(3, a_fee("1.00", "2012-01-01", "2013-03-31")),
    )
    assert [found.network.id for found in renewals(ledger, BEFORE)] == [2, 1, 3]
    assert [
        found.network.id for found in renewals_within(ledger, [ledger.networks[3]], BEFORE)
    ] == [3]


@pytest.mark.django_db
def test_membership_that_the_institution_holds_renews_too():
    membership = MembershipFactory(held_by="institution")
    FeeFactory(
        membership=membership, amount="75.00", certainty="about", paid_by="employer",
        covers_from=date(2011, 9, 1), covers_until=date(2012, 8, 31),
    )  # fmt: skip
    (found,) = renewals(read_ledger(membership.organisation.owner), BEFORE)
    assert found.by_payer == {Payer.EMPLOYER: Amount(Decimal("75.00"), Certainty.ABOUT)}
