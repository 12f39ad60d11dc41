"""Lines of a bank's statement, whatever file they come from.

Only the day, the words and the amount of a line are read: no account number and no balance.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from networks.arithmetic.cell_dates import TwoWays, read_cell_date
from networks.arithmetic.periods import VagueDate
from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_numbers import NumberStyle, plain_number
from networks.other_files.grids import Grid, without_time

DAY, WORDS, AMOUNT = range(3)
FIGURES = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2[0-9]{2,4}")
_MONEY_SIGNS = re.compile(r"[£$€\s]")
_PENCE_ALONE = re.compile(r"^(-?),(?=[0-9])")
_CLOSE_TOGETHER = re.compile(r"^([12][0-9]{3})([01][0-9])([0-3][0-9])$")
LONGEST_WORDS = 200


def row_of(day: str, words: list[str], amount: Decimal) -> list[str]:
    """A line of a statement; words that are said twice stand there once."""
    words_of_line = " ".join(dict.fromkeys(word.strip() for word in words if word.strip()))
    return [day.strip(), words_of_line[:LONGEST_WORDS], f"{amount:.2f}"]


def statement(name: str, rows: list[list[str]], lines: list[int], currency: str = "") -> Grid:
    """The lines of a statement as a list; a day that is surely one is written as ISO has it.

    Whether the day or the month comes first is said by all lines together. `currency` is that of
    the account, empty where the bank does not say it.
    """
    order = _order_of(rows)
    for row in rows:
        day = read_day(row[DAY], order)
        row[DAY] = day.isoformat() if day else row[DAY]
    return Grid(name, rows, lines, kind="statement", currency=currency)


def read_amount(text: str) -> Decimal | None:
    """Where a mark could be two things, as banks here write it: 1,234 is a thousand, 1.234 is not.

    Below nothing is written with a minus or in brackets. None for what is no number, or too large.
    """
    bare = _MONEY_SIGNS.sub("", text).replace("\u2212", "-").removeprefix("+")
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1]}"
    bare = _PENCE_ALONE.sub(r"\g<1>0,", bare)
    try:
        plain = plain_number(bare, None)
    except ValueError:
        plain = plain_number(bare, NumberStyle.POINT)
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10_000_000 else None


def read_day(text: str, order: DateOrder | None) -> date | None:
    text = _CLOSE_TOGETHER.sub(r"\1-\2-\3", without_time(text))
    try:
        vague = read_cell_date(text, order) or VagueDate.parse(text)
    except (TwoWays, ValueError):
        return None
    return vague.first


def _order_of(rows: list[list[str]]) -> DateOrder | None:
    """What the days of one statement agree on: one above 12 tells for all of them."""
    matches = [FIGURES.match(row[DAY]) for row in rows]
    firsts, seconds = ({int(match[n]) for match in matches if match} for n in (1, 3))
    if max(firsts, default=0) > 12 >= max(seconds, default=0):
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if max(seconds, default=0) > 12 >= max(firsts) else None
