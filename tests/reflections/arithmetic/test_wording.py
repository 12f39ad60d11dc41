from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict, WorthIs
from reflections.arithmetic.wording import Grounds, Judgement, format_worth, sentence

OCTOBER = date(2011, 10, 18)


def exact(value):
    return Amount(Decimal(value))


def judged(verdict, standing=None, bearer=Bearer.YOU, if_i_paid=None):
    return Judgement(verdict, standing, bearer, if_i_paid)


def free(standing, bearer=Bearer.NOBODY, if_i_paid=None):
    return judged(Verdict.NO_COST, standing, bearer, if_i_paid)


def told(judgement, worth, cost, days=(OCTOBER,), name="CILIP with its groups", **more):
    worth_is = worth and more.get("worth_is", WorthIs.EXACT)
    worth = worth and Decimal(worth)
    unsaid = more.get("unsaid", ())
    return sentence(judgement, Grounds(name, worth, worth_is, cost, days, unsaid, "GBP"))


@pytest.mark.parametrize(
    ("judgement", "label"),
    [
        (judged(Verdict.WORTH_IT), "Worth it"),
        (judged(Verdict.BORDERLINE), "Borderline"),
        (judged(Verdict.NOT_WORTH_IT), "Not worth it"),
        (judged(Verdict.NO_EVIDENCE), "Not judged yet"),
        (free(Standing.WORTH_IT), "Worth keeping"),
        (free(Standing.BORDERLINE), "Hardly missed"),
        (free(Standing.NOT_WORTH_IT), "Not worth your time"),
        (free(Standing.UNUSED), "Unused"),
        (free(Standing.NO_EVIDENCE), "Not judged yet"),
    ],
)
def test_one_judgement_in_words_that_fit(judgement, label):
    assert judgement.label == label


def test_sentence_names_both_amounts_and_the_day_of_the_appraisals():
    assert told(judged(Verdict.WORTH_IT), "270.00", exact("220.92"), [OCTOBER] * 6) == (
        "Worth it: CILIP with its groups was worth £270.00 against a cost of £220.92, "
        "by what you said on 18 October 2011."
    )


@pytest.mark.parametrize(
    ("days", "ending"),
    [
        ([OCTOBER], "by what you said on 18 October 2011."),
        ([OCTOBER, OCTOBER], "by what you said on 18 October 2011."),
        ([OCTOBER, date(2010, 8, 20)], "by what you said on 20 August 2010 and 18 October 2011."),
        (
            [date(2007, 8, 20), OCTOBER, date(2010, 8, 20), OCTOBER, OCTOBER],
            "by what you said 5 times, last on 18 October 2011.",
        ),
    ],
)
def test_sentence_tells_the_appraisals_by_their_dates(days, ending):
    cost = Amount(Decimal("592.47"), Certainty.ABOUT)
    words = told(judged(Verdict.BORDERLINE), "605.00", cost, days)
    assert words.startswith("Borderline: CILIP with its groups was worth £605.00 against a cost of")
    assert words.endswith(f"about £592.47, {ending}")


@pytest.mark.parametrize(
    ("bearer", "middle"),
    [
        (Bearer.INCLUDED, "cost £0.00 of its own,"),
        (Bearer.OTHERS, "cost £0.00 because others pay,"),
        (Bearer.NOBODY, "cost £0.00,"),
    ],
)
def test_sentence_of_no_cost_says_why_there_is_none(bearer, middle):
    assert told(free(Standing.WORTH_IT, bearer), "45.00", exact("0.00"), name="CDG") == (
        f"Worth keeping: CDG was worth £45.00 and {middle} by what you said on 18 October 2011."
    )


def test_sentence_where_others_pay_says_what_it_would_be_at_ones_own_expense():
    judgement = free(Standing.WORTH_IT, Bearer.OTHERS, Verdict.BORDERLINE)
    assert told(judgement, "605.00", exact("0.00"), name="BLA") == (
        "Worth keeping: BLA was worth £605.00 and cost £0.00 because others pay, "
        "by what you said on 18 October 2011. If you paid it all: Borderline."
    )


@pytest.mark.parametrize(
    ("standing", "ending"),
    [
        (Standing.UNUSED, "18 October 2011, and nothing was done there."),
        (Standing.BORDERLINE, "18 October 2011, and you would hardly miss it."),
        (Standing.NOT_WORTH_IT, "18 October 2011."),
    ],
)
def test_sentence_of_a_standing_says_what_it_goes_by(standing, ending):
    assert told(free(standing), "5.00", exact("0.00")).endswith(ending)


def test_sentence_without_appraisals_says_so():
    words = "and you have not said yet what it was worth."
    assert told(judged(Verdict.NO_EVIDENCE), None, exact("38.00"), (), "CILIP") == (
        f"Not judged yet: CILIP cost £38.00, {words}"
    )
    assert told(free(Standing.UNUSED), None, exact("0.00"), (), "LISNPN") == (
        f"Unused: LISNPN cost £0.00, nothing was done there, {words}"
    )


def test_sentence_of_an_unknown_cost_says_what_is_missing():
    unknown = Amount(Decimal("0.00"), Certainty.AT_LEAST)
    assert told(judged(Verdict.NO_EVIDENCE), "45.00", unknown, name="CDG") == (
        "Not judged yet: CDG was worth £45.00, by what you said on 18 October 2011, "
        "but it cost an unknown amount."
    )


def test_sentence_names_what_is_unsaid():
    more = {"worth_is": WorthIs.AT_LEAST, "unsaid": ["Guild B"]}
    assert told(judged(Verdict.NO_EVIDENCE), "150.00", exact("400.00"), name="Both", **more) == (
        "Not judged yet: Both was worth at least £150.00 against a cost of £400.00, "
        "by what you said on 18 October 2011. "
        "Of Guild B you have not said yet what it was worth."
    )


def test_worth_that_does_not_exist_is_a_dash():
    assert format_worth(None, None, "GBP") == "—"
    assert format_worth(Decimal("5.00"), WorthIs.AT_LEAST, "EUR") == "at least €5.00"
