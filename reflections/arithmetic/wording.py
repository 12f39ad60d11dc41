"""A judgement in words, and why, in a sentence (METHOD, Verdict and Standing)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from networks.arithmetic.money import Amount, Certainty, Payer, format_amount, format_money
from networks.arithmetic.periods import format_day
from networks.arithmetic.words import MISSING, listed
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict, WorthIs

VERDICTS = {
    Verdict.NO_EVIDENCE: "Not judged yet",
    Verdict.WORTH_IT: "Worth it",
    Verdict.BORDERLINE: "Borderline",
    Verdict.NOT_WORTH_IT: "Not worth it",
    Verdict.NO_COST: "No cost",
}
STANDINGS = {
    Standing.UNUSED: "Unused",
    Standing.NO_EVIDENCE: "Not judged yet",
    Standing.NOT_WORTH_IT: "Not worth your time",
    Standing.BORDERLINE: "Hardly missed",
    Standing.WORTH_IT: "Worth keeping",
}
BORNE = {Bearer.INCLUDED: " of its own", Bearer.OTHERS: " because others pay"}
PAYERS = {Payer.SELF: "you", Payer.EMPLOYER: "your employer", Payer.OTHER: "someone else"}
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """The one judgement of a network: a verdict or, where it costs nothing, a standing.

    `if_i_paid` is the verdict if the person paid it all, where others pay.
    """

    verdict: Verdict
    standing: Standing | None
    bearer: Bearer
    if_i_paid: Verdict | None = None

    @property
    def label(self) -> str:
        return VERDICTS[self.verdict] if self.standing is None else STANDINGS[self.standing]

    @property
    def is_open(self) -> bool:
        """Nothing can be said yet."""
        return (self.standing or self.verdict) == Verdict.NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a judgement rests on: two amounts, appraisals, and whose worth is not said yet.

    `appraisal_days` holds the date of each appraisal once, in any order; `name` is how the
    sentence calls the organisation, such as "CILIP with its groups".
    """

    name: str
    worth: Decimal | None
    worth_is: WorthIs | None
    cost: Amount
    appraisal_days: Sequence[date]
    unsaid: Sequence[str]
    currency: str


def sentence(judgement: Judgement, grounds: Grounds) -> str:
    """Why, naming the amounts, the appraisals they rest on and what is unsaid."""
    parts = [_because(judgement, grounds)]
    if grounds.worth is not None and grounds.unsaid:
        few = len(grounds.unsaid) <= MOST_NAMED
        them = listed(list(grounds.unsaid)) if few else f"{len(grounds.unsaid)} of them"
        parts.append(f"Of {them} you have not said yet what it was worth.")
    if judgement.if_i_paid is not None and grounds.worth is not None:
        parts.append(f"If you paid it all: {VERDICTS[judgement.if_i_paid]}.")
    return " ".join(parts)


def format_worth(worth: Decimal | None, worth_is: WorthIs | None, currency: str) -> str:
    """£270.00, at least £150.00, or a dash where it does not exist."""
    if worth is None:
        return MISSING
    least = "at least " if worth_is == WorthIs.AT_LEAST else ""
    return least + format_money(worth, currency)


def _because(judgement: Judgement, grounds: Grounds) -> str:
    label, name = judgement.label, grounds.name
    spent = format_amount(grounds.cost, grounds.currency) + BORNE.get(judgement.bearer, "")
    if grounds.worth is None:
        done = " nothing was done there," if judgement.standing == Standing.UNUSED else ""
        return f"{label}: {name} cost {spent},{done} and you have not said yet what it was worth."
    valued = format_worth(grounds.worth, grounds.worth_is, grounds.currency)
    by = _said_on(sorted(grounds.appraisal_days))
    if judgement.standing is not None:
        return f"{label}: {name} was worth {valued} and cost {spent}, {by}{_done(judgement)}."
    if judgement.verdict == Verdict.NO_EVIDENCE and grounds.cost.certainty != Certainty.EXACT:
        return f"{label}: {name} was worth {valued}, {by}, but it cost {spent}."
    return f"{label}: {name} was worth {valued} against a cost of {spent}, {by}."


def _done(judgement: Judgement) -> str:
    reasons = {
        Standing.UNUSED: ", and nothing was done there",
        Standing.BORDERLINE: ", and you would hardly miss it",
    }
    return reasons.get(judgement.standing, "") if judgement.standing else ""


def _said_on(days: Sequence[date]) -> str:
    # By their words: two memberships may have been judged on one day.
    distinct = list(dict.fromkeys(map(format_day, days)))
    if len(distinct) <= 2:
        return f"by what you said on {' and '.join(distinct)}"
    return f"by what you said {len(days)} times, last on {distinct[-1]}"
