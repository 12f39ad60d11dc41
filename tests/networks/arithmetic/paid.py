"""Payments with what they must have, for the tests of what is paid for and when it renews."""

from decimal import Decimal

from networks.arithmetic.coverage import Payment
from networks.arithmetic.instalments import cover_until
from networks.arithmetic.money import Certainty, Payer
from networks.arithmetic.periods import LAST_DAY, Period


def payment(first, last, amount="184.00", **more):
    return Payment(
        covers=Period(first, last),
        paid_on=first,
        amount=amount and Decimal(amount),
        certainty=more.get("certainty", Certainty.EXACT),
        paid_by=more.get("paid_by", Payer.SELF),
        kind=more.get("kind", "subscription"),
    )


def repeating(first, every=1, until=None, amount="20.00", **more):
    """Without a last day of its own unless `until` says one."""
    cover = cover_until(first, every, until or LAST_DAY)
    return Payment(
        cover, first, Decimal(amount), Certainty.EXACT, more.get("paid_by", Payer.SELF),
        more.get("kind", "subscription"), every, endless=until is None,
    )  # fmt: skip
