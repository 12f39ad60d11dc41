"""What a network's fees come to, how much of each is used, and how cost and cash differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from networks.arithmetic.fee_names import span
from networks.arithmetic.instalments import paid_days
from networks.arithmetic.money import (
    NOTHING,
    Amount,
    Lens,
    Payer,
    format_amount,
    format_money,
    known,
    total,
    without_noughts,
)
from networks.arithmetic.periods import FIRST_DAY, Period, format_day
from networks.arithmetic.words import counted
from networks.arithmetic.writing import own_writing
from networks.models import FeeKind
from reflections.arithmetic.wording import PAYERS
from reflections.figures import Figures
from reflections.figures.cash import is_paid_back, paid_by_day
from reflections.figures.fee_row import FeeRow
from reflections.figures.rows import Network
from reflections.figures.workings import Workings

SHOWN = 2


@dataclass(frozen=True, slots=True)
class CardLine:
    """A fee in the ledger; `may_come_back` where somebody could still pay it back."""

    id: int
    words: str
    amount: str
    may_come_back: bool


@dataclass(frozen=True, slots=True)
class FeeCard:
    """All that was paid for the same days; `used` is in percent, None where it lies on one day."""

    name: str
    amount: Amount
    amount_words: str
    lines: tuple[CardLine, ...]
    used: int | None
    used_words: str
    cover: Period


def fee_cards(network: Network, period: Period, currency: str, today: date) -> list[FeeCard]:
    """The latest first."""
    # What repeats is on no card with what is paid once: "so much a month" would be said of both.
    alike: dict[tuple, list[FeeRow]] = defaultdict(list)
    for fee in network.fees:
        alike[fee.cover, fee.every].append(fee)
    refunds = [fee for fee in network.fees if fee.kind == FeeKind.REFUND]
    cards = [_card(fees, refunds, period, currency, today) for fees in alike.values()]
    return sorted(cards, key=lambda card: (card.cover.last, card.cover.first), reverse=True)


def earlier_words(cards: list[FeeCard], currency: str) -> str:
    """2 earlier fees, £215.00, from 2006 to 2010."""
    first = min(card.cover.first for card in cards).year
    last = max(card.cover.last for card in cards).year
    when = f"in {first}" if first == last else f"from {first} to {last}"
    fees = sum(len(card.lines) for card in cards)
    paid = format_amount(total(card.amount for card in cards), currency)
    return f"{counted(fees, 'earlier fee')}, {paid}, {when}"


def _card(
    fees: list[FeeRow], refunds: list[FeeRow], period: Period, currency: str, today: date
) -> FeeCard:
    first = fees[0]
    paid = total(_paid(fee, today) for fee in fees)
    used, used_words = _used(fees, paid, period, currency, today)
    lines = tuple(_line(fee, refunds, currency, today) for fee in fees)
    amount_words = format_amount(paid, currency)
    if first.every:
        # What is paid each time: the sum of all times stands in the lines.
        each = total(fee.known for fee in fees)
        amount_words = f"{format_amount(each, currency)} {span(first.every)}"
    return FeeCard(
        _card_name(first, today), paid, amount_words, lines, used, used_words, first.cover
    )


def _card_name(fee: FeeRow, today: date) -> str:
    """1 Jan 2011 to 31 Dec 2011; Since 1 Jan 2024, of what repeats without end."""
    short_day, cover = own_writing().short_day, fee.cover
    if fee.every and fee.repeats_until is None and cover.last > today:
        return f"Since {short_day(cover.first)}"
    if not fee.every and (not fee.covers or cover.days == 1):
        return short_day(cover.first)
    return f"{short_day(cover.first)} to {short_day(cover.last)}"


def _paid(fee: FeeRow, today: date) -> Amount:
    """Of what repeats, all instalments up to today."""
    if fee.every is None:
        return fee.known
    return total(fee.known for _ in paid_days(fee.paid_on, fee.cover, fee.every, today))


def _line(fee: FeeRow, refunds: list[FeeRow], currency: str, today: date) -> CardLine:
    kind = "Fee" if fee.kind == FeeKind.OTHER else FeeKind(fee.kind).label
    by = PAYERS[fee.paid_by]
    if fee.asked:
        kind += f" of {format_amount(known(abs(fee.asked[0]), fee.certainty), fee.asked[1])}"
    if fee.kind == FeeKind.REFUND:
        back = kind if fee.asked else "Paid back"
        words = f"{back} to {by} on {format_day(fee.paid_on)}"
    elif fee.every:
        times = len(paid_days(fee.paid_on, fee.cover, fee.every, today))
        sums = format_amount(_paid(fee, today), currency)
        words = f"{kind}, paid by {by}: {counted(times, 'instalment')} so far, {sums}"
    else:
        ahead = "to be paid" if fee.paid_on > today else "paid"
        words = f"{kind}, {ahead} by {by} on {format_day(fee.paid_on)}"
    own = fee.paid_by == Payer.SELF and fee.kind != FeeKind.REFUND
    may = own and not is_paid_back(fee, refunds, today)
    return CardLine(fee.id, words, format_amount(fee.known, currency), may)


def _used(
    fees: list[FeeRow], paid: Amount, period: Period, currency: str, today: date
) -> tuple[int | None, str]:
    """How much of the days is over, and £184 paid, £30.67 of it so far: spread by the day."""
    cover = fees[0].cover
    if cover.days == 1 or fees[0].every:
        return None, ""
    if today < cover.first:
        return 0, "None of it used yet"
    until_now = Period(min(FIRST_DAY, cover.first), today)
    so_far = _cost(fees, until_now)
    if today >= cover.last:
        in_period = _cost(fees, period)
        within = format_amount(in_period, currency)
        return 100, "All of it used" + (
            f", {within} in the period" if 0 < in_period.value < paid.value else ""
        )
    days = (today - cover.first).days + 1
    whole = without_noughts(format_money(paid.value, currency))
    return round(Fraction(days * 100, cover.days)), (
        f"{whole} paid, {format_amount(so_far, currency)} of it so far: spread by the day"
    )


def _cost(fees: Iterable[FeeRow], period: Period) -> Amount:
    return total(fee.share.in_period(period) or NOTHING for fee in fees)


@dataclass(frozen=True, slots=True)
class Term:
    label: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class AddsUp:
    """The terms of a cost, and what was handed over in the same days, with why the two differ."""

    terms: tuple[Term, ...]
    cost: Amount
    cash: Amount
    why: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return self.cost != self.cash


def adds_up(
    group: list[Network], figures: Figures, workings: Workings, period: Period, lens: Lens,
    titles: dict[int, str], currency: str,
) -> AddsUp:  # fmt: skip
    """`titles` are those of the activities that cost something."""
    terms = list(_terms(group, workings, titles))
    counted_fees = [
        fee
        for member in group
        for fee in member.fees
        if lens == Lens.ALL or fee.paid_by == Payer.SELF
    ]
    handed = [(fee, pay) for fee in counted_fees for _, pay in paid_by_day(fee, period)]
    spent = sum((line.activity.cost or Decimal(0) for line in workings.activities), Decimal(0))
    cash = total(pay for _, pay in handed) + Amount(spent)
    why = tuple(_why_cash_differs(workings, handed, currency))
    return AddsUp(tuple(terms), figures.cost, cash, why)


def _terms(group: list[Network], workings: Workings, titles: dict[int, str]) -> Iterator[Term]:
    for network in group:
        fees = [line.cost for line in workings.fees if line.network.id == network.id]
        if fees:
            own = network.id == group[0].id
            label = "Fees, spread by the day" if own else f"{network.short}, fees by the day"
            yield Term(label, total(fees))
    for network in group:
        lines = [line for line in workings.activities if line.network.id == network.id]
        costs = Amount(sum((line.activity.cost or Decimal(0) for line in lines), Decimal(0)))
        if len(lines) == 1:
            yield Term(titles.get(lines[0].activity.id, network.short), costs)
        elif lines:
            yield Term(f"{network.short}, {counted(len(lines), 'activity')}", costs)
    for line in workings.hours:
        yield Term(f"{line.network.short}, your time", Amount(line.cost))


def _why_cash_differs(
    workings: Workings, handed: list[tuple[FeeRow, Amount]], currency: str
) -> Iterator[str]:
    """Each fee of which a part lies outside these days, or was paid outside of them."""
    paid = {fee.id for fee, _ in handed}
    for line in workings.fees:
        whole, here = format_amount(line.fee.known, currency), format_amount(line.cost, currency)
        when = format_day(line.fee.paid_on)
        if line.fee.id not in paid:
            yield f"{here} of the {whole} of {when} counts here; it was paid outside these days."
        elif line.cost != line.fee.known:
            yield f"{whole} was paid on {when}; {here} counts here, the rest on other days."
    touched = {line.fee.id for line in workings.fees}
    for fee, pay in handed:
        if fee.id not in touched:
            words = format_amount(pay, currency)
            yield f"{words} was paid on {format_day(fee.paid_on)} for days outside these."
    if workings.hours:
        yield "Your time costs you no cash."


def titles_wanted(workings: Workings) -> list[int]:
    return [line.activity.id for line in workings.activities]
