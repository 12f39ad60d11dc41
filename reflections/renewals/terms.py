"""On what terms a membership goes on: by itself or not, how one leaves it, its number."""

from datetime import date

from networks.arithmetic.periods import format_day
from reflections.renewals.due import Renewal


def terms(renewal: Renewal, today: date) -> list[str]:
    """Sentences for where one decides; none where nothing was said about it."""
    membership, decide_by, sentences = renewal.membership, format_day(renewal.decide_by), []
    # None is not known; False is known not to.
    if membership.renews_itself is False:
        sentences.append("It ends unless you renew it.")
    elif membership.renews_itself and renewal.decide_by < today:
        sentences.append(f"It renews by itself; {decide_by} was the day to tell them.")
    elif membership.renews_itself:
        sentences.append(f"It renews by itself unless you tell them by {decide_by}.")
    if membership.how_to_leave:
        stop = "" if membership.how_to_leave.endswith((".", "!", "?")) else "."
        sentences.append(f"How to leave: {membership.how_to_leave}{stop}")
    if membership.number:
        sentences.append(f"Your membership number is {membership.number}.")
    return sentences
