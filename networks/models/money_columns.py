"""What all rows with money have in common: currency, rate, payer."""

from decimal import Decimal
from typing import Protocol, runtime_checkable

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from networks.arithmetic.money import Payer
from networks.fields import LineField, MoneyField, PlainDecimalField
from networks.models.constraints import THREE_CAPITALS, three_capitals, within


@runtime_checkable
class Priced(Protocol):
    """A row with a currency of its own."""

    currency: str
    exchange_rate: Decimal | None


PAYERS = [
    (Payer.SELF.value, "Me"),
    (Payer.EMPLOYER.value, "My employer"),
    (Payer.OTHER.value, "Someone else"),
]
LARGEST_MONEY = MoneyField().largest
validate_currency = RegexValidator(
    THREE_CAPITALS, "Give a currency as its three letters, such as GBP or EUR."
)


def currency_field() -> models.CharField:
    return LineField(
        max_length=3,
        blank=True,
        default="",
        validators=[validate_currency],
        help_text="Empty means your home currency.",
    )


def rate_field() -> PlainDecimalField:
    return PlainDecimalField(
        max_digits=12,
        decimal_places=6,
        null=True,
        blank=True,
        help_text="Home currency for one of this. Empty means the ECB's rate of that day.",
    )


def rate_rules(table: str, *amounts: str) -> list[models.CheckConstraint]:
    """A sum of money in the ledger always has its rate, and a rate is above 0."""
    unpriced = Q(**{f"{amount}__isnull": True for amount in amounts})
    return [
        models.CheckConstraint(
            condition=unpriced | Q(exchange_rate__isnull=False),
            name=f"{table}_money_has_a_rate",
            violation_error_message="Give the exchange rate.",
        ),
        within(table, "exchange_rate", "0.000001", rate_field().largest),
        models.CheckConstraint(
            condition=three_capitals("currency"),
            name=f"{table}_currency_has_three_letters",
            violation_error_message=validate_currency.message,
        ),
    ]


def require_positive_rate(rate: Decimal | None) -> None:
    if rate is not None and rate <= 0:
        raise ValidationError({"exchange_rate": "An exchange rate is above 0."})
