from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Amount, Certainty, Payer
from reflections.arithmetic.verdicts import Verdict
from reflections.figures.load import read_ledger
from reflections.renewals.due import renewals, renewals_within
from tests.factories import FeeFactory, MembershipFactory
from tests.reflections.rows import a_fee, a_ledger, a_network, a_stay

YEAR = ("2011-09-01", "2012-08-31")
RENEWAL = date(2012, 9, 1)
BEFORE = date(2012, 6, 1)
# The 12 months up to then are a calendar year, worth what a year is worth.
NEW_YEARS_EVE = date(2011, 12, 31)


def renewing(pk=1, *fees, worth=None, notice_days=None, last=None, **network):
    worths = [("2012-05-01", worth)] if worth else []
    fees = fees or [a_fee("100.00", *YEAR)]
    stay = a_stay("2010-01-01", last, fees=fees, worths=worths, notice_days=notice_days)
    return a_network(pk, stays=[stay], **network)


def only(*networks, today=BEFORE):
    (found,) = renewals(a_ledger(*networks), today)
    return found


def test_renewal_is_the_day_after_the_cover_ends():
    assert only(renewing()).on == RENEWAL


@pytest.mark.parametrize("today", [date(2012, 9, 2), date(2026, 11, 23)])
def test_overdue_renewal_stays_where_it_is(today):
    found = only(renewing(), today=today)
    assert (found.on, found.state) == (RENEWAL, RenewalState.OVERDUE)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2012, 8, 1), RenewalState.AHEAD),
        (date(2012, 8, 2), RenewalState.DECIDE_NOW),
        (RENEWAL, RenewalState.DECIDE_NOW),
    ],
)
def test_notice_days_say_when_to_decide(today, state):
    found = only(renewing(notice_days=30), today=today)
    assert (found.decide_by, found.state) == (date(2012, 8, 2), state)


def test_decision_settles_what_is_still_to_come():
    decided = renewing(last_choice="renew", last_decided_on=date(2012, 5, 25))
    assert only(decided).state is RenewalState.SETTLED


def test_settled_renewal_that_is_past_is_gone():
    decided = renewing(last_choice="leave", last_decided_on=date(2012, 8, 25))
    assert renewals(a_ledger(decided), date(2012, 9, 2)) == []


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
        renewing(1, a_fee("20.00", *YEAR, kind="registration")),
        a_network(1, stays=[a_stay("2010-01-01")]),
        a_network(1),
    ],
    ids=["ended", "life fee", "no coverage", "another kind", "no fee", "no membership"],
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


def test_unknown_fee_leaves_the_verdict_open():
    found = only(renewing(1, a_fee(None, *YEAR), worth="120.00"), today=NEW_YEARS_EVE)
    assert found.fee == Amount(Decimal("0.00"), Certainty.AT_LEAST)
    assert (found.verdict, found.label) == (Verdict.NO_EVIDENCE, "No evidence yet")
    assert found.advice == "Worth £120.00 in 12 months. Worth it up to £100.00 a year."


def test_free_subscription_renews_without_a_fee():
    found = only(renewing(1, a_fee("0.00", *YEAR), worth="120.00"))
    assert (found.label, found.verdict) == ("No fee", Verdict.NO_COST)


@pytest.mark.parametrize(
    ("payer", "worth", "label", "advice"),
    [
        (
            Payer.SELF, "120.00", "Worth it",
            "Worth £120.00 in 12 months. Worth it up to £100.00 a year.",
        ),
        (
            Payer.SELF, "100.00", "Borderline",
            "Worth £100.00 in 12 months. Worth it up to £83.33 a year.",
        ),
        (
            Payer.SELF, "79.99", "Not worth it",
            "Worth £79.99 in 12 months. Worth it up to £66.65 a year.",
        ),
        (
            Payer.EMPLOYER, "120.00", "Worth it",
            "Worth £120.00 in 12 months. If you had to pay it yourself: still yes.",
        ),
        (
            Payer.EMPLOYER, "100.00", "Borderline",
            "Worth £100.00 in 12 months. If you had to pay it yourself: only just, up to £83.33.",
        ),
        (
            Payer.OTHER, "79.99", "Not worth it",
            "Worth £79.99 in 12 months. If you had to pay it yourself: no.",
        ),
        (
            Payer.SELF, None, "No evidence yet",
            "No appraisal says yet what it is worth to you.",
        ),
    ],
)  # fmt: skip
def test_advice_weighs_twelve_months_against_the_fee(payer, worth, label, advice):
    fee = a_fee("100.00", *YEAR, paid_by=payer)
    found = only(renewing(1, fee, worth=worth), today=NEW_YEARS_EVE)
    assert (found.label, found.advice) == (label, advice)


def test_advice_counts_the_groups():
    group = a_network(
        2, parent_id=1, stays=[a_stay("2010-01-01", worths=[("2012-05-01", "90.00")])]
    )
    found = only(renewing(worth="30.00"), group, today=NEW_YEARS_EVE)
    assert (found.worth, found.label) == (Decimal("120.00"), "Worth it")


def test_advice_of_an_overdue_renewal_looks_back_from_it():
    stay = a_stay(
        "2010-01-01", fees=[a_fee("100.00", *YEAR)],
        worths=[("2012-08-31", "120.00"), ("2020-01-01", "9000.00")],
    )  # fmt: skip
    found = only(a_network(1, stays=[stay]), today=date(2026, 1, 1))
    # 122 days of 2011 at 120/365 a day, 244 of 2012 at 120/366: 40.11 and 80.00.
    assert found.worth == Decimal("120.11")


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


# On 1 November 2011 the story's CILIP cost £184 and was worth £270.00 a year with its groups.
@pytest.mark.django_db
def test_story_has_two_renewals_ahead(story_ledger):
    cilip, bla = renewals(story_ledger, date(2011, 10, 31))
    assert (cilip.on, cilip.decide_by) == (RENEWAL, date(2012, 8, 2))
    assert cilip.advice == "Worth £270.00 in 12 months. Worth it up to £225.00 a year."
    assert bla.advice == ("Worth £605.00 in 12 months. If you had to pay it yourself: still yes.")
