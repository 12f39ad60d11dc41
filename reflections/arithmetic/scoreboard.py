"""Offline against online, and whether one gets out what one puts in (METHOD)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from networks.arithmetic.money import ZERO, round_half_up

CLOSE_FROM = Decimal("0.8")
# Of three pairs, one in six is in perfect order by chance.
FEWEST_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Sides:
    """The worth on each side, in home money; halves can leave a third decimal place."""

    offline: Decimal = ZERO
    online: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Score:
    offline: int
    online: int


@dataclass(frozen=True, slots=True)
class Motto:
    """How closely worth follows hours: Spearman's rho, four places, and the pairs it rests on."""

    rho: Decimal
    n: int


def sides(worths: Iterable[tuple[str, Decimal]]) -> Sides:
    """Adds up own worths by setting: offline, online or both.

    "both counts half for each (half of the rounded worth, not rounded again)" (METHOD, Offline
    against online).
    """
    offline = online = ZERO
    for setting, worth in worths:
        share = worth / 2 if setting == "both" else worth
        if setting in {"offline", "both"}:
            offline += share
        if setting in {"online", "both"}:
            online += share
    return Sides(offline, online)


def score(worths: Sides) -> Score:
    """1 for the greater side, and for the other from 0.8 of it (METHOD, Offline against online)."""
    needed = CLOSE_FROM * max(worths.offline, worths.online)
    # Above 0 besides: where nothing was worth anything, 0.8 of nothing would be reached.
    return Score(*(int(side > 0 and side >= needed) for side in (worths.offline, worths.online)))


def motto(pairs: Sequence[tuple[Decimal, Decimal]]) -> Motto | None:
    """Spearman's rank correlation of (hours, worth), with mean ranks for ties.

    None "for n < 4 or when either side has no spread" (METHOD, You get out what you put in).
    """
    # Python 3.11's statistics.correlation has no ranked method, and works in floats.
    if len(pairs) < FEWEST_PAIRS:
        return None
    hours, worths = (_centred_ranks(column) for column in zip(*pairs, strict=True))
    spread = sum(rank * rank for rank in hours) * sum(rank * rank for rank in worths)
    if spread == 0:
        return None
    together = sum(hour * worth for hour, worth in zip(hours, worths, strict=True))
    # A root has no end: so many digits err far below the four places that are kept.
    with localcontext(prec=60):
        rho = Decimal(together) / Decimal(spread).sqrt()
    return Motto(round_half_up(rho, 4), len(pairs))


def mean_ranks(values: Sequence[Decimal]) -> list[Decimal]:
    """1 for the smallest; equal values share the mean of their ranks."""
    return [Decimal(doubled) / 2 for doubled in _doubled_ranks(values)]


def _centred_ranks(values: Sequence[Decimal]) -> list[int]:
    """Twice each mean rank, less twice the mean of all ranks: whole numbers that sum to 0."""
    # Doubled, a mean rank of ties is a whole number: no rounding comes in.
    return [doubled - len(values) - 1 for doubled in _doubled_ranks(values)]


def _doubled_ranks(values: Sequence[Decimal]) -> list[int]:
    doubled: dict[Decimal, int] = {}
    below = 0
    for value, times in sorted(Counter(values).items()):
        doubled[value] = 2 * below + times + 1
        below += times
    return [doubled[value] for value in values]
