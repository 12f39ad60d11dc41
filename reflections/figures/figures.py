"""What networks cost and gave in a period, and what follows from it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from networks.arithmetic.accrual import Cost
from networks.arithmetic.money import ZERO, Amount, Certainty, back, ratio
from reflections.arithmetic.verdicts import Verdict, judge

FEW_ACTIVITIES = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What networks cost and gave in a period; adding two gives those of both together.

    `cost` is what counts under the lens, `paid` who paid what, whatever the lens. `appraised` are
    the appraisals that the worth rests on, as (membership id, date).
    """

    cost: Amount = field(default_factory=Amount)
    paid: Cost = field(default_factory=Cost)
    worth: Decimal = ZERO
    saved: Decimal = ZERO
    hours: Decimal = ZERO
    activities: int = 0
    rated: int = 0
    stars: int = 0
    appraised: frozenset[tuple[int, date]] = frozenset()
    held: bool = False
    touched: bool = False

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.cost + other.cost,
            self.paid + other.paid,
            self.worth + other.worth,
            self.saved + other.saved,
            self.hours + other.hours,
            self.activities + other.activities,
            self.rated + other.rated,
            self.stars + other.stars,
            self.appraised | other.appraised,
            self.held or other.held,
            self.touched or other.touched,
        )

    @property
    def net(self) -> Decimal:
        return self.worth - self.cost.value

    @property
    def back(self) -> Decimal | None:
        return back(self.worth, self.cost.value)

    @property
    def rating(self) -> Decimal | None:
        return ratio(self.stars, self.rated, 1)

    @property
    def cost_per_hour(self) -> Decimal | None:
        return ratio(self.cost.value, self.hours)

    @property
    def cost_per_activity(self) -> Decimal | None:
        return ratio(self.cost.value, self.activities)

    @property
    def too_few(self) -> bool:
        """Too few activities to say much by a cost per activity or an hour."""
        return self.activities < FEW_ACTIVITIES

    @property
    def verdict(self) -> Verdict:
        return judge(self.worth, self.cost, bool(self.appraised))

    @property
    def all_paid(self) -> Amount:
        return self.paid.own + self.paid.employer + self.paid.other

    @property
    def paid_by_others(self) -> Amount:
        return self.paid.employer + self.paid.other

    @property
    def bears_others(self) -> bool:
        return bears(self.paid_by_others)


def bears(cost: Amount) -> bool:
    """Whether there is a cost at all, known or not."""
    return cost.value != 0 or cost.certainty != Certainty.EXACT
