"""One person's whole ledger as frozen rows; every figure is worked out from it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from networks.arithmetic.money import Payer
from networks.arithmetic.periods import Period, Precision, VagueDate
from networks.models import OrganisationKind
from networks.models.preference import DEFAULT_CURRENCY
from reflections.figures.fee_row import FeeRow
from reflections.figures.membership_row import MembershipRow


class ActivityRow(NamedTuple):
    """An activity's figures, its money in home money; None is nothing recorded.

    A tuple, for a ledger may have a hundred thousand of them.
    """

    date: date
    hours: Decimal | None
    cost: Decimal | None
    paid_by: Payer
    saved: Decimal | None
    rating: int | None
    kind: str = "event"
    id: int = 0
    given: bool | None = None
    found_through_id: int | None = None


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role and the days on which it was held, up to LAST_DAY where it still is."""

    title: str
    days: Period


@dataclass(frozen=True, slots=True)
class Network:
    """An organisation with all that hangs on it, its groups apart; `closed_on` is its last day.

    `host_id` is the network that this one lives on; `successor_id` what it became.
    """

    id: int
    name: str
    short: str
    kind: str
    setting: Literal["offline", "online", "both"]
    parent_id: int | None
    last_choice: str | None
    last_decided_on: date | None
    memberships: tuple[MembershipRow, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    closed_on: date | None = None
    host_id: int | None = None
    successor_id: int | None = None
    how_often: int | None = None
    tax_percent: Decimal = Decimal(0)
    roles: tuple[RoleRow, ...] = ()
    closing_precision: Precision = Precision.DAY

    @property
    def closing(self) -> VagueDate | None:
        return VagueDate(self.closed_on, self.closing_precision) if self.closed_on else None

    @property
    def kind_words(self) -> str:
        return OrganisationKind(self.kind).label

    @property
    def would_miss(self) -> list[tuple[date, int]]:
        """The answers to "how much would you miss it?", in order of time."""
        return sorted(
            (answer.on, answer.would_miss)
            for membership in self.memberships
            for answer in membership.answers
            if answer.would_miss is not None
        )

    @property
    def fees(self) -> Iterator[FeeRow]:
        return (fee for membership in self.memberships for fee in membership.fees)

    @property
    def latest_membership(self) -> MembershipRow | None:
        """The one that began last."""
        return max(self.memberships, key=lambda membership: membership.days.first, default=None)

    def held_on(self, day: date) -> list[MembershipRow]:
        """Its memberships that hold on that day."""
        return [membership for membership in self.memberships if day in membership.days]

    def lived(self, today: date) -> "Network":
        """Without the activities dated after today; a network's are in order of date."""
        # Most networks have nothing planned: they stay the same objects.
        if not self.activities or self.activities[-1].date <= today:
            return self
        happened = bisect_right(self.activities, today, key=lambda row: row.date)
        return replace(self, activities=self.activities[:happened])


# No slots: a cached_property keeps its value in the instance's __dict__.
@dataclass(frozen=True)
class Ledger:
    """Networks by id in the order they were entered; left-out ones are not among them.

    `story` holds the ids of those that came with the example story; `has_tax_year` says whether
    the person wants to see the UK's; `loops` says what is wrong with links that were cut.
    """

    networks: dict[int, Network]
    currency: str = DEFAULT_CURRENCY
    hour_value: Decimal | None = None
    tax_rates: dict[date, Decimal] = field(default_factory=dict)
    story: frozenset[int] = frozenset()
    has_tax_year: bool = True
    loops: tuple[str, ...] = ()

    @cached_property
    def children(self) -> dict[int | None, list[int]]:
        """Ids of the networks right below each; one whose parent is not here is at the top."""
        below: dict[int | None, list[int]] = defaultdict(list)
        for network in self.networks.values():
            top = network.parent_id not in self.networks
            below[None if top else network.parent_id].append(network.id)
        return below

    @cached_property
    def depths(self) -> dict[int, int]:
        """How deep each network lies, 0 at the top; in tree order, a group after its body."""
        depths: dict[int, int] = {}
        waiting = [(pk, 0) for pk in reversed(self.children[None])]
        while waiting:
            pk, depth = waiting.pop()
            depths[pk] = depth
            waiting += [(child, depth + 1) for child in reversed(self.children[pk])]
        return depths

    def with_groups(self, network_id: int) -> list[Network]:
        """The network and all below it, in the order of the tree."""
        # A loop and no recursion: an imported tree may be deeper than Python's stack.
        group, waiting = [], [network_id]
        while waiting:
            pk = waiting.pop()
            group.append(self.networks[pk])
            waiting += reversed(self.children[pk])
        return group

    def above(self, network_id: int) -> Iterator[Network]:
        """The network's parent, then that one's, to the top."""
        parent_id = self.networks[network_id].parent_id
        while parent_id in self.networks:
            yield self.networks[parent_id]
            parent_id = self.networks[parent_id].parent_id

    @cached_property
    def guests(self) -> dict[int, list[int]]:
        """Ids of the networks that live on each."""
        hosted: dict[int, list[int]] = defaultdict(list)
        for network in self.networks.values():
            if network.host_id is not None:
                hosted[network.host_id].append(network.id)
        return hosted

    @cached_property
    def predecessors(self) -> dict[int, list[int]]:
        """Ids of the networks that became each."""
        before: dict[int, list[int]] = defaultdict(list)
        for network in self.networks.values():
            if network.successor_id is not None:
                before[network.successor_id].append(network.id)
        return before

    def without(self, left_out: Iterable[int]) -> "Ledger":
        """What if there were none of these? Then none below them or living on them, "and so on"."""
        gone = self.going_with(left_out)
        left = {pk: network for pk, network in self.networks.items() if pk not in gone}
        return replace(self, networks=left) if gone else self

    def going_with(self, left_out: Iterable[int]) -> set[int]:
        """Ids of these, "all below [them], all that is hosted on any of these, and so on"."""
        gone: set[int] = set()
        waiting = [pk for pk in left_out if pk in self.networks]
        while waiting:
            pk = waiting.pop()
            if pk not in gone:
                gone.add(pk)
                waiting += [*self.children[pk], *self.guests[pk]]
        return gone

    def lived(self, today: date) -> "Ledger":
        """Up to today: "an activity dated after today is planned and counts in no figure"."""
        up_to_now = {pk: network.lived(today) for pk, network in self.networks.items()}
        same = all(up_to_now[pk] is network for pk, network in self.networks.items())
        return self if same else replace(self, networks=up_to_now)

    @cached_property
    def first_day(self) -> date | None:
        """The first recorded day: of a membership, a fee or an activity."""
        return min(self._recorded_days(), default=None)

    def _recorded_days(self) -> Iterator[date]:
        for network in self.networks.values():
            yield from (first.date for first in network.activities[:1])
            for membership in network.memberships:
                yield membership.days.first
                yield from (min(fee.paid_on, fee.cover.first) for fee in membership.fees)
