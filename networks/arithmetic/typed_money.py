"""Amounts as people say them: "about £75", "at least 20", "unknown" (METHOD, Money)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.currencies import SIGNS, meant_by, sign_of
from networks.arithmetic.money import MINUS, Certainty
from networks.arithmetic.typed_numbers import NumberStyle, read_number, write_number

_HEDGES = {
    Certainty.ABOUT: ("about", "around", "roughly", "approximately", "approx", "circa", "ca", "c"),
    Certainty.AT_LEAST: ("at least", "more than", "over", "minimum", "min"),
}
_MARKS = {
    "~": Certainty.ABOUT,
    "≈": Certainty.ABOUT,
    "≥": Certainty.AT_LEAST,
    ">": Certainty.AT_LEAST,
}
_UNKNOWN = re.compile(
    r"\?*|(?:is )?unknown|unsure|not (?:known|sure)|no idea|(?:i )?(?:do not|don['’]?t) know.*"
)
_NOTHING = ("free", "nothing", "none", "nil")
_HEDGED = re.compile(
    r"({})\b(?!\$)\.?\s*(.+)".format("|".join(word for words in _HEDGES.values() for word in words))
)
_MINUS = re.compile(rf"[-{MINUS}]\s*")
_WHOLE = re.compile(r"([0-9])(?:[.,][-–—]+|[.,]?=)$")
_CODE = re.compile(r"[a-z]{3}")
_LETTERS_END = re.compile(r"[^0-9.,'’\s\-–—=]+\.?$")
_LETTERS_START = re.compile(r"[^0-9\s\-–—−]+")
_PENCE = re.compile(r"([0-9]{1,2})p")
_UNITS = {"month": 1, "mo": 1, "mth": 1, "quarter": 3, "year": 12, "yr": 12, "annum": 12}
_ADVERBS = {"monthly": 1, "quarterly": 3, "yearly": 12, "annually": 12, "half-yearly": 6}
_EVERY = re.compile(
    r"(?P<amount>.*[^\s/])\s*(?:\b(?:an?|per|each|every)\s+|/\s*|p\.?\s?)"
    r"(?:(?P<number>[0-9]{1,3}|two|three|four|six)\s+)?"
    rf"(?P<unit>{'|'.join(_UNITS)}|[amqy])s?\.?"
)
_ADVERB = re.compile(rf"(?P<amount>.*\S)\s+(?P<word>{'|'.join(_ADVERBS)})")
_SHORT_UNITS = {"m": 1, "q": 3, "y": 12, "a": 12}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6}
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """What was said; `value` None is unknown, an empty `currency` was not said.

    `every` is the number of months from one payment to the next; None, once, or not said.
    """

    value: Decimal | None
    certainty: Certainty = Certainty.EXACT
    currency: str = ""
    every: int | None = None


UNKNOWN = MoneyWords(None)


def parse_money(
    text: str, *, usual: str = "", style: NumberStyle | None = NumberStyle.POINT
) -> MoneyWords:
    """Reads what a person says an amount was; nothing at all is unknown, too.

    A currency is a sign, its three letters or its name, before or after the number; `usual`, the
    currency of the field, decides what a sign of several countries means. A minus makes it
    negative; a question mark behind it makes it `about`, a plus `at_least`; "a month" and the
    like say `every`. Raises ValueError, in words for the person, for anything else.
    """
    typed = " ".join(text.lower().split())
    if _UNKNOWN.fullmatch(typed):
        return UNKNOWN
    certainty, typed = _certainty(typed)
    every, typed = _every(typed)
    # Once more, for a mark that stood before the rhythm: "£20? a month".
    if certainty == Certainty.EXACT:
        certainty, typed = _certainty(typed)
    if typed in _NOTHING:
        return MoneyWords(Decimal("0.00"), certainty, every=every)
    if match := _PENCE.fullmatch(typed):
        return MoneyWords(Decimal(match.group(1)).scaleb(-2), certainty, "GBP", every)
    negative, typed = _minus(typed)
    sign, typed = split_currency(typed)
    currency = meant_by(sign, usual) if sign in SIGNS else sign.upper()
    if not negative:
        negative, typed = _minus(typed)
    value = _number(typed, style)
    return MoneyWords(-value if negative else value, certainty, currency, every)


def _certainty(typed: str) -> tuple[Certainty, str]:
    if typed[0] in _MARKS:
        return _MARKS[typed[0]], typed[1:].removeprefix("=").strip() or "?"
    if match := _HEDGED.fullmatch(typed):
        word = match.group(1)
        return next(
            certainty for certainty, words in _HEDGES.items() if word in words
        ), match.group(2)
    if typed.endswith("?"):
        return Certainty.ABOUT, typed.rstrip("? ") or "?"
    if typed.endswith("+"):
        return Certainty.AT_LEAST, typed.rstrip("+ ") or "?"
    return Certainty.EXACT, typed


def _every(typed: str) -> tuple[int | None, str]:
    if match := _ADVERB.fullmatch(typed):
        return _ADVERBS[match["word"]], match["amount"]
    if match := _EVERY.fullmatch(typed):
        unit = match["unit"]
        number = match["number"] or "1"
        months = (_UNITS.get(unit) or _SHORT_UNITS[unit]) * int(_NUMBERS.get(number, number))
        if not 1 <= months <= MOST_MONTHS:
            raise ValueError(f"What repeats does so after 1 to {MOST_MONTHS} months.")
        return months, match["amount"]
    return None, typed


def _minus(typed: str) -> tuple[bool, str]:
    match = _MINUS.match(typed)
    return match is not None, typed[match.end() :] if match else typed


def split_currency(typed: str) -> tuple[str, str]:
    """The sign, name or code of the currency before or after a number, and the number.

    The sign is empty where there is none; "120.-" is 120. All in small letters.
    """
    before, after = _LETTERS_START.match(typed), _LETTERS_END.search(typed)
    for match in (before, after):
        if match and (match.group() in SIGNS or _CODE.fullmatch(match.group())):
            number = typed[match.end() :] if match is before else typed[: match.start()]
            return match.group(), _WHOLE.sub(r"\1", number.strip())
    return "", _WHOLE.sub(r"\1", typed)


def _number(typed: str, style: NumberStyle | None) -> Decimal:
    try:
        return read_number(typed, places=2, whole_digits=7, style=style)
    except ValueError as error:
        if any(character.isdecimal() and character.isascii() for character in typed):
            raise
        # Without any figure, how to write a number is not what has to be said.
        raise ValueError("Write an amount such as 184, about 75 or unknown.") from error


def write_money(
    words: MoneyWords, *, usual: str = "", style: NumberStyle | None = NumberStyle.POINT
) -> str:
    """What `parse_money` reads back to the same; whole money without its pennies."""
    if words.value is None:
        return "unknown"
    hedge = {Certainty.EXACT: "", Certainty.ABOUT: "about ", Certainty.AT_LEAST: "at least "}
    sign = sign_of(words.currency, usual)
    minus = "-" if words.value < 0 else ""
    number = write_number(abs(words.value), places=2, style=style)
    whole = number.removesuffix(".00").removesuffix(",00")
    return f"{hedge[words.certainty]}{minus}{sign}{whole}{_repeating(words.every)}"


def _repeating(every: int | None) -> str:
    if every is None:
        return ""
    named = {1: " a month", 3: " a quarter", 12: " a year"}
    return named.get(every, f" every {every} months")
