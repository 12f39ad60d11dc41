"""The figures as /summary.csv and the summary command write them."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal

from networks.arithmetic.money import ZERO, round_half_up
from networks.arithmetic.text import guard
from reflections.figures import Row, Summary

HEADINGS = (
    "organisation", "parent", "setting", "period_from", "period_until", "lens", "cost", "cost_is",
    "cost_self", "cost_employer", "cost_other", "worth", "net", "back", "saved", "hours",
    "activities", "rating", "cost_per_hour", "cost_per_activity", "own_cost", "own_worth",
    "own_hours", "verdict", "standing", "worth_is",
)  # fmt: skip
TEXTS = ("organisation", "parent")


def cells(summary: Summary) -> list[dict[str, str | None]]:
    """A row per network, by heading; None for a figure that does not exist."""
    names = {row.network.id: row.network.name for row in summary.rows}
    return [_cells(summary, row, names.get(row.network.parent_id)) for row in summary.rows]


def _cells(summary: Summary, row: Row, parent: str | None) -> dict[str, str | None]:
    whole, own = row.whole, row.own
    values = (
        row.network.name, parent, row.network.setting, summary.period.first, summary.period.last,
        summary.lens.value, whole.cost.value, whole.cost.certainty.value,
        whole.paid.own.value, whole.paid.employer.value, whole.paid.other.value,
        whole.worth, whole.net, whole.back, whole.saved, whole.hours,
        whole.activities, whole.rating, whole.cost_per_hour, whole.cost_per_activity,
        own.cost.value, own.worth or ZERO, own.hours, row.verdict, row.standing, whole.worth_is,
    )  # fmt: skip
    return dict(zip(HEADINGS, map(plain, values), strict=True))


def plain(value: object) -> str | None:
    """As files write it; None for what does not exist, and no minus before a 0."""
    if value is None:
        return None
    return str(abs(value) if isinstance(value, Decimal) and value == 0 else value)


def csv_lines(summary: Summary) -> Iterator[str]:
    """The header, then a line per network; names that a spreadsheet would run are guarded."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in (dict(zip(HEADINGS, HEADINGS, strict=True)), *cells(summary)):
        writer.writerow(
            guard(row[heading] or "") if heading in TEXTS else row[heading] for heading in HEADINGS
        )
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def json_text(summary: Summary) -> str:
    """`{rows, score, sides, motto}`; money as text, null for what does not exist."""
    motto, score, sides = summary.motto, summary.score, summary.sides
    return json.dumps(
        {
            "rows": cells(summary),
            "score": {"offline": score.offline, "online": score.online},
            "sides": {"offline": _money(sides.offline), "online": _money(sides.online)},
            "motto": motto and {"rho": float(motto.rho), "n": motto.n},
        },
        ensure_ascii=False,
        indent=1,
    )


def _money(value: Decimal) -> str:
    return str(round_half_up(value))
