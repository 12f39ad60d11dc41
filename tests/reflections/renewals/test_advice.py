from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Payer
from reflections.arithmetic.verdicts import Bearer, Verdict
from reflections.renewals.advice import advice
from reflections.renewals.due import renewals
from tests.reflections.renewals.renewing import RENEWAL, YEAR, only, renewing
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network

# The 12 months up to then are a calendar year, worth what a year is worth.
NEW_YEARS_EVE = date(2011, 12, 31)


def test_unknown_fee_leaves_the_verdict_open():
    found = only(renewing(1, a_fee(None, *YEAR), worth="120.00"), today=NEW_YEARS_EVE)
    assert found.fee == Amount(Decimal("0.00"), Certainty.AT_LEAST)
    assert (found.verdict, found.label) == (Verdict.NO_EVIDENCE, "Not judged yet")
    assert advice(found) == "Worth £120.00 a year. Worth it up to £100.00 a year."


def test_free_subscription_renews_without_a_fee():
    found = only(renewing(1, a_fee("0.00", *YEAR), worth="120.00"))
    assert (found.label, found.verdict) == ("Worth keeping", Verdict.NO_COST)
    assert (found.bearer, found.verdict_if_i_paid) == (Bearer.NOBODY, Verdict.NO_COST)


@pytest.mark.parametrize(
    ("payer", "worth", "label", "words"),
    [
        (
            Payer.SELF, "120.00", "Worth it",
            "Worth £120.00 a year. Worth it up to £100.00 a year.",
        ),
        (
            Payer.SELF, "100.00", "Borderline",
            "Worth £100.00 a year. Worth it up to £83.33 a year.",
        ),
        (
            Payer.SELF, "79.99", "Not worth it",
            "Worth £79.99 a year. Worth it up to £66.65 a year.",
        ),
        (
            Payer.SELF, "0.00", "Not worth it",
            "Worth £0.00 a year. No fee would be worth it.",
        ),
        (
            Payer.EMPLOYER, "120.00", "Worth keeping",
            "Worth £120.00 a year. If you had to pay it yourself: still yes.",
        ),
        (
            Payer.EMPLOYER, "100.00", "Worth keeping",
            "Worth £100.00 a year. If you had to pay it yourself: only just, up to £83.33.",
        ),
        (
            Payer.OTHER, "79.99", "Worth keeping",
            "Worth £79.99 a year. If you had to pay it yourself: no.",
        ),
        (
            Payer.SELF, None, "Not judged yet",
            "You have not said yet what it is worth to you.",
        ),
    ],
)  # fmt: skip
def test_advice_weighs_a_year_against_a_year(payer, worth, label, words):
    fee = a_fee("100.00", *YEAR, paid_by=payer)
    found = only(renewing(1, fee, worth=worth), today=NEW_YEARS_EVE)
    assert (found.label, advice(found)) == (label, words)


def test_advice_counts_the_groups():
    group = a_network(
        2, parent_id=1, memberships=[a_membership("2010-01-01", worths=[("2012-05-01", "90.00")])]
    )
    found = only(renewing(worth="30.00"), group, today=NEW_YEARS_EVE)
    assert (found.worth, found.label) == (Decimal("120.00"), "Worth it")


def test_no_fee_is_worth_it_by_what_was_said_alone_where_more_may_be_said():
    unsaid = a_membership("2010-01-01", fees=[a_fee("20.00", *YEAR)])
    group = a_network(2, parent_id=1, memberships=[unsaid])
    body, _ = renewals(a_ledger(renewing(worth="0.00"), group), NEW_YEARS_EVE)
    assert advice(body) == (
        "Worth at least £0.00 a year, without Network 2, of which you have not said it. "
        "No fee would be worth it by that alone. Its group costs £20.00 a year besides."
    )


def test_advice_of_an_overdue_renewal_goes_by_the_worth_in_force_today():
    membership = a_membership(
        "2010-01-01", fees=[a_fee("100.00", *YEAR)],
        worths=[("2012-08-31", "120.00"), ("2020-01-01", "9000.00")],
    )  # fmt: skip
    assert only(a_network(1, memberships=[membership]), today=date(2026, 1, 1)).worth == Decimal(
        "9000.00"
    )


def test_monthly_fee_is_weighed_by_the_year():
    monthly = a_fee("20.00", "2010-01-01", every=1)
    found = only(renewing(1, monthly, worth="100.00"))
    assert (found.on, found.label, found.highest_fee) == (
        date(2013, 1, 1), "Not worth it", Decimal("83.33"),
    )  # fmt: skip
    assert found.as_paid == [(Payer.SELF, "£20.00 a month (£240.00 a year)")]


def test_free_year_is_weighed_by_the_fee_before_it():
    free = a_fee("0.00", "2012-09-01", "2013-08-31")
    found = only(renewing(1, a_fee("150.00", *YEAR), free, worth="90.00"))
    assert (found.on, found.label) == (date(2013, 9, 1), "Not worth it")
    assert advice(found).endswith("This year was free; the last fee was £150.00.")


# On 1 November 2011 the story's CILIP cost £184 and was worth £270.00 a year with its groups.
@pytest.mark.django_db
def test_story_has_two_renewals_ahead(story_ledger):
    bla, cilip = renewals(story_ledger, date(2011, 10, 31))
    assert (cilip.on, cilip.decide_by) == (RENEWAL, date(2012, 8, 2))
    assert advice(cilip) == "Worth £270.00 a year. Worth it up to £225.00 a year."
    assert advice(bla) == "Worth £605.00 a year. If you had to pay it yourself: still yes."
