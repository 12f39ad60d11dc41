"""Was it worth it? The verdict, its words and the most one should pay (METHOD, Verdict)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from networks.arithmetic.money import Amount, Certainty, format_amount, format_money
from networks.arithmetic.periods import format_day

WORTH_IT_FROM = Decimal("1.2")
BORDERLINE_FROM = Decimal("0.8")

INCLUDED = "Included"
OTHERS_PAY = "Others pay"
NO_FEE = "No fee"


class Verdict(StrEnum):
    NO_COST = "no_cost"
    NO_EVIDENCE = "no_evidence"
    WORTH_IT = "worth_it"
    BORDERLINE = "borderline"
    NOT_WORTH_IT = "not_worth_it"


LABELS = {
    Verdict.NO_EVIDENCE: "No evidence yet",
    Verdict.WORTH_IT: "Worth it",
    Verdict.BORDERLINE: "Borderline",
    Verdict.NOT_WORTH_IT: "Not worth it",
}


def judge(worth: Decimal, cost: Amount, has_evidence: bool) -> Verdict:
    """The verdict on rounded money, "in this order" (METHOD, Verdict).

    `has_evidence`: some membership day in the period, in it or below it, has a worth in force.
    """
    if cost.value == 0 and cost.certainty == Certainty.EXACT:
        return Verdict.NO_COST
    if not has_evidence or cost.value == 0:
        return Verdict.NO_EVIDENCE
    if worth >= WORTH_IT_FROM * cost.value:
        return Verdict.WORTH_IT
    return Verdict.BORDERLINE if worth >= BORDERLINE_FROM * cost.value else Verdict.NOT_WORTH_IT


def highest_fee(worth: Decimal) -> Decimal:
    """To the penny, the most "at which it would still be worth_it" (METHOD, Renewals)."""
    pence = floor(Fraction(worth) / Fraction(WORTH_IT_FROM) * 100)
    return Decimal(pence).scaleb(-2)


def label(verdict: Verdict, *, included: bool, others_pay: bool) -> str:
    """How a verdict is shown; the flags tell why there is no cost (METHOD, Verdict, 1).

    `included`: something above it bears a cost in the period, anyone's, known or not.
    `others_pay`: someone else bears its own.
    """
    if verdict != Verdict.NO_COST:
        return LABELS[verdict]
    if included:
        return INCLUDED
    return OTHERS_PAY if others_pay else NO_FEE


def sentence(
    name: str,
    worth: Decimal,
    cost: Amount,
    verdict: Verdict,
    appraisal_days: Sequence[date],
    currency: str,
    label: str,
) -> str:
    """Why, in one sentence that "names the two amounts and the appraisals they rest on".

    `appraisal_days` holds the date of each appraisal once, in any order; `name` is how the
    sentence calls the organisation, such as "CILIP with its groups".
    """
    spent, valued = format_amount(cost, currency), format_money(worth, currency)
    if not appraisal_days:
        return f"{label}: {name} cost {spent}, and no appraisal says yet what it was worth."
    by = _appraisals(sorted(appraisal_days))
    if verdict == Verdict.NO_COST:
        return f"{label}: {name} was worth {valued} and cost {spent}{_borne(label)}, {by}."
    if verdict == Verdict.NO_EVIDENCE:
        return f"{label}: {name} was worth {valued}, {by}, but it cost {spent}."
    return f"{label}: {name} was worth {valued} against a cost of {spent}, {by}."


def _borne(label: str) -> str:
    borne = {INCLUDED: " of its own", OTHERS_PAY: " because others pay"}
    return borne.get(label, "")


def _appraisals(days: Sequence[date]) -> str:
    distinct = list(dict.fromkeys(map(format_day, days)))
    if len(days) == 1:
        return f"by your appraisal of {distinct[0]}"
    if len(distinct) <= 2:
        return f"by your appraisals of {' and '.join(distinct)}"
    return f"by {len(days)} appraisals, the latest of {distinct[-1]}"
