"""Amounts as people say them: "about £75", "at least 20", "unknown" (METHOD, Money)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.money import MINUS, SYMBOLS, Certainty, parse_decimal

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
_CURRENCIES = {symbol: code for code, symbol in SYMBOLS.items()}
_HEDGED = re.compile(
    r"({})\b\.?\s*(.+)".format("|".join(word for words in _HEDGES.values() for word in words))
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_COMMA = re.compile(r"[0-9.]*,[0-9]{1,2}")
_SIGN = re.compile(rf"[-{MINUS}]\s*")
_CODE = re.compile(r"[a-z]{3}")


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """What was said; `value` None is unknown, an empty `currency` was not said."""

    value: Decimal | None
    certainty: Certainty = Certainty.EXACT
    currency: str = ""


UNKNOWN = MoneyWords(None)


def parse_money(text: str) -> MoneyWords:
    """Reads what a person says an amount was; nothing at all is unknown, too.

    Currencies are £, €, $ or three letters before or after the number; a minus makes it negative;
    a question mark behind it makes it `about`, a plus `at_least`. Raises ValueError, in words for
    the person, for anything else.
    """
    said = " ".join(text.lower().split())
    if _UNKNOWN.fullmatch(said):
        return UNKNOWN
    certainty, said = _certainty(said)
    if said in _NOTHING:
        return MoneyWords(Decimal("0.00"), certainty)
    negative, said = _minus(said)
    currency, said = _currency(said)
    if not negative:
        negative, said = _minus(said)
    value = _number(said)
    return MoneyWords(-value if negative else value, certainty, currency)


def _certainty(said: str) -> tuple[Certainty, str]:
    if said[0] in _MARKS:
        return _MARKS[said[0]], said[1:].removeprefix("=").strip()
    if match := _HEDGED.fullmatch(said):
        word = match.group(1)
        return next(one for one, words in _HEDGES.items() if word in words), match.group(2)
    if said.endswith("?"):
        return Certainty.ABOUT, said.rstrip("? ")
    if said.endswith("+"):
        return Certainty.AT_LEAST, said.rstrip("+ ")
    return Certainty.EXACT, said


def _minus(said: str) -> tuple[bool, str]:
    match = _SIGN.match(said)
    return match is not None, said[match.end() :] if match else said


def _currency(said: str) -> tuple[str, str]:
    for symbol, code in _CURRENCIES.items():
        if symbol in said and said.strip(symbol) != said:
            return code, said.removeprefix(symbol).removesuffix(symbol).strip()
    if _CODE.match(said):
        return said[:3].upper(), said[3:].strip()
    if _CODE.fullmatch(said[-3:]):
        return said[-3:].upper(), said[:-3].strip()
    return "", said


def _number(said: str) -> Decimal:
    if _COMMA.fullmatch(said):
        raise ValueError("Write pennies after a point, as in 75.50.")
    plain = said.replace(",", "") if _GROUPED.fullmatch(said) else said
    try:
        return parse_decimal(plain.removesuffix("."), places=2, whole_digits=7)
    except ValueError as error:
        if any(character.isdecimal() and character.isascii() for character in said):
            raise
        raise ValueError("Write an amount such as £184, about £75 or unknown.") from error


def write_money(words: MoneyWords) -> str:
    """What `parse_money` reads back to the same; whole money without its pennies."""
    if words.value is None:
        return "unknown"
    hedge = {Certainty.EXACT: "", Certainty.ABOUT: "about ", Certainty.AT_LEAST: "at least "}
    symbol = SYMBOLS.get(words.currency, f"{words.currency} " if words.currency else "")
    minus = "-" if words.value < 0 else ""
    return f"{hedge[words.certainty]}{minus}{symbol}{abs(words.value):,.2f}".removesuffix(".00")
