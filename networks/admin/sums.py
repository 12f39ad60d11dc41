"""What the fees of a list come to."""

from collections import defaultdict

from networks.arithmetic.money import Amount, Certainty, Payer, format_amount, known, to_home, total
from networks.arithmetic.words import listed

WHOSE = {Payer.SELF: "yours", Payer.EMPLOYER: "your employer’s", Payer.OTHER: "someone else’s"}


def paid_in_all(fees) -> str:
    """By payer, in the home currency of the fees: £583.00 yours, about £300.00 your employer’s."""
    paid: dict[str, list[Amount]] = defaultdict(list)
    asked = ("paid_by", "amount", "certainty", "exchange_rate", "home_currency")
    currency = ""
    for payer, amount, certainty, rate, home in fees.values_list(*asked):
        # Row by row: SQLite has no decimals, and each fee is rounded to home money by itself.
        value = None if amount is None else to_home(amount, rate)
        paid[payer].append(known(value, Certainty(certainty)))
        currency = home
    parts = [
        f"{format_amount(total(paid[payer]), currency)} {whose}"
        for payer, whose in WHOSE.items()
        if payer in paid
    ]
    return listed(parts) if parts else ""
