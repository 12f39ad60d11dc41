"""Lines of a bank's statement, from which a person chooses what was paid to a network."""

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from networks.arithmetic.money import format_money
from networks.arithmetic.periods import (
    ONE_DAY,
    Period,
    Precision,
    VagueDate,
    format_day,
    months_later,
)
from networks.arithmetic.text import fold, same_name
from networks.arithmetic.typed_dates import DateOrder
from networks.other_files.drafting.drafts import Draft, Origin
from networks.other_files.drafting.existing import Existing
from networks.other_files.drafting.lines import ListedLine, NetworkNames
from networks.other_files.grids import Grid
from networks.other_files.meanings.choices import Choices
from networks.other_files.meanings.columns import FEES, MEMBERSHIPS, NETWORKS
from networks.other_files.reading.statement_lines import AMOUNT, DAY, WORDS, read_day

NOISE = re.compile(
    r"\b(?:dd|ddr|direct debit|card payment|deb|bp|fpo|so|ref|to|on|gbp|vis)\b|[0-9]+"
)
BY_THE_MONTH = timedelta(days=45)
SAME_PAYMENT = timedelta(days=5)


def payee_key(words: str) -> str:
    """Equal for payments to the same payee: without what changes from one to the next."""
    bare_words = " ".join(NOISE.sub(" ", fold(words)).split())
    # As long as the fingerprint of a sheet, in whose column it is kept: 64 characters.
    return "payee:" + hashlib.sha256((bare_words or fold(words)).encode()).hexdigest()[:58]


def payment_lines(
    grid: Grid,
    names: NetworkNames,
    rules: dict[str, str],
    there: set[tuple[str, date, Decimal]],
    currency: str,
) -> list[ListedLine]:
    """Those that look like a network's first; `there` are networks, days and amounts of fees."""
    listed = []
    for line, row in zip(grid.lines, grid.rows, strict=True):
        key = payee_key(row[WORDS])
        guess = rules.get(key) or names.within(row[WORDS])
        amount = Decimal(row[AMOUNT])
        # Asked in either order: what is there already is not offered while nobody has said which.
        days = {day for order in DateOrder if (day := read_day(row[DAY], order))}
        paid_on = {on for name, on, paid in there if name == guess and paid == -amount}
        is_there = any(abs(day - on) <= SAME_PAYMENT for day in days for on in paid_on)
        day = read_day(row[DAY], None)
        money = format_money(abs(amount), grid.currency or currency)
        detail = f"{money}{' back' if amount > 0 else ''}"
        shown_day = format_day(day) if day else row[DAY]
        guess = "" if is_there else guess
        listed.append(ListedLine(line, shown_day, row[WORDS], detail, guess, is_there))
    return sorted(listed, key=lambda line: not (line.guess or line.is_there))


def draft_payments(
    grid: Grid,
    choices: Choices,
    existing: Existing,
    order: DateOrder | None,
    drafted: Draft,
    covers: dict[str, date],
) -> None:
    """`covers` are, by the key of a network's name, a day on which its subscription renews."""
    headings = {"paid_on": "Day", "amount": "Amount", "organisation": "Network", "name": "Network"}
    paid: dict[str, list[_Payment]] = defaultdict(list)
    chosen = [
        (line, row, choices.chosen[str(line)])
        for line, row in zip(grid.lines, grid.rows, strict=True)
        if choices.chosen.get(str(line)) and line not in choices.left_out
    ]
    for line, row, called in sorted(
        chosen, key=lambda choice: read_day(choice[1][DAY], order) or date.min
    ):
        origin, name = Origin(grid.name, line, headings), existing.full_name(called)
        day, amount = read_day(row[DAY], order), -Decimal(row[AMOUNT])
        values = {
            "organisation": name,
            "amount": f"{amount:.2f}",
            "kind": "refund" if amount < 0 else "subscription",
            "paid_on": day.isoformat() if day else row[DAY],
            "currency": grid.currency,
        }
        values["membership_started_on"] = _start(name, day, row[DAY], existing, origin, drafted)
        fee_row = drafted.add(FEES, values, origin)
        if day:
            paid[same_name(name)].append(_Payment(day, amount, fee_row))
    for key, payments in paid.items():
        _say_what_they_cover(payments, covers.get(key))


@dataclass
class _Payment:
    """A line that is a fee, or what came back of one, and its row as the draft has it."""

    day: date
    amount: Decimal
    row: dict[str, str]
    covers: Period | None = None


def _say_what_they_cover(payments: list[_Payment], renewal: date | None) -> None:
    """Of payments to one network, in the order of their days.

    What came back in full gives the days of its fee back; of a part, nobody knows which.
    """
    fees = [payment for payment in payments if payment.amount >= 0]
    for before, fee, after in zip([None, *fees], fees, [*fees[1:], None], strict=False):
        by_month = _follows(before, fee) or (_follows(fee, after) and _is_alike(fee, after))
        fee.covers = _cover(fee.day, renewal, by_month)
    for number, refund in enumerate(payments):
        if refund.amount < 0:
            paid_in_full = (
                fee for fee in reversed(payments[:number]) if fee.amount == -refund.amount
            )
            refund.covers = next((fee.covers for fee in paid_in_full), None)
    for payment in payments:
        if payment.covers:
            payment.row["covers_from"] = payment.covers.first.isoformat()
            payment.row["covers_until"] = payment.covers.last.isoformat()


def _follows(before: _Payment | None, after: _Payment | None) -> bool:
    return bool(before and after and after.day - before.day <= BY_THE_MONTH)


def _is_alike(fee: _Payment, after: _Payment | None) -> bool:
    """A fee of the year is not one of the month because a ticket was paid in the next."""
    return after is not None and max(fee.amount, after.amount) <= 2 * min(fee.amount, after.amount)


def _cover(day: date, renewal: date | None, by_month: bool) -> Period:
    """Twelve months from the renewal that is nearest to the day of payment, or one month."""
    if by_month:
        return Period(day, months_later(day, 1) - ONE_DAY)
    first = day
    if renewal:
        years = [months_later(renewal, 12 * (day.year - renewal.year + n)) for n in (-1, 0, 1)]
        first = min(years, key=lambda anniversary: abs(anniversary - day))
    return Period(first, months_later(first, 12) - ONE_DAY)


def _start(
    name: str, day: date | None, raw: str, existing: Existing, origin: Origin, drafted: Draft
) -> str:
    """Of the membership that is paid for; it had begun by the first payment that is known."""
    if not existing.has(name):
        drafted.add(NETWORKS, {"name": name}, origin)
        existing.know(name)
    if day is None:
        # Which day it is gets asked before any membership is needed.
        return raw
    if held := existing.membership(name, day):
        return held.start
    start = VagueDate(date(day.year - 1, 12, 31), Precision.UNTIL)
    existing.hold(name, start, None)
    drafted.add(MEMBERSHIPS, {"organisation": name, "started_on": str(start)}, origin)
    return str(start)
