"""The sentence of a ledger: what was paid beside what that was worth; the unsaid stays unsaid."""

from networks.arithmetic.money import Lens, Payer
from reflections.figures import summarise
from reflections.figures.headline import figures, sentence, unsaid
from tests.reflections.rows import LATER, a_fee, a_ledger, a_membership, a_network, period

P = period("2011-01-01", "2011-12-31")


def a_body(pk, fee=None, worth=None, **more):
    fees = [a_fee(fee, "2011-01-01", "2011-12-31", **more)] if fee else []
    worths = [("2011-12-31", worth)] if worth else []
    return a_network(pk, memberships=[a_membership("2011-01-01", fees=fees, worths=worths)])


def told(*networks, lens=Lens.MINE, supposing=""):
    summary = summarise(a_ledger(*networks), P, lens, LATER)
    return "".join(part.text for part in sentence(summary, supposing))


def test_what_was_never_judged_is_not_held_against_what_was():
    assert told(a_body(1, "100.00", "150.00"), a_body(2, "40.00"), a_body(3, worth="20.00")) == (
        "You paid £100.00 for what was worth £150.00, and £40.00 for what you have not judged yet."
        " What cost nothing gave you £20.00 more."
    )


def test_nothing_said_is_never_nothing_in_figures():
    assert told(a_body(1, "40.00"), a_body(2)) == (
        "You paid £40.00. What that was worth, you have not said yet."
    )
    assert told(a_body(1)) == (
        "Your networks cost you nothing. What they gave you, you have not said yet."
    )


def test_free_networks_alone_cost_nothing_and_gave_something():
    assert told(a_body(1, worth="20.00")) == ("Your networks cost you nothing and gave you £20.00.")


def test_free_networks_said_to_be_worth_nothing_gave_nothing():
    assert told(a_body(1, "40.00", "50.00"), a_body(2, worth="0.00")) == (
        "You paid £40.00 for what was worth £50.00. What cost nothing gave you nothing more."
    )


def test_partial_worth_is_at_least_and_names_what_is_unsaid():
    silent = a_network(
        2, parent_id=1,
        memberships=[a_membership("2011-01-01", fees=[a_fee("10.00", "2011-01-01", "2011-12-31")])],
    )  # fmt: skip
    body = a_body(1, "40.00", "90.00")
    assert told(body, silent) == "You paid £50.00 for what was worth at least £90.00."
    summary = summarise(a_ledger(body, silent), P, Lens.MINE, LATER)
    assert [network.id for network in unsaid(summary)] == [2]
    assert (figures(summary, "£")[0].about, figures(summary, "£")[0].value) == ("at least", "£1.80")


def test_what_others_alone_paid_is_theirs():
    body = a_body(1, "75.00", "90.00", paid_by=Payer.EMPLOYER)
    assert told(body, lens=Lens.ALL) == "Others paid £75.00 for what was worth £90.00."


def test_what_is_supposed_is_told_as_such():
    assert told(a_body(1, "40.00", "50.00"), supposing="If fees had been 10 % lower, ") == (
        "If fees had been 10 % lower, you would have paid £40.00 for what would have been"
        " worth £50.00."
    )


def test_empty_period_says_so():
    summary = summarise(a_ledger(a_body(1)), period("1999-01-01", "1999-12-31"), Lens.MINE, LATER)
    assert [part.text for part in sentence(summary)] == ["Nothing of yours falls in this period."]


def test_back_rests_on_what_was_judged_alone():
    summary = summarise(
        a_ledger(a_body(1, "100.00", "150.00"), a_body(2, "40.00")), P, Lens.MINE, LATER
    )
    assert (figures(summary, "£")[0].value, figures(summary, "£")[0].note) == ("£1.50", "Network 1")
