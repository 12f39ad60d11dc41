"""What the dashboard's charts draw: marks and columns with their words."""

from collections.abc import Iterable
from decimal import Decimal

from networks.charts import Mark, Year
from networks.money import ZERO, format_amount, format_money
from reflections.forms.scope import Scope
from reflections.summaries.figures import Row
from reflections.summaries.years import YearFigures


def cost_and_worth(rows: Iterable[Row], scope: Scope) -> list[Mark]:
    """The networks at the top of the tree, each with its groups."""
    return [_mark(row, scope) for row in rows if row.depth == 0]


def _mark(row: Row, scope: Scope) -> Mark:
    whole = row.whole
    cost, worth = format_amount(whole.cost, row.currency), format_money(whole.worth, row.currency)
    note = f"cost {cost}, worth {worth}, {_hours(whole.hours)}"
    return Mark(
        row.network.short, whole.cost.value, whole.worth, whole.hours, row.network.setting,
        address(row, scope), note,
    )  # fmt: skip


def hours_and_worth(rows: Iterable[Row], scope: Scope) -> list[Mark]:
    """Every network held in the period, its groups apart: the pairs that the motto rests on."""
    return [_own_mark(row, scope) for row in rows if row.own.held]


def _own_mark(row: Row, scope: Scope) -> Mark:
    own = row.own
    note = f"{_hours(own.hours)}, worth {format_money(own.worth, row.currency)}"
    return Mark(
        row.network.short,
        own.hours,
        own.worth,
        ZERO,
        row.network.setting,
        address(row, scope),
        note,
    )


def _hours(hours: Decimal) -> str:
    return f"{hours.normalize():f} hour{'' if hours == 1 else 's'}"


def address(row: Row, scope: Scope) -> str:
    return f"/networks/{row.network.id}/{scope.query}"


def years(figures: Iterable[YearFigures], currency: str) -> list[Year]:
    return [
        Year(
            year.label, year.figures.cost.value, year.figures.worth,
            f"cost {format_amount(year.figures.cost, currency)},"
            f" worth {format_money(year.figures.worth, currency)}"
            + (", so far" if year.so_far else ""),
        )
        for year in figures
    ]  # fmt: skip
