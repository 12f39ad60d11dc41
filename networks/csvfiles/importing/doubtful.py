"""Rows of an import that are likely slips: asked about before a save, but never refused."""

from collections.abc import Iterator
from datetime import date

from networks.arithmetic.doubts import doubts
from networks.csvfiles.importing.reports import Plan
from networks.models import Activity

SHOWN = 10


def doubtful_rows(plan: Plan, today: date) -> list[str]:
    """A question for each activity, new or changed, that took too long or lies too far ahead."""
    asked = list(_asked(plan, today))
    more = len(asked) - SHOWN
    return asked[:SHOWN] + ([f"And {more:,} more like these."] if more > 0 else [])


def _asked(plan: Plan, today: date) -> Iterator[str]:
    batches = (batch for batch in plan.batches if batch.table.model is Activity)
    for activity in (entry.row for batch in batches for entry in (*batch.new, *batch.updates)):
        for question in doubts(activity.hours, activity.date, today).values():
            yield f"“{activity.title}”: {question}"
