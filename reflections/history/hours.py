"""Given and got: the hours that went to others, against the rest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.money import ZERO
from networks.arithmetic.periods import Period
from networks.models import ActivityKind
from reflections.figures import activities_in
from reflections.figures.rows import ActivityRow, Network

GIVEN_KINDS = (
    ActivityKind.COMMITTEE,
    ActivityKind.VOLUNTEERING,
    ActivityKind.MENTORING,
    ActivityKind.WRITING,
)


@dataclass(frozen=True, slots=True)
class GivenAndGot:
    """Hours by kind of activity, given and got; kinds without hours are left out."""

    given_by_kind: dict[str, Decimal]
    got_by_kind: dict[str, Decimal]

    @property
    def given(self) -> Decimal:
        return sum(self.given_by_kind.values(), ZERO)

    @property
    def got(self) -> Decimal:
        return sum(self.got_by_kind.values(), ZERO)

    @property
    def hours(self) -> Decimal:
        return self.given + self.got

    @property
    def given_kinds(self) -> list[tuple[str, Decimal]]:
        """Each kind that was given with its hours, the most first."""
        return _kinds(self.given_by_kind)

    @property
    def got_kinds(self) -> list[tuple[str, Decimal]]:
        return _kinds(self.got_by_kind)


def _kinds(hours: dict[str, Decimal]) -> list[tuple[str, Decimal]]:
    most_first = sorted(hours.items(), key=lambda item: -item[1])
    return [(ActivityKind(kind).label, number) for kind, number in most_first]


def is_given(activity: ActivityRow) -> bool:
    """As the person says or, where they do not, as its kind."""
    return activity.kind in GIVEN_KINDS if activity.given is None else activity.given


def given_and_got(networks: Iterable[Network], period: Period) -> GivenAndGot:
    given: defaultdict[str, Decimal] = defaultdict(Decimal)
    got: defaultdict[str, Decimal] = defaultdict(Decimal)
    for network in networks:
        for activity in activities_in(network, period):
            if activity.hours:
                (given if is_given(activity) else got)[activity.kind] += activity.hours
    return GivenAndGot(dict(given), dict(got))
