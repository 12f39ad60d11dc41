"""Money as Decimals with how sure they are; floats never enter (METHOD, Money)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from networks.arithmetic.words import MISSING
from networks.arithmetic.writing import own_writing

ZERO = Decimal("0.00")
SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
MINUS = "\N{MINUS SIGN}"
WHOLE_ONLY = "Write a whole number."

_PLAIN = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")


class Payer(StrEnum):
    SELF = "self"
    EMPLOYER = "employer"
    OTHER = "other"


class Lens(StrEnum):
    """Whose money counts (METHOD, Cost in a period)."""

    MINE = "mine"
    ALL = "all"
    TIME = "time"


class Certainty(StrEnum):
    """How sure an amount is, from the surest to the least."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"


def combine(certainties: Iterable[Certainty]) -> Certainty:
    """The certainty of a sum: "at_least when anything in it is", else about, else exact."""
    return max(certainties, key=_SURENESS.__getitem__, default=Certainty.EXACT)


_SURENESS = {certainty: place for place, certainty in enumerate(Certainty)}


def rounded(numerator: int, denominator: int, places: int = 2) -> Decimal:
    """A fraction to so many places, halves away from zero (METHOD, Money).

    So a full refund cancels its fee to the penny.
    """
    # In whole numbers: the same in Fractions made a page ten times as slow. Half up of n / d is
    # the floor of (2n + d) / 2d; worked out of the absolute value, since a floor is not symmetric.
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    units = (2 * abs(numerator) * 10**places + denominator) // (2 * denominator)
    return Decimal(-units if numerator < 0 else units).scaleb(-places)


def round_half_up(value: Decimal | Fraction, places: int = 2) -> Decimal:
    return rounded(*value.as_integer_ratio(), places)


def product(first: Decimal, other: Decimal) -> Decimal:
    """The two multiplied, worked out exactly and rounded once to two places."""
    numerator, denominator = first.as_integer_ratio()
    other_numerator, other_denominator = other.as_integer_ratio()
    return rounded(numerator * other_numerator, denominator * other_denominator)


def to_home(amount: Decimal, rate: Decimal) -> Decimal:
    """Home money, two places; the rate is "units of home currency for one of the fee's"."""
    return product(amount, rate)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of home money and how sure it is."""

    value: Decimal = ZERO
    certainty: Certainty = Certainty.EXACT

    def __add__(self, other: "Amount") -> "Amount":
        # Most sums are of equally sure amounts; comparing first spares the common case a call.
        same = self.certainty == other.certainty
        certainty = self.certainty if same else combine((self.certainty, other.certainty))
        return Amount(self.value + other.value, certainty)


NOTHING = Amount()


def total(amounts: Iterable[Amount]) -> Amount:
    amounts = list(amounts)
    value = sum((amount.value for amount in amounts), ZERO)
    return Amount(value, combine(amount.certainty for amount in amounts))


def known(value: Decimal | None, certainty: Certainty = Certainty.EXACT) -> Amount:
    """An unknown value, None, adds nothing but makes any sum it is in `at_least`."""
    return Amount(ZERO, Certainty.AT_LEAST) if value is None else Amount(value, certainty)


def ratio(
    value: Decimal | int, divisor: Decimal | Fraction | int | None, places: int = 2
) -> Decimal | None:
    """None when there is nothing to divide by (METHOD, Put in and got out)."""
    if not divisor:
        return None
    numerator, denominator = value.as_integer_ratio()
    divisor_numerator, divisor_denominator = divisor.as_integer_ratio()
    return rounded(numerator * divisor_denominator, denominator * divisor_numerator, places)


def back(worth: Decimal, cost: Decimal) -> Decimal | None:
    """Worth for each 1.00 of cost; "none unless cost is above 0" (METHOD, Put in and got out)."""
    return ratio(worth, cost) if cost > 0 else None


def parse_decimal(text: str, *, places: int, whole_digits: int, negative: bool = False) -> Decimal:
    """Reads plain ASCII digits with at most one point, such as 1234.50, and keeps `places`.

    Raises ValueError, in words for the person who typed it, for anything else: exponents,
    separators, symbols, other scripts' digits, too many places, too large a number, or a minus
    where `negative` is False.
    """
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise ValueError("Write a plain number, such as 12.50, with digits and one point only.")
    sign, whole, fraction = match.group(1), match.group(2).lstrip("0"), match.group(3) or ""
    if sign and not negative:
        raise ValueError("A number below 0 does not fit here.")
    if len(fraction) > places:
        noun = "place" if places == 1 else "places"
        raise ValueError(f"Write at most {places} decimal {noun}." if places else WHOLE_ONLY)
    if len(whole) > whole_digits:
        largest = Decimal(10 ** (whole_digits + places) - 1).scaleb(-places)
        raise ValueError(f"The number can be at most {largest:,}.")
    # Padded, so that 12.5 gets the two places of 12.50.
    units = int(whole + fraction.ljust(places, "0") or "0")
    return Decimal(-units if sign else units).scaleb(-places)


def format_money(value: Decimal, currency: str = "GBP") -> str:
    """£1,234.50, with a true minus sign; currencies without a symbol here as CHF 1,234.50."""
    rounded = round_half_up(value)
    number = own_writing().marks(f"{abs(rounded):,.2f}")
    return f"{MINUS if rounded < 0 else ''}{currency_symbol(currency)}{number}"


def currency_symbol(currency: str) -> str:
    """What stands right before a number: £, or the letters and a space."""
    return SYMBOLS.get(currency, f"{currency} ")


def without_noughts(words: str) -> str:
    """Amounts in a sentence, the whole ones without their pennies: £184 and £20.50 a year."""
    # After the reader's own mark: ".00" begins the thousands of £1.002,50 in another language.
    return words.replace(f"{own_writing().point}00", "")


def money_or_dash(value: Decimal | None, currency: str = "GBP") -> str:
    """£1,234.50; a dash for what does not exist."""
    return MISSING if value is None else format_money(value, currency)


def format_amount(amount: Amount, currency: str = "GBP") -> str:
    """As in "at least £184", "about £75" (METHOD, Money); nothing known is said in words."""
    if amount.certainty == Certainty.AT_LEAST and amount.value == 0:
        return "an unknown amount"
    words = {Certainty.EXACT: "", Certainty.ABOUT: "about ", Certainty.AT_LEAST: "at least "}
    return words[amount.certainty] + format_money(amount.value, currency)
