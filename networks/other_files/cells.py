"""What people write into cells, in the words of the ledger's own files."""

import re

from networks.arithmetic.typed_hours import read_hours
from networks.arithmetic.typed_money import MoneyWords, parse_money
from networks.arithmetic.typed_numbers import read_number
from networks.other_files.covers import without_time

_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:/\S*)?", re.IGNORECASE)
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


# What is done with the text of a cell, by the key of its meaning; days come before words.
IN_OUR_WORDS = {
    **dict.fromkeys(
        ("joined", "left", "paid_on", "renews_on", "covers_from", "covers_until", "date"),
        without_time,
    ),
    "hours": as_hours,
    **dict.fromkeys(("website", "evidence_url"), as_address),
}
