"""A year's worth against a year's fee, of a network with its groups (METHOD, Renewals)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from networks.arithmetic.money import ZERO, Amount, Lens, Payer, round_half_up, total
from networks.arithmetic.periods import Period, last_12_months
from reflections.arithmetic.verdicts import WorthIs
from reflections.arithmetic.worth import Valuation, in_force
from reflections.figures import Figures, add_up, own_figures
from reflections.figures.figures import add_worths
from reflections.figures.rows import Ledger, Network
from reflections.renewals.paid import Due, dues_by_network


@dataclass(frozen=True, slots=True)
class YearlyWorth:
    """What a year is worth by the appraisals in force on a day; two add up.

    `value` is None where none is in force; `parts` are the networks that it comes from, `unsaid`
    those that bear a fee and have none.
    """

    value: Decimal | None = None
    parts: tuple[tuple[Network, Decimal], ...] = ()
    appraised: tuple[date, ...] = ()
    unsaid: tuple[Network, ...] = ()

    def __add__(self, other: "YearlyWorth") -> "YearlyWorth":
        return YearlyWorth(
            add_worths(self.value, other.value),
            self.parts + other.parts,
            self.appraised + other.appraised,
            self.unsaid + other.unsaid,
        )

    @property
    def value_is(self) -> WorthIs | None:
        if self.value is None:
            return None
        return WorthIs.AT_LEAST if self.unsaid else WorthIs.EXACT


@dataclass(frozen=True)
class Weighing:
    """One ledger on one day; what is below a network is asked for once, however often it counts."""

    ledger: Ledger
    lens: Lens
    today: date
    # By network; filled as they are asked for.
    _own: dict[int, Figures] = field(default_factory=dict, init=False, repr=False)
    _whole: dict[int, Figures] = field(default_factory=dict, init=False, repr=False)
    _worths: dict[int, YearlyWorth] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def period(self) -> Period:
        return last_12_months(self.today)

    @cached_property
    def dues(self) -> dict[int, list[Due]]:
        return dues_by_network(self.ledger, self.today)

    def figures(self, group: Sequence[Network]) -> Figures:
        """What the first of `group` and all below it cost and gave in the 12 months up to today.

        `group` is in the order of the tree.
        """
        # From the leaves up, each out of those right below it: a chain of a thousand networks took
        # half a minute when each was added up out of all below.
        for network in reversed(group):
            if network.id not in self._whole:
                below = (self._whole[pk] for pk in self.ledger.children[network.id])
                self._whole[network.id] = add_up([self._own_figures(network), *below])
        return self._whole[group[0].id]

    def _own_figures(self, network: Network) -> Figures:
        if network.id not in self._own:
            lived, hour_value = network.lived(self.today), self.ledger.hour_value
            self._own[network.id] = own_figures(lived, self.period, self.lens, hour_value)
        return self._own[network.id]

    def hours_cost(self, group: Iterable[Network]) -> Decimal:
        """Under `time`, the hours of those 12 months at their worth, "rounded per organisation"."""
        if self.lens != Lens.TIME:
            return ZERO
        value = self.ledger.hour_value or ZERO
        hours = (self._own_figures(network).hours for network in group)
        return sum((round_half_up(spent * value) for spent in hours), ZERO)

    def worth(self, group: Iterable[Network]) -> YearlyWorth:
        return sum((self._own_worth(network) for network in group), YearlyWorth())

    def _own_worth(self, network: Network) -> YearlyWorth:
        if network.id not in self._worths:
            bearing = network.id in self._bearing
            self._worths[network.id] = own_yearly_worth(network, self.today, bearing=bearing)
        return self._worths[network.id]

    def fees(self, networks: Iterable[Network]) -> dict[Payer, Amount]:
        """The yearly fees of all their memberships that renew, by payer."""
        yearly = [due.yearly for network in networks for due in self.dues[network.id]]
        return {
            payer: total(by_payer[payer] for by_payer in yearly if payer in by_payer)
            for payer in Payer
        }

    def bearing(self, networks: Iterable[Network]) -> list[Network]:
        """Those of them that bear a fee."""
        return [network for network in networks if network.id in self._bearing]

    @cached_property
    def _bearing(self) -> frozenset[int]:
        return frozenset(pk for pk, dues in self.dues.items() if any(due.bears for due in dues))


def own_yearly_worth(network: Network, today: date, *, bearing: bool) -> YearlyWorth:
    """Over "the memberships that hold today", the groups apart; `bearing`: it bears a fee."""
    holding = network.held_on(today)
    valued: list[Valuation] = [
        valuation
        for membership in holding
        if (valuation := in_force(membership.valuations, today)) is not None
    ]
    silent = bearing and len(valued) < len(holding)
    unsaid = (network,) if silent else ()
    if not valued:
        return YearlyWorth(unsaid=unsaid)
    value = sum((valuation.worth_per_year for valuation in valued), ZERO)
    return YearlyWorth(
        value, ((network, value),), tuple(valuation.on for valuation in valued), unsaid
    )


def under(fees: dict[Payer, Amount], lens: Lens) -> Amount:
    """What counts of yearly fees under the lens, hours apart."""
    return total(fees.values()) if lens == Lens.ALL else fees.get(Payer.SELF, Amount())
