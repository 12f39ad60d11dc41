"""The rows and the arithmetic behind each figure, added up to the figure shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from networks.arithmetic.money import ZERO, Amount, Lens, Payer, round_half_up
from networks.arithmetic.periods import Period
from reflections.arithmetic.scoreboard import mean_ranks, sides
from reflections.arithmetic.worth import Valuation, used, worth, years
from reflections.figures import Summary, activities_in
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import ActivityRow, FeeRow, Network


@dataclass(frozen=True, slots=True)
class FeeLine:
    """`days` of the `of_days` that the fee covers fall in the period."""

    network: Network
    fee: FeeRow
    days: int
    of_days: int
    cost: Amount


@dataclass(frozen=True, slots=True)
class ActivityLine:
    network: Network
    activity: ActivityRow


@dataclass(frozen=True, slots=True)
class HoursLine:
    network: Network
    hours: Decimal
    hour_value: Decimal
    cost: Decimal


@dataclass(frozen=True, slots=True)
class WorthStretch:
    """Days valued by one appraisal; `worth` is shown to the penny but added up exactly."""

    days: Period
    valuation: Valuation
    worth: Decimal


@dataclass(frozen=True, slots=True)
class WorthLine:
    """A membership's worth, rounded once, and the stretches of days it comes from."""

    network: Network
    membership: MembershipRow
    stretches: tuple[WorthStretch, ...]
    worth: Decimal


@dataclass(frozen=True, slots=True)
class Workings:
    """What adds up to the figures of a network with its groups, under the lens.

    `activities` are those with a cost that counts; `counted` are all, the latest first.
    """

    fees: tuple[FeeLine, ...]
    activities: tuple[ActivityLine, ...]
    counted: tuple[ActivityLine, ...]
    hours: tuple[HoursLine, ...]
    worths: tuple[WorthLine, ...]


def workings(
    networks: Iterable[Network], period: Period, lens: Lens, hour_value: Decimal | None
) -> Workings:
    networks = list(networks)
    return Workings(
        tuple(line for network in networks for line in _fee_lines(network, period, lens)),
        tuple(line for network in networks for line in _activity_lines(network, period, lens)),
        tuple(_counted(networks, period)),
        tuple(_hours_lines(networks, period, lens, hour_value)),
        tuple(line for network in networks for line in _worth_lines(network, period)),
    )


def _counts(paid_by: Payer, lens: Lens) -> bool:
    return lens == Lens.ALL or paid_by == Payer.SELF


def _fee_lines(network: Network, period: Period, lens: Lens) -> Iterator[FeeLine]:
    for fee in network.fees:
        if not _counts(fee.paid_by, lens):
            continue
        # Each instalment is a line of its own, as each is rounded by itself.
        for instalment in fee.instalments_in(period):
            cost, days = instalment.share.in_period(period), instalment.cover.overlap(period)
            if cost is not None and days is not None:
                yield FeeLine(network, instalment, days.days, instalment.cover.days, cost)


def _activity_lines(network: Network, period: Period, lens: Lens) -> Iterator[ActivityLine]:
    for activity in activities_in(network, period):
        if activity.cost and _counts(activity.paid_by, lens):
            yield ActivityLine(network, activity)


def _counted(networks: Iterable[Network], period: Period) -> list[ActivityLine]:
    lines = [
        ActivityLine(network, row) for network in networks for row in activities_in(network, period)
    ]
    return sorted(lines, key=lambda line: (line.activity.date, line.activity.id), reverse=True)


def _hours_lines(
    networks: list[Network], period: Period, lens: Lens, hour_value: Decimal | None
) -> Iterator[HoursLine]:
    """Under the lens `time`: the hours of each network, "rounded per organisation"."""
    if lens != Lens.TIME or not hour_value:
        return
    for network in networks:
        hours = sum((activity.hours or ZERO for activity in activities_in(network, period)), ZERO)
        if hours:
            yield HoursLine(network, hours, hour_value, round_half_up(hours * hour_value))


def _worth_lines(network: Network, period: Period) -> Iterator[WorthLine]:
    for membership in network.memberships:
        stretches = tuple(
            WorthStretch(days, value, round_half_up(Fraction(value.worth_per_year) * years(days)))
            for days, value in used(membership.days, membership.valuations, period)
        )
        whole = worth(membership.days, membership.valuations, period)
        if whole is not None:
            yield WorthLine(network, membership, stretches, whole)


@dataclass(frozen=True, slots=True)
class SideLine:
    """What a network's own worth adds to each side; None where it adds nothing."""

    network: Network
    worth: Decimal
    offline: Decimal | None
    online: Decimal | None


def side_lines(summary: Summary) -> list[SideLine]:
    """The worths that the result rests on, the greatest first."""
    lines = []
    for row in summary.rows:
        if row.own.worth:
            share = sides([(row.network.setting, row.own.worth)])
            offline, online = share.offline or None, share.online or None
            lines.append(SideLine(row.network, row.own.worth, offline, online))
    return sorted(lines, key=lambda line: -line.worth)


@dataclass(frozen=True, slots=True)
class RankLine:
    """One pair of the motto; rank 1 is the smallest."""

    network: Network
    hours: Decimal
    worth: Decimal
    hours_rank: Decimal
    worth_rank: Decimal


def rank_lines(summary: Summary) -> list[RankLine]:
    """The pairs that the motto compares, the most hours first."""
    held = [
        (row.network, row.own.hours, row.own.worth)
        for row in summary.rows
        if row.own.held and row.own.worth is not None
    ]
    hours_ranks = mean_ranks([hours for _, hours, _ in held])
    worth_ranks = mean_ranks([value for _, _, value in held])
    lines = [
        RankLine(*pair, *ranks) for pair, *ranks in zip(held, hours_ranks, worth_ranks, strict=True)
    ]
    return sorted(lines, key=lambda line: -line.hours_rank)
