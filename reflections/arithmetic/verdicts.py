"""Was it worth it? The verdict, who bears the cost, and the most one should pay (METHOD)."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from networks.arithmetic.money import ZERO, Amount, Certainty

WORTH_IT_FROM = Decimal("1.2")
BORDERLINE_FROM = Decimal("0.8")


class Verdict(StrEnum):
    NO_COST = "no_cost"
    NO_EVIDENCE = "no_evidence"
    WORTH_IT = "worth_it"
    BORDERLINE = "borderline"
    NOT_WORTH_IT = "not_worth_it"


class WorthIs(StrEnum):
    """Whether all of it has been said (METHOD, Worth in a period: "Unsaid is not nothing")."""

    EXACT = "exact"
    AT_LEAST = "at_least"


class Bearer(StrEnum):
    """Who bears the cost, in the word that stands beside a judgement."""

    YOU = "you pay"
    INCLUDED = "included"
    OTHERS = "others pay"
    NOBODY = "no fee"


def judge(worth: Decimal | None, worth_is: WorthIs | None, cost: Amount) -> Verdict:
    """The verdict on rounded money, "in this order" (METHOD, Verdict).

    `worth` and `worth_is` are None where worth does not exist.
    """
    exact = cost.certainty == Certainty.EXACT
    if cost.value <= 0 and exact:
        return Verdict.NO_COST
    if worth is None or cost.value <= 0:
        return Verdict.NO_EVIDENCE
    # It may have cost more: that bars `worth_it`, but can't lift anything.
    open_ended = cost.certainty == Certainty.AT_LEAST
    if worth >= WORTH_IT_FROM * cost.value and not open_ended:
        return Verdict.WORTH_IT
    close = worth >= BORDERLINE_FROM * cost.value
    # More worth could still lift it, more cost lower it: nothing is said until one is known.
    if worth_is == WorthIs.AT_LEAST or (open_ended and close):
        return Verdict.NO_EVIDENCE
    return Verdict.BORDERLINE if close else Verdict.NOT_WORTH_IT


def highest_fee(worth: Decimal, besides: Decimal = ZERO) -> Decimal:
    """The highest own fee "at which it would still be `worth_it`", to the penny, at least 0.

    `besides` is what else the worth has to pay for: the fees below, and hours under `time`.
    """
    # Downwards: a penny more, and the worth would be less than 1.2 times the fee.
    pence = floor((Fraction(worth) / Fraction(WORTH_IT_FROM) - Fraction(besides)) * 100)
    return Decimal(max(pence, 0)).scaleb(-2)


def bearer(verdict: Verdict, *, included: bool, others_pay: bool) -> Bearer:
    """Why there is no cost (METHOD, Verdict, 1), or that there is one.

    `included`: something above it bears a cost in the period, anyone's, known or not.
    `others_pay`: someone else bears its own.
    """
    if verdict != Verdict.NO_COST:
        return Bearer.YOU
    if included:
        return Bearer.INCLUDED
    return Bearer.OTHERS if others_pay else Bearer.NOBODY
