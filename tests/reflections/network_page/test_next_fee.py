from datetime import date

import pytest

from reflections.history.decisions import PastDecision
from reflections.models import Choice
from reflections.network_page.next_fee import ends, settled
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network

TODAY = date(2026, 11, 27)


def told(choice, *, last=None, fee_until="2027-01-14", today=TODAY, every=None):
    fee = a_fee("52.04", "2026-01-15", fee_until, every=every)
    network = a_network(
        1, memberships=[a_membership("2022-01-15", last, fees=[fee])],
        last_decided_on=TODAY, last_choice=choice,
    )  # fmt: skip
    decisions = [PastDecision(1, 1, TODAY, choice)]
    return settled(a_ledger(network), network, decisions, today)


def test_who_decided_to_leave_is_told_until_when_it_is_paid_and_may_end_it():
    found = told(Choice.LEAVE)
    assert found.words == (
        "None: you decided on 27 November 2026 to leave. What is paid lasts until 14 January 2027."
    )
    assert found.may_end


def test_who_leaves_what_is_paid_by_the_month_is_paid_until_the_next_payment():
    # From the 15th to the 14th; it renews on 15 January.
    found = told(Choice.LEAVE, fee_until=None, every=1)
    assert found.words.endswith("to leave. What is paid lasts until 14 December 2026.")


def test_what_was_paid_is_told_of_the_past_once_it_is_over():
    found = told(Choice.LEAVE, today=date(2027, 1, 15))
    assert found.words.endswith("to leave. What was paid lasted until 14 January 2027.")


def test_who_decided_to_renew_is_told_when():
    found = told(Choice.RENEW)
    assert found.words == "You decided on 27 November 2026 to renew on 15 January 2027."
    assert not found.may_end


def test_day_of_a_renewal_that_was_decided_and_not_entered_is_not_told_as_to_come():
    found = told(Choice.RENEW, today=date(2027, 2, 1))
    assert found.words == (
        "You decided on 27 November 2026 to renew. What was paid lasted until 14 January 2027."
    )
    assert not found.may_end


def test_decision_of_another_renewal_settles_nothing():
    # It renews more than six months later.
    assert told(Choice.LEAVE, fee_until="2027-08-31") is None


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("2027-01-14", "None: your membership ends on 14 January 2027."),
        (None, ""),
        ("2026-11-26", ""),
    ],
)
def test_end_that_lies_ahead_is_told(last, words):
    network = a_network(1, memberships=[a_membership("2022-01-15", last)])
    assert ends(network, TODAY) == words


def test_the_last_end_of_two_that_lie_ahead_is_told():
    held = [a_membership("2020-01-01", "2027-06-30"), a_membership("2022-01-15", "2027-01-14")]
    network = a_network(1, memberships=held)
    assert ends(network, TODAY) == "None: your membership ends on 30 June 2027."
