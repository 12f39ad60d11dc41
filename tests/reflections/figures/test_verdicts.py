import pytest

from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict
from tests.reflections.figures.judging import (
    BURSARY,
    EMPLOYERS,
    GROUP,
    IN_2011,
    MINE,
    UNKNOWN,
    YEAR,
    YEARS_AGO,
    paying,
    row_of,
)
from tests.reflections.rows import (
    a_fee,
    a_membership,
    a_network,
    a_role,
    an_activity,
)


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


def standing_of(*networks, during=IN_2011):
    return row_of(networks[0].id, *networks, during=during).standing


def visited(pk=1, worth=None, **more):
    worths = [("2011-06-01", worth)] if worth else []
    membership = a_membership("2010-01-01", worths=worths, **more.pop("membership", {}))
    return a_network(pk, memberships=[membership], **more)


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
        (visited(membership={"held_for": ["cover"]}), Standing.NO_EVIDENCE),
        (visited(membership={"held_for": ["people"]}), Standing.UNUSED),
    ],
)
def test_what_costs_nothing_stands_by_what_was_said_and_done(network, standing):
    assert standing_of(network) == standing


@pytest.mark.parametrize(
    ("last", "standing"), [("2011-03-31", Standing.NO_EVIDENCE), ("2011-04-01", Standing.UNUSED)]
)
def test_membership_is_unused_after_more_than_90_days(last, standing):
    assert standing_of(a_network(1, memberships=[a_membership("2010", last)])) == standing


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
    assert standing_of(visited(worth="45.00", membership={"misses": misses})) == standing


def test_would_miss_is_of_the_latest_membership_on_its_own_last_day():
    first = a_membership(
        "2010", "2011-03-31", worths=[("2011-03-01", "9.00")], misses=[("2011-03-01", 5)]
    )
    second = a_membership("2011-04-01", "2011-06-30", misses=[("2011-06-30", 1), ("2011-12-01", 4)])
    assert standing_of(a_network(1, memberships=[first, second])) == Standing.BORDERLINE


def test_would_miss_is_the_greatest_among_it_and_those_below():
    body = visited(worth="45.00", membership={"misses": [("2011-06-01", 1)]})
    group = visited(2, parent_id=1, membership={"misses": [("2011-06-01", 4)]})
    assert standing_of(body, group) == Standing.WORTH_IT


def test_where_others_pay_it_is_said_what_it_would_be_at_ones_own_expense():
    row = row_of(1, paying(1, EMPLOYERS, worths=[("2011-06-01", "80.00")]))
    assert (row.label, row.bearer, row.if_i_paid) == (
        "Worth keeping", Bearer.OTHERS, Verdict.BORDERLINE,
    )  # fmt: skip
