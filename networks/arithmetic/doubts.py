"""What is likely a slip, and is asked about before it is kept."""

from datetime import date
from decimal import Decimal

from networks.arithmetic.words import plain

# Two and a half weeks at a desk: minutes, more likely, or a point that was left out.
MANY_HOURS = 100
YEARS_AHEAD = 2


def doubts(hours: Decimal | None, on: date | None, today: date) -> dict[str, str]:
    """The questions about one activity, by the name of the field that each is about."""
    questions = {
        "hours": doubt_about_hours(hours) if hours else "",
        "date": doubt_about_day(on, today) if on else "",
    }
    return {name: question for name, question in questions.items() if question}


def doubt_about_hours(hours: Decimal) -> str:
    """A question about what one activity took; empty where it may well be."""
    if hours <= MANY_HOURS:
        return ""
    return f"{plain(hours)} hours for one activity: is that right?"


def doubt_about_day(on: date, today: date) -> str:
    """A question about a day that lies two calendar years ahead, or further; else empty."""
    if on.year < today.year + YEARS_AHEAD:
        return ""
    return f"This is planned for {on.year}, right?"
