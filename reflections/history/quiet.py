"""What a network has cost since anything last came of it (method notes, Silence)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from networks.arithmetic.money import Amount, Lens
from networks.arithmetic.periods import ONE_DAY, Period
from networks.arithmetic.typed_dates import length_in_words
from reflections.figures import add_up, bears, own_figures
from reflections.figures.rows import Ledger, Network
from reflections.history.spells import spells_of

LATEST_INTERVALS, FEWEST_INTERVALS = 12, 3
LONGER_THAN_USUAL = 1.5
SHORTEST, UNKNOWN = 30, 365


@dataclass(frozen=True, slots=True)
class Silence:
    """The days since the last activity, or the whole spell where nothing ever came of it.

    `usual` is how many days lie between activities otherwise, or should by what the person means;
    None where too little is known.
    """

    network: Network
    quiet: Period
    usual: int | None
    had_activity: bool
    cost: Amount

    @property
    def length(self) -> str:
        return length_in_words(self.quiet.first, self.quiet.last)


def silences(ledger: Ledger, lens: Lens, today: date) -> list[Silence]:
    """The networks that have been quiet for longer than is usual and cost money, dearest first."""
    found = (silence_of(ledger, one, lens, today) for one in ledger.networks)
    return sorted(filter(None, found), key=lambda one: -one.cost.value)


def silence_of(ledger: Ledger, network_id: int, lens: Lens, today: date) -> Silence | None:
    """Of a network that is held today, with its groups; None where nothing is unusual."""
    network, group = ledger.networks[network_id], ledger.with_groups(network_id)
    joined = next((one.first for one in spells_of(network) if _holds(one, today)), None)
    if joined is None:
        return None
    active = sorted({one.date for each in group for one in each.activities if one.date <= today})
    heard = bool(active) and active[-1] >= joined
    quiet = Period(min(active[-1] + ONE_DAY if heard else joined, today), today)
    usual = network.how_often or usual_interval(active)
    if quiet.days <= longest_usual(usual):
        return None
    cost = add_up(own_figures(one, quiet, lens, ledger.hour_value) for one in group).cost
    shown = None if usual is None else round(usual)
    return Silence(network, quiet, shown, heard, cost) if bears(cost) else None


def _holds(spell, today: date) -> bool:
    return spell.first <= today and (spell.last is None or today <= spell.last)


def last_activity(networks: Iterable[Network], today: date) -> date | None:
    """The day of the latest with any of them that has come already."""
    days = (activity.date for network in networks for activity in network.activities)
    return max((day for day in days if day <= today), default=None)


def usual_interval(active: Iterable[date]) -> float | None:
    """The median of the latest intervals between days with an activity; None for too few.

    It is a whole number of days or a half, and never rounded before it is multiplied.
    """
    steps = [(later - sooner).days for sooner, later in pairwise(active)][-LATEST_INTERVALS:]
    return median(steps) if len(steps) >= FEWEST_INTERVALS else None


def longest_usual(usual: float | None) -> float:
    """How many days of silence are nothing to speak of."""
    return UNKNOWN if usual is None else max(LONGER_THAN_USUAL * usual, SHORTEST)
