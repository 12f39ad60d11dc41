"""Reads what a person decided into frozen rows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reflections.models import Choice, Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """`expected` is a number of activities in the year after; None when nothing was expected.

    `fee` is the yearly fee that it was about, in home money; one refused, where it was to leave.
    """

    id: int
    network_id: int
    on: date
    choice: Choice
    because: str = ""
    expected: int | None = None
    review_on: date | None = None
    fee: Decimal | None = None


def read_decisions(owner) -> list[Decided]:
    """One query; the latest first."""
    rows = Decision.objects.of(owner).latest_first()
    return [
        Decided(
            one.pk,
            one.organisation_id,
            one.decided_on,
            Choice(one.choice),
            one.because,
            one.expected_activities,
            one.review_on,
            one.fee,
        )
        for one in rows
    ]
