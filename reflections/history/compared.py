"""Networks in columns, each with its groups: what a period cost and gave, and when one was in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from networks.arithmetic.money import Amount
from reflections.figures import Row, Summary, summary_csv
from reflections.figures.belonging import Belonging, belonging
from reflections.figures.cash import handed_over
from reflections.figures.rows import Ledger, Network
from reflections.history.break_even import BreakEven, break_even
from reflections.history.gaps import GapFigures, SpellFigures, spells_and_gaps
from reflections.history.hours import GivenAndGot, given_and_got
from reflections.history.over_time import FeeStep, fee_history
from reflections.history.quiet import last_activity

HEADINGS = (
    *summary_csv.HEADINGS,
    *("handed_over", "handed_over_is", "fee_a_year", "fee_change", "hours_given"),
    *("last_activity", "in_and_out"),
)
TEXTS = summary_csv.TEXTS


@dataclass(frozen=True)
class NetworkColumn:
    """One of the networks compared; `group` has it first, then all below it.

    `row` is None when nothing of it falls in the period.
    """

    group: list[Network]
    parent: Network | None
    row: Row | None
    belonging: Belonging
    times: list[SpellFigures | GapFigures]
    latest_fee: FeeStep | None
    last_activity: date | None
    given: GivenAndGot
    break_even: BreakEven
    handed_over: Amount

    @property
    def network(self) -> Network:
        return self.group[0]


def compared(
    ledger: Ledger, summary: Summary, chosen: Iterable[int], today: date
) -> list[NetworkColumn]:
    """A column for each, in the order of `chosen`."""
    return [_column(ledger, summary, pk, today) for pk in chosen]


def _column(ledger: Ledger, summary: Summary, pk: int, today: date) -> NetworkColumn:
    group = ledger.with_groups(pk)
    network, period, lens = group[0], summary.period, summary.lens
    history = fee_history(network, today)
    return NetworkColumn(
        group,
        ledger.networks.get(network.parent_id) if network.parent_id else None,
        summary.row(pk),
        belonging(network, today),
        spells_and_gaps(ledger, network, lens, today),
        history[-1] if history else None,
        last_activity(group, today),
        given_and_got(group, period),
        break_even(group, period, lens),
        handed_over(group, period, lens),
    )


def values(summary: Summary, columns: Iterable[NetworkColumn]) -> list[tuple]:
    """A row per network, under HEADINGS; None for a figure that does not exist."""
    figures = dict(
        zip((row.network.id for row in summary.rows), summary_csv.values(summary), strict=True)
    )
    return [
        (*figures.get(column.network.id, _without_figures(summary, column)), *_more(column))
        for column in columns
    ]


def _without_figures(summary: Summary, column: NetworkColumn) -> tuple:
    parent, period = column.parent, summary.period
    named = (column.network.name, parent and parent.name, column.network.setting)
    about = (*named, period.first, period.last, summary.lens.value)
    return (*about, *[None] * (len(summary_csv.HEADINGS) - len(about)))


def _more(column: NetworkColumn) -> tuple:
    fee, given = column.latest_fee, column.given
    return (
        column.handed_over.value,
        column.handed_over.certainty.value,
        fee and fee.a_year,
        fee and fee.change,
        given.given if given.hours else None,
        column.last_activity,
        _in_and_out(column.times),
    )


def _in_and_out(times: Iterable[SpellFigures | GapFigures]) -> str:
    """The days of each time as a member: 2006-11-01 to 2008-10-31; 2011-01-01 to today."""
    return "; ".join(
        f"{time.days.first} to {'today' if time.is_open else time.days.last}"
        for time in times
        if isinstance(time, SpellFigures)
    )
