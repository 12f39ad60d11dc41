from decimal import Decimal

import pytest

from networks.arithmetic.periods import VagueDate
from reflections.arithmetic.scoreboard import Motto
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict
from reflections.arithmetic.wording import Judgement
from reflections.models import Appraisal
from reflections.templatetags.judgements import (
    beside,
    holds,
    payer,
    period,
    rho,
    scales,
    tone,
    vague,
)
from tests.reflections import rows


@pytest.mark.parametrize(
    ("verdict", "standing", "expected"),
    [
        (Verdict.WORTH_IT, None, "good"),
        (Verdict.BORDERLINE, None, "middling"),
        (Verdict.NOT_WORTH_IT, None, "poor"),
        (Verdict.NO_EVIDENCE, None, "open"),
        (Verdict.NO_COST, Standing.WORTH_IT, "good"),
        (Verdict.NO_COST, Standing.BORDERLINE, "middling"),
        (Verdict.NO_COST, Standing.NOT_WORTH_IT, "poor"),
        (Verdict.NO_COST, Standing.UNUSED, "neutral"),
    ],
)
def test_tone_of_a_judgement(verdict, standing, expected):
    assert tone(Judgement(verdict, standing, Bearer.NOBODY)) == expected


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, ""),
        ({"put_in": 1, "got_out": 2}, "put in 1 of 5 · got out 2 of 5"),
        ({"would_miss": 5}, "would miss it 5 of 5"),
    ],
)
def test_scales_are_those_that_were_answered(answers, words):
    assert scales(Appraisal(**answers)) == words


def test_who_pays_stands_beside_unless_it_is_the_person():
    assert beside(Judgement(Verdict.WORTH_IT, None, Bearer.YOU)) == ""
    assert beside(Judgement(Verdict.NO_COST, Standing.UNUSED, Bearer.OTHERS)) == "others pay"


@pytest.mark.parametrize(
    ("rho", "words"),
    [
        ("1", "It holds for you"),
        ("0.5", "It holds for you"),
        ("0.4999", "It holds a little for you"),
        ("0.2", "It holds a little for you"),
        ("0.1999", "It does not hold for you"),
        ("-1", "It does not hold for you"),
    ],
)
def test_motto_in_words(rho, words):
    assert holds(Motto(Decimal(rho), 4)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("self", "you"), ("employer", "your employer"), ("other", "someone else")],
)
def test_payer_in_words(value, words):
    assert payer(value) == words


def test_period_has_its_name():
    assert period(rows.period("2010-04-06", "2011-04-05")) == "the UK tax year 2010-11"


@pytest.mark.parametrize(
    ("text", "words"), [("2004", "2004"), ("2004-07", "July 2004"), ("2004-07-15", "15 July 2004")]
)
def test_vague_date_is_as_vague_as_it_was_written(text, words):
    assert vague(VagueDate.parse(text)) == words


def test_date_that_is_not_there_is_a_dash():
    assert vague(None) == "—"


def test_rho_below_nothing_has_a_true_minus():
    assert rho(Motto(Decimal("-0.3333"), 4)) == "−0.33"
