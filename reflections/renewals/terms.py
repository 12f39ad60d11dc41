"""On what terms a membership goes on: by itself or not, how one leaves it, its number."""

from datetime import date

from networks.arithmetic.periods import format_day
from reflections.renewals.due import Renewal


def terms(renewal: Renewal, today: date) -> list[str]:
    """Sentences for where one decides; none where nothing was said about it."""
    stay, said = renewal.stay, _by_itself(renewal, today)
    if stay.how_to_leave:
        stop = "" if stay.how_to_leave.endswith((".", "!", "?")) else "."
        said.append(f"How to leave: {stay.how_to_leave}{stop}")
    if stay.number:
        said.append(f"Your membership number is {stay.number}.")
    return said


def _by_itself(renewal: Renewal, today: date) -> list[str]:
    if renewal.stay.renews_itself is None:
        return []
    if not renewal.stay.renews_itself:
        return ["It ends unless you renew it."]
    if renewal.decide_by < today:
        return [f"It renews by itself; {format_day(renewal.decide_by)} was the day to tell them."]
    return [f"It renews by itself unless you tell them by {format_day(renewal.decide_by)}."]
