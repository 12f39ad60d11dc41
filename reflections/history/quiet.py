"""Networks that have been quiet for longer than is usual for them (METHOD, Silence)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import floor
from statistics import median

from networks.arithmetic.accrual import cost_in
from networks.arithmetic.money import ZERO, Amount, Lens
from networks.arithmetic.periods import ONE_DAY, Period
from networks.arithmetic.typed_dates import length_in_words
from networks.arithmetic.words import counted
from reflections.figures.rows import Ledger, Network

# How often something happens changes over the years; of two intervals there is no usual one.
LATEST_INTERVALS, FEWEST_INTERVALS = 12, 3
LONGER_THAN_USUAL = 1.5
# A holiday is no silence; and a year without anything is one, whatever is usual.
SHORTEST, UNKNOWN = 30, 365
SHORT = 92


@dataclass(frozen=True, slots=True)
class Silence:
    """The days since the last activity with the network or its groups.

    `habit` is how many days lie between activities otherwise, or should by what the person means;
    None where too little is known. `cost` is what these days have cost under the lens.
    """

    network: Network
    quiet: Period
    habit: float | None
    cost: Amount

    @property
    def habit_words(self) -> str:
        """Usually 30 days; meant to be every 30 days; nothing where too little is known."""
        if self.habit is None:
            return ""
        # Half up: `round` would say that 10.5 days are 10.
        days = counted(floor(self.habit + 0.5), "day")
        return f"meant to be every {days}" if self.network.how_often else f"usually {days}"

    @property
    def times(self) -> float:
        """How many times as long as usual; a year counts as usual where too little is known."""
        return self.quiet.days / (self.habit or UNKNOWN)

    @property
    def length(self) -> str:
        """In days while it is set against a habit in days: 56 days, and not 1 month, for 30."""
        if self.quiet.days < SHORT:
            return counted(self.quiet.days, "day")
        return length_in_words(self.quiet.first, self.quiet.last)

    @property
    def since(self) -> date:
        """The day of the last activity."""
        return self.quiet.first - ONE_DAY


def silences(ledger: Ledger, lens: Lens, today: date) -> list[Silence]:
    """ "The longest against its own habit comes first" (METHOD, Silence)."""
    silences = [
        silence for pk in ledger.networks if (silence := silence_of(ledger, pk, lens, today))
    ]
    return sorted(silences, key=lambda silence: -silence.times)


def silence_of(ledger: Ledger, network_id: int, lens: Lens, today: date) -> Silence | None:
    """Of a network with an open membership, with its groups; None where nothing is unusual.

    "A fee is no condition": the forum that nobody pays for can be quiet too.
    """
    network, group = ledger.networks[network_id], ledger.with_groups(network_id)
    if not any(membership.is_open for membership in network.held_on(today)):
        return None
    # Days, not activities: two talks at one meeting are no interval of nothing.
    days = {activity.date for member in group for activity in member.activities}
    active = sorted(day for day in days if day <= today)
    usual = network.how_often or usual_interval(active)
    if not active or (today - active[-1]).days <= longest_usual(usual):
        return None
    quiet = Period(active[-1] + ONE_DAY, today)
    # Nothing happened on these days: they cost what fees do, and a chain of groups is asked often.
    fees = (fee for member in group for fee in member.fees if fee.cover.last >= quiet.first)
    cost = cost_in(quiet, (fee.share for fee in fees)).under(lens, ZERO, ledger.hour_value)
    return Silence(network, quiet, usual, cost)


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
