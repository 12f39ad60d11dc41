"""Why the next fee is judged otherwise than the days looked at, wherever both stand on a page."""

from networks.arithmetic.money import format_amount
from reflections.arithmetic.wording import format_worth
from reflections.figures import Row
from reflections.renewals.due import Renewal


def judged_otherwise(row: Row | None, renewal: Renewal) -> str:
    """In a sentence; nothing where both are judged alike."""
    if row is None or row.network.id != renewal.network.id or row.label == renewal.label:
        return ""
    told = f"“{row.label}” is about these days."
    if renewal.worth is None:
        return f"{told} What the next year gives you is not said yet."
    worth = format_worth(renewal.worth, renewal.worth_is, renewal.currency)
    fee = format_amount(renewal.cost, renewal.currency)
    return (
        f"{told} The next fee is {renewal.label.lower()}: {fee} a year, "
        f"worth {worth} a year by what you said last."
    )
