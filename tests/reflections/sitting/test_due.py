from datetime import date

from reflections.sitting.due import SittingDue, sitting_due
from tests.reflections.rows import a_ledger
from tests.reflections.sitting.networks import TODAY, held


def test_sitting_falls_a_year_after_the_last():
    ledger = a_ledger(*(held(pk, "2010-12-24") for pk in (1, 2, 3)))
    assert sitting_due(ledger, TODAY) == SittingDue(
        date(2011, 12, 24), "What did each give you this year?", "3 networks in one sitting."
    )


def test_one_that_was_stopped_waits_to_go_on():
    answered = ["2011-10-20"] * 3 + ["2010-08-20"]
    ledger = a_ledger(*(held(pk, on) for pk, on in enumerate(answered)))
    found = sitting_due(ledger, TODAY)
    assert (found.on, found.words) == (date(2011, 8, 20), "You stopped after 3 of 4: 1 left.")


def test_one_answer_alone_is_not_a_sitting():
    answered = ["2011-10-20", "2011-05-01", "2011-05-01"]
    ledger = a_ledger(*(held(pk, on) for pk, on in enumerate(answered)))
    assert sitting_due(ledger, TODAY).on == date(2012, 5, 1)


def test_two_networks_need_no_sitting():
    assert sitting_due(a_ledger(held(1), held(2)), TODAY) is None
