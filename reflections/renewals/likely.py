"""What the next fee likely is where the last one covered more or less than the next one will."""

from decimal import Decimal

from networks.arithmetic.money import (
    Amount,
    back,
    currency_symbol,
    format_amount,
    format_money,
    total,
)
from networks.arithmetic.periods import whole_months
from networks.arithmetic.words import counted
from networks.arithmetic.yearly import Expected
from reflections.arithmetic.verdicts import WorthIs, judge
from reflections.arithmetic.wording import VERDICTS


def likely_words(last: Expected, currency: str) -> str:
    """The last fee, £53.26, was for 108 days; the next is likely £180.00 for 12 months."""
    if last.covers_as_long or not last.likely:
        return ""
    paid = format_amount(total(last.by_payer.values()), currency)
    # "Likely about" would say it twice.
    likely = format_amount(total(last.likely.values()), currency).removeprefix("about ")
    months = counted(last.next_months, "month")
    return (
        f"The last fee, {paid}, was for {paid_for(last)}; the next is likely {likely} for {months}"
    )


def paid_for(last: Expected) -> str:
    """How long what does not repeat covered: 15 months, 108 days."""
    covers = next(payment.covers for payment in last.payments if not payment.every)
    months = whole_months(covers)
    return counted(months, "month") if months else counted(covers.days, "day")


def judged_then(worth: Decimal | None, worth_is: WorthIs | None, cost: Amount, money: str) -> str:
    """What is said of a year at another cost: £0.92 back per £1, borderline."""
    ratio = None if worth is None else back(worth, cost.value)
    if ratio is None:
        return ""
    verdict = VERDICTS[judge(worth, worth_is, cost)].lower()
    return f"{format_money(ratio, money)} back per {currency_symbol(money)}1, {verdict}"
