"""Amounts in cells with the sign of their currency and commas between thousands."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError

from networks.arithmetic.money import SYMBOLS

GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")


@dataclass(frozen=True)
class AmountInCurrency:
    """An amount with the currency whose sign stood beside it."""

    number: Decimal
    currency: str


def without_sign(text: str) -> tuple[str, str]:
    """The number in an amount, and the currency whose sign stands with it."""
    for currency, sign in SYMBOLS.items():
        if sign in text:
            minus, bare = ("-", text[1:]) if text.startswith("-") else ("", text)
            if bare.startswith(sign) or bare.endswith(sign):
                return minus + bare.removeprefix(sign).removesuffix(sign).strip(), currency
    return text, ""


def without_thousands(text: str) -> str:
    """No amount has three places, so 1,184 is never 1.184."""
    return text.replace(",", "") if GROUPED.fullmatch(text) else text


def check_sign(sign: str, currency: str) -> None:
    if sign != currency:
        raise ValidationError(
            f"{SYMBOLS[sign]} stands for {sign}, but the currency here is {currency}: "
            "write the number alone, or the currency in its column."
        )
