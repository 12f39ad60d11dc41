"""Given and got: the hours that went to others, against the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.money import ZERO
from networks.arithmetic.periods import Period
from networks.models import ActivityKind
from reflections.figures import activities_in
from reflections.figures.rows import Network

GIVEN_KINDS = (
    ActivityKind.COMMITTEE,
    ActivityKind.VOLUNTEERING,
    ActivityKind.MENTORING,
    ActivityKind.WRITING,
)


@dataclass(frozen=True, slots=True)
class GivenAndGot:
    """Hours by kind of activity; kinds without hours are left out."""

    by_kind: dict[str, Decimal]

    @property
    def given(self) -> Decimal:
        return sum((self.by_kind.get(kind, ZERO) for kind in GIVEN_KINDS), ZERO)

    @property
    def hours(self) -> Decimal:
        return sum(self.by_kind.values(), ZERO)

    @property
    def got(self) -> Decimal:
        return self.hours - self.given

    @property
    def given_kinds(self) -> list[tuple[str, Decimal]]:
        """Each kind that was given with its hours, the most first."""
        return self._kinds(lambda kind: kind in GIVEN_KINDS)

    @property
    def got_kinds(self) -> list[tuple[str, Decimal]]:
        return self._kinds(lambda kind: kind not in GIVEN_KINDS)

    def _kinds(self, wanted) -> list[tuple[str, Decimal]]:
        found = [(kind, hours) for kind, hours in self.by_kind.items() if wanted(kind)]
        return sorted(
            ((ActivityKind(kind).label, hours) for kind, hours in found), key=lambda one: -one[1]
        )


def given_and_got(networks: Iterable[Network], period: Period) -> GivenAndGot:
    hours: dict[str, Decimal] = {}
    for network in networks:
        for one in activities_in(network, period):
            if one.hours:
                hours[one.kind] = hours.get(one.kind, ZERO) + one.hours
    return GivenAndGot(hours)
