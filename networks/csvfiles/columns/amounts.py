"""Amounts in cells with the sign of their currency and marks between thousands."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError

from networks.arithmetic.currencies import SIGNS, WRITTEN_WITH_A_POINT, codes_of
from networks.arithmetic.money import MINUS
from networks.arithmetic.typed_money import split_currency
from networks.arithmetic.typed_numbers import NumberStyle, plain_number
from networks.arithmetic.words import listed

GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")


@dataclass(frozen=True)
class AmountInCurrency:
    """An amount with what stood beside it for its currency, in small letters."""

    number: Decimal
    sign: str


def without_sign(text: str) -> tuple[str, str]:
    """The number in an amount, and what stands with it for its currency, in small letters.

    With that beside it, a number is read as its country writes it: CHF 1'184.00, 80,50 €.
    ValueError says that it could be two.
    """
    # The minus comes off first: it may stand before the sign, as in -£5.
    minus, bare = ("-", text[1:]) if text.startswith(("-", MINUS)) else ("", text)
    sign, number = split_currency(bare.strip().lower())
    if not sign:
        return minus + bare, ""
    has_a_point = WRITTEN_WITH_A_POINT.intersection(codes_of(sign))
    return minus + plain_number(number, NumberStyle.POINT if has_a_point else None), sign


def without_thousands(text: str) -> str:
    """No amount has three places, so 1,184 is never 1.184."""
    return text.replace(",", "") if GROUPED.fullmatch(text) else text


def check_sign(sign: str, currency: str) -> None:
    if currency not in codes_of(sign):
        stands = f"{sign} stands for {listed(codes_of(sign))}" if sign in SIGNS else sign.upper()
        raise ValidationError(
            f"{stands}, but the currency here is {currency}: "
            "write the number alone, or the currency in its column."
        )
