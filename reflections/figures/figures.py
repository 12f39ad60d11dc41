"""What networks cost and gave in a period, and what follows from it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from networks.arithmetic.accrual import Cost
from networks.arithmetic.money import ZERO, Amount, Certainty, back, ratio
from reflections.arithmetic.standing import Standing, Use, standing_of
from reflections.arithmetic.verdicts import Verdict, WorthIs, judge

# "Under three activities a page adds 'too few to say'" (METHOD, Figures).
FEW_ACTIVITIES = 3
UNUSED = Use()


@dataclass(frozen=True, slots=True)
class Figures:
    """What networks cost and gave in a period; adding two gives those of both together.

    `cost` is what counts under the lens, `paid` who paid what, whatever the lens. `worth` is None
    where it does not exist. `appraised` are the appraisals that the worth rests on, as
    (membership id, date); `unsaid` are the networks that bear a fee and whose worth is not said.
    """

    cost: Amount = field(default_factory=Amount)
    paid: Cost = field(default_factory=Cost)
    worth: Decimal | None = None
    saved: Decimal = ZERO
    hours: Decimal = ZERO
    activities: int = 0
    rated: int = 0
    stars: int = 0
    appraised: frozenset[tuple[int, date]] = frozenset()
    unsaid: frozenset[int] = frozenset()
    use: Use = UNUSED
    held: bool = False
    touched: bool = False

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.cost + other.cost,
            self.paid + other.paid,
            add_worths(self.worth, other.worth),
            self.saved + other.saved,
            self.hours + other.hours,
            self.activities + other.activities,
            self.rated + other.rated,
            self.stars + other.stars,
            self.appraised | other.appraised,
            self.unsaid | other.unsaid,
            self.use + other.use,
            self.held or other.held,
            self.touched or other.touched,
        )

    @property
    def worth_is(self) -> WorthIs | None:
        """None where worth does not exist (METHOD, Worth in a period)."""
        if self.worth is None:
            return None
        return WorthIs.AT_LEAST if self.unsaid else WorthIs.EXACT

    @property
    def is_partial(self) -> bool:
        """Worth, net and back are `at_least`."""
        return self.worth_is == WorthIs.AT_LEAST

    @property
    def net(self) -> Decimal | None:
        return None if self.worth is None else self.worth - self.cost.value

    @property
    def back(self) -> Decimal | None:
        return None if self.worth is None else back(self.worth, self.cost.value)

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
        return judge(self.worth, self.worth_is, self.cost)

    @property
    def standing(self) -> Standing:
        """What it is judged by where the verdict is `no_cost`."""
        return standing_of(self.worth, self.use)

    @property
    def verdict_if_i_paid(self) -> Verdict:
        """What it would be if the person paid it all."""
        return judge(self.worth, self.worth_is, self.all_paid)

    @property
    def all_paid(self) -> Amount:
        return self.paid.own + self.paid.employer + self.paid.other

    @property
    def paid_by_others(self) -> Amount:
        return self.paid.employer + self.paid.other


def add_worths(first: Decimal | None, other: Decimal | None) -> Decimal | None:
    """What does not exist adds nothing; two that do not exist have no sum."""
    if first is None or other is None:
        return other if first is None else first
    return first + other


def bears(cost: Amount) -> bool:
    """Whether there is a cost at all, known or not."""
    return cost.value != 0 or cost.certainty != Certainty.EXACT
