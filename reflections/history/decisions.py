"""Reads what a person decided into frozen rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User

from networks.models.prepared import PreparedQuery
from reflections.models import Choice, Decision

COLUMNS = (
    "id", "organisation_id", "decided_on", "choice", "because", "expected_activities", "review_on",
    "fee",
)  # fmt: skip
DECISIONS = PreparedQuery(lambda owner: Decision.objects.of(owner).latest_first().values(*COLUMNS))


@dataclass(frozen=True, slots=True)
class PastDecision:
    """`expected` is a number of activities in the year after; None when nothing was expected.

    `fee` is the yearly fee that it was about, in home money; when leaving, the one refused.
    """

    id: int
    network_id: int
    on: date
    choice: Choice
    because: str = ""
    expected: int | None = None
    review_on: date | None = None
    fee: Decimal | None = None


def latest_by_network(decisions: Iterable[PastDecision]) -> dict[int, PastDecision]:
    """The last decision about each; of several of one day that which was entered last."""
    # In a dict a later one takes the place of an earlier one about the same network.
    ordered = sorted(decisions, key=lambda decision: (decision.on, decision.id))
    return {decision.network_id: decision for decision in ordered}


def read_decisions(owner: User) -> list[PastDecision]:
    """One query; the latest first."""
    return [
        PastDecision(
            row.id,
            row.organisation_id,
            row.decided_on,
            Choice(row.choice),
            row.because,
            row.expected_activities,
            row.review_on,
            row.fee,
        )
        for row in DECISIONS.rows(owner.pk)
    ]
