from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Lens, Payer
from reflections.arithmetic.scoreboard import Score
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict, WorthIs
from reflections.figures import summarise, total_in
from tests.reflections.rows import (
    LATER,
    a_fee,
    a_ledger,
    a_network,
    a_role,
    a_stay,
    an_activity,
    day,
    period,
)

P = period("2011-01-01", "2011-12-31")
YEAR = ("2011-01-01", "2011-12-31")


def row_of(pk, *networks, lens=Lens.MINE, during=P, **more):
    return summarise(a_ledger(*networks, **more), during, lens, LATER).row(pk)


def whole_of(*networks, lens=Lens.MINE, during=P, **more):
    return row_of(networks[0].id, *networks, lens=lens, during=during, **more).whole


def paying(pk, *fees, worths=(), **more):
    return a_network(pk, stays=[a_stay("2010-01-01", fees=fees, worths=worths)], **more)


# Verdicts and their labels


MINE = a_fee("75.00", *YEAR)
EMPLOYERS = a_fee("75.00", *YEAR, paid_by=Payer.EMPLOYER)
BURSARY = a_fee("75.00", *YEAR, paid_by=Payer.OTHER)
UNKNOWN = a_fee(None, *YEAR, paid_by=Payer.EMPLOYER)
YEARS_AGO = a_fee("75.00", "2009-01-01", "2009-12-31")
GROUP = paying(2, parent_id=1)


@pytest.mark.parametrize(
    ("pk", "networks", "bearer"),
    [
        (1, [paying(1)], Bearer.NOBODY),
        (1, [paying(1, EMPLOYERS)], Bearer.OTHERS),
        (1, [paying(1, BURSARY)], Bearer.OTHERS),
        (1, [paying(1, UNKNOWN)], Bearer.OTHERS),
        (1, [paying(1), paying(2, EMPLOYERS, parent_id=1)], Bearer.OTHERS),
        (1, [paying(1, YEARS_AGO)], Bearer.NOBODY),
        (1, [paying(1, a_fee("0.00", *YEAR))], Bearer.NOBODY),
        (1, [paying(1, MINE, a_fee("-75.00", *YEAR, kind="refund"))], Bearer.NOBODY),
        (2, [paying(1), GROUP], Bearer.NOBODY),
        (2, [paying(1, MINE), GROUP], Bearer.INCLUDED),
        (2, [paying(1, EMPLOYERS), GROUP], Bearer.INCLUDED),
        (2, [paying(1, UNKNOWN), GROUP], Bearer.INCLUDED),
        (2, [paying(1, YEARS_AGO), GROUP], Bearer.NOBODY),
        (3, [paying(1, MINE), GROUP, paying(3, parent_id=2)], Bearer.INCLUDED),
        (3, [paying(1), GROUP, paying(3, MINE, parent_id=1)], Bearer.YOU),
        (2, [paying(1), GROUP, paying(3, MINE, parent_id=1)], Bearer.NOBODY),
        (2, [paying(1, MINE), paying(2, EMPLOYERS, parent_id=1)], Bearer.INCLUDED),
        (1, [a_network(1, activities=[an_activity("2011-05-01", cost="9.00")]), GROUP],
         Bearer.YOU),
        (2, [a_network(1, activities=[an_activity("2011-05-01", cost="9.00")]), GROUP],
         Bearer.INCLUDED),
    ],
)  # fmt: skip
def test_it_is_said_who_bears_the_cost(pk, networks, bearer):
    assert row_of(pk, *networks).bearer == bearer


@pytest.mark.parametrize(
    ("worth", "verdict"),
    [
        ("240.00", Verdict.WORTH_IT),
        ("239.99", Verdict.BORDERLINE),
        ("160.00", Verdict.BORDERLINE),
        ("159.99", Verdict.NOT_WORTH_IT),
        ("0.00", Verdict.NOT_WORTH_IT),
    ],
)
def test_verdict_by_a_whole_year_against_200(worth, verdict):
    fee = a_fee("200.00", *YEAR)
    assert row_of(1, paying(1, fee, worths=[("2011-06-01", worth)])).verdict is verdict


def test_unknown_cost_has_no_verdict_whatever_the_worth():
    fee = a_fee(None, *YEAR)
    row = row_of(1, paying(1, fee, worths=[("2011-06-01", "60.00")]))
    assert row.verdict is Verdict.NO_EVIDENCE
    assert row.sentence == (
        "Not judged yet: Network 1 was worth £60.00, by what you said on 1 June 2011,"
        " but it cost an unknown amount."
    )


def test_appraisal_without_a_worth_is_no_evidence():
    assert row_of(1, paying(1, MINE)).verdict is Verdict.NO_EVIDENCE


def test_evidence_may_lie_below():
    group = paying(2, worths=[("2011-06-01", "90.00")], parent_id=1)
    row = row_of(1, paying(1, MINE), group)
    assert row.verdict is Verdict.WORTH_IT
    assert row.sentence == (
        "Worth it: Network 1 with its groups was worth at least £90.00 against a cost of £75.00,"
        " by what you said on 1 June 2011."
        " Of Network 1 you have not said yet what it was worth."
    )


def test_hours_cost_under_the_lens_of_time_alone():
    talker = a_network(1, activities=[an_activity("2011-05-01", hours="2.50")])
    costs = [whole_of(talker, lens=lens, hour_value=Decimal("15.00")).cost.value for lens in Lens]
    assert costs == [Decimal("0.00"), Decimal("0.00"), Decimal("37.50")]


def test_hours_are_rounded_for_each_organisation():
    # 0.25 hours at 0.50 are 0.125: twice 0.13, not once 0.25.
    quarter = an_activity("2011-05-01", hours="0.25")
    network = a_network(1, activities=[quarter])
    group = a_network(2, parent_id=1, activities=[quarter])
    cost = whole_of(network, group, lens=Lens.TIME, hour_value=Decimal("0.50")).cost
    assert cost == Amount(Decimal("0.26"))


def test_hours_without_a_value_cost_nothing():
    talker = a_network(1, activities=[an_activity("2011-05-01", hours="2.50")])
    assert whole_of(talker, lens=Lens.TIME).cost == Amount(Decimal("0.00"))


# Cost and how sure it is


@pytest.mark.parametrize(
    ("certainties", "expected"),
    [
        ((Certainty.EXACT, Certainty.EXACT), Certainty.EXACT),
        ((Certainty.EXACT, Certainty.ABOUT), Certainty.ABOUT),
        ((Certainty.ABOUT, Certainty.AT_LEAST), Certainty.AT_LEAST),
    ],
)
def test_sum_is_as_sure_as_its_least_sure_part(certainties, expected):
    fees = [a_fee("10.00", *YEAR, certainty=certainty) for certainty in certainties]
    assert whole_of(paying(1, *fees)).cost == Amount(Decimal("20.00"), expected)


def test_unknown_fee_makes_at_least():
    cost = whole_of(paying(1, MINE, a_fee(None, *YEAR))).cost
    assert cost == Amount(Decimal("75.00"), Certainty.AT_LEAST)


def test_unknown_fee_outside_the_period_changes_nothing():
    cost = whole_of(paying(1, MINE, a_fee(None, "2012-01-01", "2012-12-31"))).cost
    assert cost == Amount(Decimal("75.00"))


def test_unknown_fee_of_another_payer_leaves_my_money_exact():
    figures = whole_of(paying(1, MINE, UNKNOWN))
    assert figures.cost == Amount(Decimal("75.00"))
    assert figures.paid.employer == Amount(Decimal("0.00"), Certainty.AT_LEAST)


def test_refund_with_its_fees_cover_cancels_it_in_every_part():
    refund = a_fee("-184.00", "2010-09-01", "2011-08-31", kind="refund")
    fee = a_fee("184.00", "2010-09-01", "2011-08-31")
    assert whole_of(paying(1, fee, refund)).cost == Amount(Decimal("0.00"))


def test_refund_alone_in_a_period_is_less_than_nothing():
    refund = a_fee("-38.00", "2011-02-01", kind="refund")
    figures = whole_of(paying(1, refund, worths=[("2011-06-01", "5.00")]))
    assert figures.cost == Amount(Decimal("-38.00"))
    assert (figures.back, figures.net) == (None, Decimal("43.00"))
    assert figures.verdict is Verdict.NO_COST


def test_leaving_early_does_not_stop_a_fee():
    left = a_network(1, stays=[a_stay("2010-01-01", "2010-06-30", fees=[MINE])])
    assert whole_of(left).cost == Amount(Decimal("75.00"))


# 3,652 days run from 2001 to 2010, 4,017 to 2011, and 10,957 in all: 109.98 less 99.99.
def test_life_fee_is_spread_over_the_years_its_holder_gave_it():
    life = a_fee("300.00", "2001-01-01", "2030-12-31", kind="life")
    assert whole_of(paying(1, life)).cost == Amount(Decimal("9.99"))


def test_fee_without_coverage_falls_on_its_payment_date():
    joining = a_fee("20.00", "2011-12-31", kind="joining")
    costs = [
        total_in(a_ledger(paying(1, joining)), during, Lens.MINE).cost.value
        for during in (P, period("2012-01-01", "2012-12-31"))
    ]
    assert costs == [Decimal("20.00"), Decimal("0.00")]


def test_activities_money_counts_by_who_paid_it():
    trips = [
        an_activity("2011-01-01", cost="6.20"),
        an_activity("2011-12-31", cost="420.00", paid_by=Payer.EMPLOYER),
        an_activity("2012-01-01", cost="1.00"),
    ]
    figures = whole_of(a_network(1, activities=trips))
    assert (figures.cost.value, figures.paid.employer.value) == (Decimal("6.20"), Decimal("420.00"))


# Worth


def test_membership_of_ones_own_and_of_the_institution_both_count():
    own = a_stay("2010-01-01", fees=[MINE], worths=[("2011-06-01", "100.00")])
    theirs = a_stay("2010-07-01", "2011-12-31", fees=[EMPLOYERS], worths=[("2011-06-01", "50.00")])
    figures = whole_of(a_network(1, stays=[own, theirs]))
    assert (figures.worth, figures.cost.value) == (Decimal("150.00"), Decimal("75.00"))
    assert figures.paid.employer.value == Decimal("75.00")


def test_appraisal_after_the_end_counts_for_the_membership():
    stay = a_stay("2010-01-01", "2010-12-31", worths=[("2011-08-20", "120.00")])
    before = total_in(a_ledger(a_network(1, stays=[stay])), period("2010", "2010-12-31"), Lens.MINE)
    assert before.worth == Decimal("120.00")


def test_days_after_the_end_are_worth_nothing_and_no_evidence():
    stay = a_stay("2010-01-01", "2010-12-31", fees=[MINE], worths=[("2011-08-20", "120.00")])
    row = row_of(1, a_network(1, stays=[stay]))
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
    body = a_network(1, stays=[a_stay("2010")], activities=[an_activity("2011-05-01", cost="9.00")])
    assert whole_of(body, group).worth_is == WorthIs.EXACT


def test_second_membership_without_an_appraisal_is_unsaid():
    valued = a_stay("2010-01-01", "2011-06-30", fees=[MINE], worths=[("2011-06-01", "100.00")])
    silent = a_stay("2011-07-01")
    assert whole_of(a_network(1, stays=[valued, silent])).worth_is == WorthIs.AT_LEAST


# Standing


def standing_of(*networks, during=P):
    return row_of(networks[0].id, *networks, during=during).standing


def visited(pk=1, worth=None, **more):
    worths = [("2011-06-01", worth)] if worth else []
    stay = a_stay("2010-01-01", worths=worths, **more.pop("stay", {}))
    return a_network(pk, stays=[stay], **more)


TALK = an_activity("2011-05-01")


@pytest.mark.parametrize(
    ("network", "standing"),
    [
        (visited(worth="45.00"), Standing.WORTH_IT),
        (visited(worth="0.00"), Standing.UNUSED),
        (visited(worth="0.00", activities=[TALK]), Standing.NOT_WORTH_IT),
        (visited(worth="0.00", roles=[a_role("2010", "2011-01-01")]), Standing.NOT_WORTH_IT),
        (visited(worth="0.00", roles=[a_role("2010", "2010-12-31")]), Standing.UNUSED),
        (visited(), Standing.UNUSED),
        (visited(activities=[TALK]), Standing.NO_EVIDENCE),
        (visited(stay={"held_for": ["cover"]}), Standing.NO_EVIDENCE),
        (visited(stay={"held_for": ["people"]}), Standing.UNUSED),
    ],
)
def test_what_costs_nothing_stands_by_what_was_said_and_done(network, standing):
    assert standing_of(network) == standing


@pytest.mark.parametrize(
    ("last", "standing"), [("2011-03-31", Standing.NO_EVIDENCE), ("2011-04-01", Standing.UNUSED)]
)
def test_membership_is_unused_after_more_than_90_days(last, standing):
    assert standing_of(a_network(1, stays=[a_stay("2010", last)])) == standing


def test_what_costs_something_has_a_verdict_and_no_standing():
    assert standing_of(paying(1, MINE)) is None


@pytest.mark.parametrize(
    ("misses", "standing"),
    [
        ([], Standing.WORTH_IT),
        ([("2011-12-31", 2)], Standing.BORDERLINE),
        ([("2011-12-30", 5), ("2012-03-01", 1), ("2013-03-01", 5)], Standing.BORDERLINE),
        ([("2010-06-01", 1), ("2011-03-01", 3)], Standing.WORTH_IT),
    ],
)
def test_would_miss_is_that_in_force_on_the_last_day(misses, standing):
    assert standing_of(visited(worth="45.00", stay={"misses": misses})) == standing


def test_would_miss_is_of_the_latest_membership_on_its_own_last_day():
    first = a_stay(
        "2010", "2011-03-31", worths=[("2011-03-01", "9.00")], misses=[("2011-03-01", 5)]
    )
    second = a_stay("2011-04-01", "2011-06-30", misses=[("2011-06-30", 1), ("2011-12-01", 4)])
    assert standing_of(a_network(1, stays=[first, second])) == Standing.BORDERLINE


def test_would_miss_is_the_greatest_among_it_and_those_below():
    body = visited(worth="45.00", stay={"misses": [("2011-06-01", 1)]})
    group = visited(2, parent_id=1, stay={"misses": [("2011-06-01", 4)]})
    assert standing_of(body, group) == Standing.WORTH_IT


def test_where_others_pay_it_is_said_what_it_would_be_at_ones_own_expense():
    row = row_of(1, paying(1, EMPLOYERS, worths=[("2011-06-01", "80.00")]))
    assert (row.label, row.bearer, row.if_i_paid) == (
        "Worth keeping", Bearer.OTHERS, Verdict.BORDERLINE,
    )  # fmt: skip


# Planned


def test_activity_dated_after_today_counts_nowhere():
    planned = an_activity("2011-06-02", hours="3.00", cost="9.00", saved="5.00", rating=5)
    network = a_network(1, stays=[a_stay("2010")], activities=[TALK, planned])
    only_planned = a_network(2, activities=[planned])
    summary = summarise(a_ledger(network, only_planned), P, Lens.MINE, day("2011-06-01"))
    (row,) = summary.rows
    found = (row.whole.activities, row.whole.cost.value, row.whole.hours, row.whole.rating)
    assert found == (1, Decimal("0.00"), Decimal("0.00"), None)


# A fee that repeats


def test_fee_by_the_month_costs_twelve_of_them_in_a_year():
    monthly = a_fee("20.00", "2010-03-15", every=1)
    assert whole_of(paying(1, monthly)).cost == Amount(Decimal("240.00"))


def test_fee_that_repeats_stops_after_its_last_instalment():
    quarterly = a_fee("30.00", "2011-01-01", every=3, repeats_until="2011-05-15")
    assert whole_of(paying(1, quarterly)).cost == Amount(Decimal("60.00"))


def test_unknown_fee_that_repeats_makes_at_least():
    assert whole_of(paying(1, a_fee(None, "2010-01-01", every=1))).cost.certainty == (
        Certainty.AT_LEAST
    )


# What is put in


def test_activities_without_a_membership_still_count():
    row = row_of(1, a_network(1, activities=[an_activity("2011-05-01", hours="3.00", rating=4)]))
    assert (row.own.hours, row.own.activities, row.own.held) == (Decimal("3.00"), 1, False)
    assert (row.label, row.own.worth) == ("Not judged yet", None)


def test_organisation_without_anything_in_the_period_has_no_row():
    empty = a_network(1)
    past = a_network(2, stays=[a_stay("2009-01-01", "2010-12-31", fees=[YEARS_AGO])])
    assert summarise(a_ledger(empty, past), P, Lens.MINE, LATER).rows == ()


@pytest.mark.parametrize(
    "group",
    [
        a_network(2, parent_id=1, stays=[a_stay("2011-12-31")]),
        a_network(2, parent_id=1, activities=[an_activity("2011-01-01")]),
        a_network(
            2, parent_id=1, stays=[a_stay("2009-01-01", "2009-12-31", fees=[a_fee(None, *YEAR)])]
        ),
    ],
    ids=["membership", "activity", "fee"],
)
def test_row_is_there_for_what_lies_below(group):
    rows = summarise(a_ledger(a_network(1), group), P, Lens.MINE, LATER).rows
    assert [(row.network.id, row.depth) for row in rows] == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("ratings", "mean"), [((4, 4, 5), "4.3"), ((3, 3, 3, 4), "3.3"), ((5, None), "5.0")]
)
def test_rating_is_a_mean_to_one_place(ratings, mean):
    rated = [an_activity("2011-05-01", rating=rating) for rating in ratings]
    assert whole_of(a_network(1, activities=rated)).rating == Decimal(mean)


def test_what_cannot_be_divided_does_not_exist():
    figures = whole_of(paying(1, MINE))
    found = (figures.rating, figures.cost_per_hour, figures.cost_per_activity)
    assert found == (None, None, None)


@pytest.mark.parametrize(("number", "too_few"), [(0, True), (2, True), (3, False)])
def test_under_three_activities_are_too_few(number, too_few):
    active = a_network(1, stays=[a_stay("2010")], activities=[an_activity("2011-05-01")] * number)
    assert whole_of(active).too_few is too_few


def test_saved_stands_beside_the_worth():
    figures = whole_of(a_network(1, activities=[an_activity("2011-05-01", saved="120.00")]))
    assert (figures.saved, figures.worth) == (Decimal("120.00"), None)


# The whole


def test_both_counts_half_for_each_side():
    worth = [("2011-06-01", "100.01")]
    ledger = a_ledger(paying(1, worths=worth, setting="both"))
    summary = summarise(ledger, P, Lens.MINE, LATER)
    assert (summary.sides.offline, summary.sides.online) == (Decimal("50.005"), Decimal("50.005"))
    assert summary.score == Score(1, 1)


def test_motto_is_over_networks_held_in_the_period():
    held = [
        paying(pk, worths=[("2011-06-01", f"{pk}0.00")], activities=[
            an_activity("2011-05-01", hours=f"{pk}.00")
        ])
        for pk in range(1, 5)
    ]  # fmt: skip
    visited = a_network(5, activities=[an_activity("2011-05-01", hours="99.00")])
    motto = summarise(a_ledger(*held, visited), P, Lens.MINE, LATER).motto
    assert (motto.rho, motto.n) == (Decimal("1.0000"), 4)


def test_nothing_adds_up_to_nothing():
    summary = summarise(a_ledger(), P, Lens.ALL, LATER)
    assert (summary.rows, summary.motto, summary.score) == ((), None, Score(0, 0))
    assert summary.total.cost == Amount(Decimal("0.00"))


def test_sentence_counts_appraisals_once():
    worths = [("2010-08-20", "20.00"), ("2011-03-01", "30.00"), ("2011-10-18", "90.00")]
    row = row_of(1, paying(1, MINE, worths=worths), during=period("2010-01-01", "2011-12-31"))
    assert row.sentence.endswith("by what you said 3 times, last on 18 October 2011.")
    assert {on for _, on in row.whole.appraised} == {
        date(2010, 8, 20), date(2011, 3, 1), date(2011, 10, 18),
    }  # fmt: skip
