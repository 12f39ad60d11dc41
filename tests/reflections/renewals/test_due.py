from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Amount, Certainty, Lens, Payer
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict, WorthIs
from reflections.figures.load import read_ledger
from reflections.renewals.advice import advice
from reflections.renewals.due import renewal_for, renewals, renewals_within
from tests.factories import FeeFactory, MembershipFactory
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, an_activity

YEAR = ("2011-09-01", "2012-08-31")
RENEWAL = date(2012, 9, 1)
BEFORE = date(2012, 6, 1)
# The 12 months up to then are a calendar year, worth what a year is worth.
NEW_YEARS_EVE = date(2011, 12, 31)


def renewing(pk=1, *fees, worth=None, notice_days=None, last=None, **network):
    worths = [("2012-05-01", worth)] if worth else []
    fees = fees or [a_fee("100.00", *YEAR)]
    membership = a_membership("2010-01-01", last, fees=fees, worths=worths, notice_days=notice_days)
    return a_network(pk, memberships=[membership], **network)


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


# Groups


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


# Lenses

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


# A free year


def test_free_year_is_weighed_by_the_fee_before_it():
    free = a_fee("0.00", "2012-09-01", "2013-08-31")
    found = only(renewing(1, a_fee("150.00", *YEAR), free, worth="90.00"))
    assert (found.on, found.label) == (date(2013, 9, 1), "Not worth it")
    assert advice(found).endswith("This year was free; the last fee was £150.00.")


# Succession


def merged(*, start="2012-05-01", fees=None, closed_on="2012-04-30", **membership):
    fees = fees or [a_fee("150.00", "2012-01-01", "2012-12-31")]
    old = a_membership("2010-01-01", closed_on, fees=fees)
    return a_ledger(
        a_network(1, memberships=[old], closed_on=closed_on, successor_id=2),
        a_network(2, memberships=[a_membership(start, **membership)]),
    )


def test_membership_that_went_on_takes_its_paid_time_along():
    (found,) = renewals(merged(), BEFORE)
    assert (found.network.id, found.on) == (2, date(2013, 1, 1))
    assert found.by_payer == {Payer.SELF: Amount(Decimal("150.00"))}


@pytest.mark.parametrize(("start", "number"), [("2013-01-01", 1), ("2013-01-02", 0)])
def test_it_takes_over_when_it_begins_by_the_day_after(start, number):
    assert len(renewals(merged(start=start), BEFORE)) == number


def test_its_own_subscription_comes_first():
    own = a_fee("70.00", "2012-05-01", "2012-08-31")
    old = merged().networks[1]
    new = a_network(2, memberships=[a_membership("2012-05-01", fees=[own])])
    assert [renewal.on for renewal in renewals(a_ledger(old, new), BEFORE)] == [date(2012, 9, 1)]


def test_what_repeats_ends_with_the_closing():
    monthly = [a_fee("20.00", "2011-01-15", every=1), a_fee("5.00", "2012-01-01", every=1)]
    (found,) = renewals(merged(fees=monthly), BEFORE)
    assert (found.on, found.fee) == (date(2012, 5, 1), Amount(Decimal("300.00")))
    assert found.state is RenewalState.OVERDUE


def test_life_fee_hands_nothing_on():
    life = [a_fee("900.00", "2012-01-01", "2012-12-31", kind="life")]
    assert renewals(merged(fees=life), BEFORE) == []


def test_membership_left_before_the_closing_hands_nothing_on():
    old = a_membership(
        "2010-01-01", "2012-03-31", fees=[a_fee("150.00", "2012-01-01", "2012-12-31")]
    )
    ledger = a_ledger(
        a_network(1, memberships=[old], closed_on="2012-04-30", successor_id=2),
        a_network(2, memberships=[a_membership("2012-05-01")]),
    )
    assert renewals(ledger, BEFORE) == []


def test_paid_time_goes_on_through_two_mergers():
    first = a_membership("2010", "2012-01-31", fees=[a_fee("150.00", "2012-01-01", "2012-12-31")])
    ledger = a_ledger(
        a_network(1, memberships=[first], closed_on="2012-01-31", successor_id=2),
        a_network(2, memberships=[a_membership("2012-02-01", "2012-04-30")], closed_on="2012-04-30",
                  successor_id=3),
        a_network(3, memberships=[a_membership("2012-05-01")]),
    )  # fmt: skip
    assert [(renewal.network.id, renewal.on) for renewal in renewals(ledger, BEFORE)] == [
        (3, date(2013, 1, 1))
    ]


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
    bla, cilip = renewals(story_ledger, date(2011, 10, 31))
    assert (cilip.on, cilip.decide_by) == (RENEWAL, date(2012, 8, 2))
    assert advice(cilip) == "Worth £270.00 a year. Worth it up to £225.00 a year."
    assert advice(bla) == "Worth £605.00 a year. If you had to pay it yourself: still yes."
