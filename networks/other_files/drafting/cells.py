"""What people write into cells, in the words of the ledger's own files."""

import re
from contextlib import suppress
from datetime import date
from string import digits

from networks.arithmetic.currencies import SIGNS, meant_by
from networks.arithmetic.month_names import month_called
from networks.arithmetic.typed_hours import read_hours
from networks.arithmetic.typed_money import MoneyWords, parse_money
from networks.arithmetic.typed_numbers import read_number
from networks.csvfiles.columns.cell_words import same_word
from networks.other_files.grids import without_time

_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:/\S*)?", re.IGNORECASE)
CODES = {code for codes in SIGNS.values() for code in codes}
NOT_SAID = {"n/a", "na", "", "–", "—", "none", "tbc", "tba"}
_DAY_OF_YEAR = re.compile(
    r"(?:(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|\.)? (?:of )?)?(?P<month>[^\W\d_]{3,10})\.?"
    r"(?: (?P<last>[0-9]{1,2})(?:st|nd|rd|th)?)?",
    re.IGNORECASE,
)
HOUR_PLACES, HOUR_DIGITS = 2, 4


def read_money(text: str, usual: str) -> MoneyWords:
    """With a comma before the pennies, too, where it can be nothing else; else ValueError."""
    try:
        return parse_money(text, usual=usual)
    except ValueError:
        return parse_money(text, usual=usual, style=None)


def as_hours(text: str) -> str:
    """Of 1h 30m, 2:15 or 1,5; what cannot be read stays, for the ledger's own column to refuse."""
    hours = read_hours(text)
    if hours is None:
        try:
            hours = read_number(text, places=HOUR_PLACES, whole_digits=HOUR_DIGITS, style=None)
        except ValueError:
            return text
    return f"{hours:f}"


def as_address(text: str) -> str:
    """Of a web address that people write without its beginning: cilip.org.uk."""
    return f"https://{text.strip()}" if _BARE_HOST.fullmatch(text.strip()) else text


def as_day(text: str) -> str:
    """A moment as its day, and nothing of what stands where there is none."""
    return "" if same_word(text) in NOT_SAID else without_time(text)


def next_day_of_year(text: str, today: date) -> date | None:
    """Today or later, of March, 1 April or April 1st; None where a year is said, or no month."""
    match = _DAY_OF_YEAR.fullmatch(" ".join(text.split()))
    month = month_called(match["month"]) if match else None
    if match is None or not month:
        return None
    day = int(match["day"] or match["last"] or 1)
    for year in (today.year, today.year + 1):
        try:
            next_day = date(year, month, day)
        except ValueError:
            return None
        if next_day >= today:
            return next_day
    return None


def without_remark(text: str) -> tuple[str, str]:
    """An amount apart from what is said of it in brackets: £45 (reduced)."""
    # In one walk: an expression that looked for both would take minutes over a cell of figures.
    amount, _, rest = text.strip().partition("(")
    remark = rest.removesuffix(")")
    is_one = rest.endswith(")") and not set("()") & set(amount + remark)
    if is_one and set(digits) & set(amount) and any(map(str.isalpha, remark)):
        return amount.rstrip(), remark.strip()
    return text, ""


def currency_in(heading: str, usual: str) -> str:
    """By its code or its sign, as in "Fee (EUR)"; empty where none is said, or it is doubtful."""
    for word in re.findall(r"\b[A-Z]{3}\b|[^\w\s()/.,:-]+", heading):
        if word in CODES:
            return word
        with suppress(KeyError, ValueError):
            return meant_by(word, usual)
    return ""


# What is done with the text of a cell, by the key of its meaning; days come before words.
IN_OUR_WORDS = {
    **dict.fromkeys(
        ("left", "paid_on", "renews_on", "covers_from", "covers_until"),
        as_day,
    ),
    **dict.fromkeys(("joined", "date"), without_time),
    "fee": lambda text: "" if same_word(text) in NOT_SAID else text,
    "hours": as_hours,
    **dict.fromkeys(("website", "evidence_url"), as_address),
}
