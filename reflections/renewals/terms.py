"""On what terms a membership goes on: by itself or not, how one leaves it, its number."""

from datetime import date

from networks.arithmetic.periods import format_day
from reflections.renewals.due import Renewal


def terms(renewal: Renewal, today: date) -> list[str]:
    """Sentences for where one decides; none where nothing was said about it."""
    stay = renewal.stay
    return [
        *_by_itself(renewal, today),
        *([f"How to leave: {_ended(stay.how_to_leave)}"] if stay.how_to_leave else []),
        *([f"Your membership number is {stay.number}."] if stay.number else []),
    ]


def _by_itself(renewal: Renewal, today: date) -> list[str]:
    if renewal.stay.renews_itself is None:
        return []
    if not renewal.stay.renews_itself:
        return ["It ends unless you renew it."]
    if renewal.decide_by < today:
        return [f"It renews by itself; {format_day(renewal.decide_by)} was the day to tell them."]
    return [f"It renews by itself unless you tell them by {format_day(renewal.decide_by)}."]


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
