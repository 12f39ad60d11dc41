"""The figures as /summary.csv and the summary command write them."""

import json
from collections.abc import Iterator
from decimal import Decimal

from networks.arithmetic.csv_text import csv_lines as written_lines
from networks.arithmetic.csv_text import record
from networks.arithmetic.money import ZERO, round_half_up
from reflections.figures import Row, Summary

HEADINGS = (
    "organisation", "parent", "setting", "period_from", "period_until", "lens", "cost", "cost_is",
    "cost_self", "cost_employer", "cost_other", "worth", "net", "back", "saved", "hours",
    "activities", "rating", "cost_per_hour", "cost_per_activity", "own_cost", "own_worth",
    "own_hours", "verdict", "standing", "worth_is",
)  # fmt: skip
TEXTS = ("organisation", "parent")


def values(summary: Summary) -> list[tuple]:
    """A row per network, under HEADINGS; None for a figure that does not exist."""
    names: dict[int | None, str] = {row.network.id: row.network.name for row in summary.rows}
    return [_values(summary, row, names.get(row.network.parent_id)) for row in summary.rows]


def _values(summary: Summary, row: Row, parent: str | None) -> tuple:
    whole, own = row.whole, row.own
    return (
        row.network.name, parent, row.network.setting, summary.period.first, summary.period.last,
        summary.lens.value, whole.cost.value, whole.cost.certainty.value,
        whole.paid.own.value, whole.paid.employer.value, whole.paid.other.value,
        whole.worth, whole.net, whole.back, whole.saved, whole.hours,
        whole.activities, whole.rating, whole.cost_per_hour, whole.cost_per_activity,
        own.cost.value, own.worth or ZERO, own.hours, row.verdict, row.standing, whole.worth_is,
    )  # fmt: skip


def cells(summary: Summary) -> list[dict[str, str | None]]:
    """The same by heading, as files write it."""
    return [record(HEADINGS, row) for row in values(summary)]


def csv_lines(summary: Summary) -> Iterator[str]:
    """The header, then a line per network; names that a spreadsheet would run are guarded."""
    return written_lines(HEADINGS, values(summary), TEXTS)


def json_text(summary: Summary) -> str:
    """`{rows, score, sides, motto}`; money as text, null for what does not exist."""
    return json.dumps({"rows": cells(summary)} | totals(summary), ensure_ascii=False, indent=1)


def totals(summary: Summary) -> dict:
    """What stands beside the rows: offline against online, and the motto."""
    motto, score, sides = summary.motto, summary.score, summary.sides
    return {
        "score": {"offline": score.offline, "online": score.online},
        "sides": {"offline": _money(sides.offline), "online": _money(sides.online)},
        "motto": motto and {"rho": float(motto.rho), "n": motto.n},
    }


def _money(value: Decimal) -> str:
    return str(round_half_up(value))
