"""What a network that costs nothing is judged by: what was said and done (METHOD, Standing)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

HARDLY_MISSED_UP_TO = 2
# A membership held on more days than these, and neither used nor valued, is unused.
LONG_DAYS = 90
# What a membership may be held for without ever doing anything there.
KEPT_FOR = frozenset({"letters", "cover", "cause", "news"})


class Standing(StrEnum):
    UNUSED = "unused"
    NO_EVIDENCE = "no_evidence"
    NOT_WORTH_IT = "not_worth_it"
    BORDERLINE = "borderline"
    WORTH_IT = "worth_it"


@dataclass(frozen=True, slots=True)
class Use:
    """How networks were used in a period, and whether they would be missed; two add up.

    `active`: an activity or a role there. `long_held`: a membership held on more than 90 of its
    days. `kept`: one is held for cover, letters, cause or news. `would_miss`: the greatest answer
    in force, None when there is none.
    """

    active: bool = False
    long_held: bool = False
    kept: bool = False
    would_miss: int | None = None

    def __add__(self, other: "Use") -> "Use":
        answers = [answer for answer in (self.would_miss, other.would_miss) if answer is not None]
        return Use(
            self.active or other.active,
            self.long_held or other.long_held,
            self.kept or other.kept,
            max(answers, default=None),
        )


def standing_of(worth: Decimal | None, use: Use) -> Standing:
    """ "In this order" (METHOD, Standing); worth is None where it does not exist."""
    if not use.active and (worth == 0 or (worth is None and use.long_held and not use.kept)):
        return Standing.UNUSED
    if worth is None:
        return Standing.NO_EVIDENCE
    if worth == 0:
        return Standing.NOT_WORTH_IT
    if use.would_miss is not None and use.would_miss <= HARDLY_MISSED_UP_TO:
        return Standing.BORDERLINE
    return Standing.WORTH_IT
