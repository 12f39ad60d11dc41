from datetime import date

import pytest

from reflections.history.decisions import PastDecision
from reflections.models import Choice
from reflections.renewals.agenda import NoRenewalReason, agenda, unrenewed, until_words
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, day

TODAY = date(2011, 10, 31)


def renewing(pk, on, *, notice_days=None, **more):
    """A network whose one fee covers the year before it renews."""
    fee = a_fee("10.00", "2005-01-01", date.fromordinal(day(on).toordinal() - 1).isoformat())
    return a_network(
        pk, memberships=[a_membership("2005", fees=[fee], notice_days=notice_days)], **more
    )


def places(*networks, decisions=()):
    found = agenda(a_ledger(*networks), decisions, TODAY)
    return [
        [network.network.id for network in group]
        for group in (found.overdue, found.soon, found.ahead, found.later)
    ]


@pytest.mark.parametrize(
    ("on", "notice_days", "place"),
    [
        ("2011-10-30", None, 0),
        ("2011-10-31", None, 1),
        ("2011-12-30", None, 1),
        ("2011-12-31", None, 2),
        ("2012-01-29", 30, 1),
        ("2012-01-30", 30, 2),
        ("2012-10-31", None, 2),
        ("2012-11-01", None, 3),
        ("2012-11-01", 366, 1),
    ],
)
def test_renewal_stands_where_it_asks_for_a_decision(on, notice_days, place):
    expected = [[], [], [], []]
    expected[place] = [1]
    assert places(renewing(1, on, notice_days=notice_days)) == expected


def test_settled_renewal_is_listed_nowhere():
    network = renewing(1, "2011-11-01", last_choice="renew", last_decided_on=date(2011, 10, 1))
    assert places(network) == [[], [], [], []]


def headline(*networks, decisions=()):
    return agenda(a_ledger(*networks), decisions, TODAY).headline


def test_headline_counts_the_overdue_and_names_the_next():
    late = [renewing(1, "2011-01-01"), renewing(2, "2011-09-01")]
    ahead = renewing(3, "2012-09-01", notice_days=30, name="CILIP")
    said = "Two renewals are overdue; the next to decide is CILIP, by 2 August 2012."
    assert headline(*late, ahead) == said


def test_headline_goes_by_the_day_to_decide_not_by_the_renewal():
    early = renewing(1, "2012-02-01", name="Early")
    noticed = renewing(2, "2012-03-01", notice_days=90, name="Noticed")
    assert headline(early, noticed) == "The next to decide is Noticed, by 2 December 2011."


def test_day_to_decide_is_still_to_come_on_the_day_itself():
    network = renewing(1, "2011-11-30", notice_days=30, name="CILIP")
    assert headline(network) == "The next to decide is CILIP, by 31 October 2011."


def test_headline_says_when_the_day_to_decide_is_past():
    network = renewing(1, "2011-11-10", notice_days=30, name="CILIP")
    assert headline(network) == "CILIP wants deciding now: it renews on 10 November 2011."


@pytest.mark.parametrize(
    ("networks", "said"),
    [
        ([], "No renewal is known yet."),
        ([renewing(1, "2011-01-01")], "One renewal is overdue."),
        (
            [renewing(1, "2012-01-01", last_choice="leave", last_decided_on=TODAY)],
            "Every renewal ahead is decided.",
        ),
        (
            [renewing(pk, "2011-01-01") for pk in range(11)],
            "11 renewals are overdue.",
        ),
    ],
)
def test_headline_fits_what_there_is(networks, said):
    assert headline(*networks) == said


def why(network, *others):
    return unrenewed(a_ledger(network, *others), network, network.memberships[0])


def test_life_membership_says_so():
    life = a_network(
        1, memberships=[a_membership("2005", fees=[a_fee("9.00", "2005", kind="life")])]
    )
    assert why(life).why == NoRenewalReason.LIFE


def test_fee_without_days_wants_them():
    bare = a_network(1, memberships=[a_membership("2005", fees=[a_fee("9.00", "2005")])])
    assert why(bare).why == NoRenewalReason.NO_COVER


def test_group_is_included_in_the_nearest_that_is_paid():
    group = a_network(3, parent_id=2, memberships=[a_membership("2005")])
    between = a_network(2, parent_id=1, memberships=[a_membership("2005")])
    found = why(group, between, renewing(1, "2012-01-01"))
    assert (found.why, found.above.id) == (NoRenewalReason.INCLUDED, 1)


def test_network_on_its_own_without_a_fee_is_free():
    assert why(a_network(1, memberships=[a_membership("2005")])).why == NoRenewalReason.FREE


def test_ended_membership_says_so():
    assert (
        why(a_network(1, memberships=[a_membership("2005", "2006")])).why == NoRenewalReason.ENDED
    )


def test_membership_left_open_at_a_closed_body_is_not_asked_for_a_fee():
    closed = a_network(
        1,
        closed_on="2010-04-30",
        memberships=[a_membership("2005", fees=[a_fee("9.00", "2010-01-01", "2010-12-31")])],
    )
    assert why(closed).why == NoRenewalReason.CLOSED
    found = agenda(a_ledger(closed), (), TODAY)
    assert ([row.network.id for row in found.closed], found.no_cover) == ([1], [])


def test_agenda_names_open_memberships_alone_as_having_nothing_to_renew():
    gone = a_network(1, memberships=[a_membership("2005", "2006")])
    ledger = a_ledger(
        gone, a_network(2, memberships=[a_membership("2005")]), renewing(3, "2012-01-01")
    )
    assert [network.network.id for network in agenda(ledger, (), TODAY).unrenewed] == [2]


def looks(*decisions):
    found = agenda(a_ledger(a_network(1)), decisions, TODAY).looks
    return [(hindsight.decided.id, hindsight.due) for hindsight in found]


def a_decision(pk, on, review_on):
    return PastDecision(pk, 1, day(on), Choice.UNDECIDED, review_on=review_on and day(review_on))


@pytest.mark.parametrize(
    ("review_on", "expected"),
    [
        ("2011-10-31", [(1, True)]),
        ("2011-11-01", [(1, False)]),
        ("2011-12-30", [(1, False)]),
        ("2011-12-31", []),
        (None, []),
    ],
)
def test_look_again_shows_when_its_day_is_near_or_past(review_on, expected):
    assert looks(a_decision(1, "2011-01-01", review_on)) == expected


def test_later_decision_ends_the_wait():
    first, second = a_decision(1, "2011-01-01", "2011-10-01"), a_decision(2, "2011-05-01", None)
    assert looks(second, first) == []


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2011-10-31", "today"),
        ("2011-11-01", "in 1 day"),
        ("2011-11-12", "in 12 days"),
        ("2012-08-02", "in 9 months"),
        ("2011-10-30", "1 day ago"),
        ("2009-10-31", "2 years ago"),
    ],
)
def test_how_far_off_a_day_is(on, words):
    assert until_words(day(on), TODAY) == words
