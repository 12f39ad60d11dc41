"""The year's sitting: when it falls, and what a judgement asks one to decide (method-notes)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from networks.arithmetic.periods import years_later
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Verdict

# What was answered in so many days up to today was answered in this sitting.
ONE_SITTING = timedelta(days=60)
# A membership that was never judged is asked about once it has had so long.
TIME_TO_TELL = timedelta(days=90)
# Fewer networks have a single question on the dashboard.
FEWEST = 3
# A worth of at least so much of the cost may be worth a cheaper category.
HALF = Decimal("0.5")


class Way(StrEnum):
    """What to do with a network."""

    LEAVE = "leave"
    DOWNGRADE = "downgrade"
    LOOK_AGAIN = "look again"
    KEEP = "keep"


def is_of_this_sitting(answered_on: date, today: date) -> bool:
    return today - ONE_SITTING <= answered_on <= today


def asks_on(started_on: date, answered_on: date | None) -> date:
    """The day from which a membership wants to be judged (again)."""
    return started_on + TIME_TO_TELL if answered_on is None else years_later(answered_on, 1)


def sitting_on(asking: Sequence[date]) -> date | None:
    """The day on which half of the memberships want to be judged; None for too few of them.

    `asking` has the day from which each of them does.
    """
    if len(asking) < FEWEST:
        return None
    # The lower of two in the middle: by then half of them ask.
    return sorted(asking)[(len(asking) - 1) // 2]


def way_of(
    verdict: Verdict, standing: Standing | None, worth: Decimal | None, cost: Decimal
) -> Way | None:
    """What a judgement suggests; None where there is none yet. `standing` as in a Judgement."""
    if standing is not None:
        return FREE.get(standing)
    if verdict == Verdict.NOT_WORTH_IT:
        return Way.DOWNGRADE if worth and worth >= HALF * cost else Way.LEAVE
    return PAID.get(verdict)


FREE = {
    Standing.WORTH_IT: Way.KEEP,
    Standing.BORDERLINE: Way.LOOK_AGAIN,
    Standing.NOT_WORTH_IT: Way.LEAVE,
    Standing.UNUSED: Way.LEAVE,
}
PAID = {Verdict.WORTH_IT: Way.KEEP, Verdict.BORDERLINE: Way.LOOK_AGAIN}
