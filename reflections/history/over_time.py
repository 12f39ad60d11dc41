"""Fees, worth and answers over time, each as steps that hold for some days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from networks.arithmetic.coverage import subscriptions
from networks.arithmetic.instalments import cover_until
from networks.arithmetic.money import Amount, ratio, round_half_up, total
from networks.arithmetic.periods import ONE_DAY, Period
from networks.arithmetic.yearly import times_a_year
from networks.models import FeeKind
from reflections.arithmetic.worth import used
from reflections.figures.membership_row import Answers
from reflections.figures.rows import FeeRow, Network


@dataclass(frozen=True, slots=True)
class Level:
    """A value that holds on all these days."""

    days: Period
    value: Decimal


@dataclass(frozen=True, slots=True)
class FeeStep:
    """What one stretch of coverage cost, whoever paid it, and what that comes to in a year.

    Of what repeats, `amount` is an instalment's. `change` is in percent of what a year came to
    before; None for the first, or where either is unknown.
    """

    cover: Period
    amount: Amount
    fees: tuple[FeeRow, ...]
    a_year: Decimal | None
    change: Decimal | None


def fee_history(network: Network, today: date) -> list[FeeStep]:
    """What its own subscriptions came to in a year (METHOD, Renewals), in order of time.

    What repeats without an end goes on to the end of the instalment that runs today. "The refunds
    over the same days [are] taken off."
    """
    by_cover: dict[tuple[Period, int], list[FeeRow]] = defaultdict(list)
    for membership in network.memberships:
        for fee in subscriptions(fee for fee in membership.fees if fee.covers):
            by_cover[_covered(fee, today), fee.every or 0].append(fee)
    refunds = [fee for fee in network.fees if fee.kind == FeeKind.REFUND and fee.covers]
    history: list[FeeStep] = []
    for (cover, every), fees in sorted(by_cover.items(), key=lambda pair: pair[0]):
        back = () if every else (fee for fee in refunds if fee.cover == cover)
        before = history[-1].a_year if history else None
        history.append(_fee_step(cover, [*fees, *back], before))
    return history


def _covered(fee: FeeRow, today: date) -> Period:
    if fee.every is None or fee.repeats_until is not None:
        return fee.cover
    so_far = cover_until(fee.cover.first, fee.every, today)
    return Period(fee.cover.first, min(so_far.last, fee.cover.last))


def _fee_step(cover: Period, fees: list[FeeRow], before: Decimal | None) -> FeeStep:
    amount = total(fee.known for fee in fees)
    in_a_year = [(fee.amount, times_a_year(fee.payment)) for fee in fees if fee.amount is not None]
    yearly = None
    if len(in_a_year) == len(fees):
        yearly = round_half_up(
            sum((Fraction(amount) * times for amount, times in in_a_year), Fraction(0))
        )
    change = None
    # Of a rise from nothing there is no percentage.
    if before and yearly is not None:
        change = ratio((yearly - before) * 100, before, 0)
    return FeeStep(cover, amount, tuple(fees), yearly, change)


def fee_steps(history: Iterable[FeeStep]) -> list[Level]:
    """What the fee came to in a year, day by day; fees that overlap add up."""
    return summed(
        (fee_step.cover, fee_step.a_year) for fee_step in history if fee_step.a_year is not None
    )


def worth_steps(networks: Iterable[Network], until: date) -> list[Level]:
    """What a year of them was worth by the appraisals in force, on each day up to `until`."""
    ranges = [
        (days, value.worth_per_year)
        for network in networks
        for membership in network.memberships
        if membership.days.first <= until
        for days, value in used(
            membership.days, membership.valuations, Period(membership.days.first, until)
        )
    ]
    return summed(ranges)


def summed(ranges: Iterable[tuple[Period, Decimal]]) -> list[Level]:
    """The sum of all values that hold on a day; days on which none does are left out."""
    changes: dict[date, list[tuple[int, Decimal]]] = defaultdict(list)
    for days, value in ranges:
        changes[days.first].append((1, value))
        changes[days.last + ONE_DAY].append((-1, -value))
    levels: list[Level] = []
    # How many ranges hold is counted beside their sum: a sum of 0 can be a value, too.
    holding, value = 0, Decimal(0)
    for day, following in pairwise(sorted(changes)):
        holding += sum(count for count, _ in changes[day])
        value += sum(change for _, change in changes[day])
        if not holding:
            continue
        days, last = Period(day, following - ONE_DAY), levels[-1] if levels else None
        if last and last.value == value and last.days.last + ONE_DAY == days.first:
            # Where one range ends and another begins at the same value, it is one level.
            levels[-1] = Level(Period(last.days.first, days.last), value)
        else:
            levels.append(Level(days, value))
    return levels


def answer_steps(network: Network, question: str) -> list[Level]:
    """An answer looks back: it holds from the day after the one before it, or from joining."""
    levels: list[Level] = []
    for membership in network.memberships:
        start = membership.days.first
        for answer in answered(membership.answers, question):
            if start <= answer.on:
                levels.append(Level(Period(start, answer.on), Decimal(getattr(answer, question))))
                start = answer.on + ONE_DAY
    return levels


def answered(answers: Sequence[Answers], question: str) -> list[Answers]:
    return [answer for answer in answers if getattr(answer, question) is not None]
