"""What goes along with networks that are left out (METHOD, The tree)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.money import ZERO
from networks.arithmetic.periods import Period
from networks.arithmetic.words import counted, listed
from reflections.figures.own import activities_in
from reflections.figures.rows import ActivityRow, Ledger, Network

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`along` live on what is left out; `heard_of` are activities elsewhere found through it."""

    along: tuple[Network, ...]
    heard_of: tuple[tuple[Network, ActivityRow], ...]

    @property
    def hours(self) -> Decimal:
        return sum((row.hours or ZERO for _, row in self.heard_of), ZERO)

    @property
    def best(self) -> tuple[Network, ActivityRow] | None:
        """The best rated of them, the latest if several are."""
        rated = [(network, row) for network, row in self.heard_of if row.rating]
        return max(rated, key=lambda pair: (pair[1].rating, pair[1].date), default=None)

    def sentences(self, best_title: str = "") -> list[str]:
        return [*self._along_words, *self._heard_of_words(best_title)]

    @property
    def _along_words(self) -> list[str]:
        if not self.along:
            return []
        if len(self.along) > MOST_NAMED:
            return [f"{len(self.along)} networks that live on it go too."]
        names = listed(network.short for network in self.along)
        go = "goes too: it lives" if len(self.along) == 1 else "go too: they live"
        return [f"{names} {go} there."]

    def _heard_of_words(self, best_title: str) -> list[str]:
        if not self.heard_of:
            return []
        was = "was" if len(self.heard_of) == 1 else "were"
        sentence = f"{counted(len(self.heard_of), 'activity')} elsewhere {was} found through it"
        if self.hours:
            sentence += f", {counted(self.hours, 'hour')}"
        if self.best and best_title:
            network, row = self.best
            best = "" if len(self.heard_of) == 1 else "the best of them "
            sentence += f": {best}“{best_title}”, {network.short}, {row.rating} of 5"
        them = "it" if len(self.heard_of) == 1 else "them"
        return [f"{sentence}. You might not have heard of {them}."]


def what_goes_along(everything: Ledger, left_out: Iterable[int], period: Period) -> LeftOut:
    gone = everything.going_with(left_out)
    along = (everything.networks[pk] for pk in everything.networks if pk in gone)
    kept = (network for pk, network in everything.networks.items() if pk not in gone)
    return LeftOut(
        tuple(network for network in along if _is_guest(everything, network, gone)),
        tuple(_heard_of(kept, gone, period)),
    )


def _is_guest(everything: Ledger, network: Network, gone: set[int]) -> bool:
    """It goes for its host's sake, not for that of what is above it."""
    above = {body.id for body in everything.above(network.id)}
    return network.host_id in gone and gone.isdisjoint(above)


def _heard_of(
    kept: Iterable[Network], gone: set[int], period: Period
) -> Iterator[tuple[Network, ActivityRow]]:
    for network in kept:
        for activity in activities_in(network, period):
            if activity.found_through_id in gone:
                yield network, activity
