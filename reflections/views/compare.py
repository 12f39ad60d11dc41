from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.arithmetic.money import Amount
from networks.views.page_cache import cached_while_unchanged
from reflections.figures import Row, Summary
from reflections.figures.belonging import Belonging, belonging
from reflections.figures.cash import handed_over
from reflections.figures.rows import Network
from reflections.history.break_even import BreakEven, break_even
from reflections.history.gaps import GapFigures, SpellFigures, spells_and_gaps
from reflections.history.hours import GivenAndGot, given_and_got
from reflections.history.over_time import FeeStep, fee_history
from reflections.history.quiet import last_activity
from reflections.views import chart_data
from reflections.views.in_and_out import thread_of
from reflections.views.viewpoint import Viewpoint, viewpoint_of

FEWEST, MOST = 2, 4


@dataclass(frozen=True)
class NetworkColumn:
    """One network of those compared; `row` is None when nothing of it falls in the period."""

    network: Network
    row: Row | None
    belonging: Belonging
    turns: list[SpellFigures | GapFigures]
    latest_fee: FeeStep | None
    last_activity: date | None
    given: GivenAndGot
    break_even: BreakEven
    handed_over: Amount


@require_safe
@cached_while_unchanged
def compare(request):
    """Two to four networks side by side."""
    view = viewpoint_of(request)
    asked = asked_networks(request, view)
    chosen = [pk for pk in asked if pk in view.ledger.networks][:MOST]
    filters = tuple(("network", str(pk)) for pk in asked)
    enough = len(chosen) >= FEWEST
    return render(
        request,
        "reflections/compare.html",
        {
            "view": view,
            "filtered": replace(view, scope=replace(view.scope, filters=filters)),
            "chosen": chosen,
            "too_many": len(asked) > MOST,
            "most": MOST,
            **(_side_by_side(view, chosen) if enough else {}),
        },
    )


def asked_networks(request, view: Viewpoint) -> list[int]:
    """Each once, in the order asked for; 404 when one is not the person's own."""
    own = {str(pk): pk for pk in view.everything.networks}
    asked = list(dict.fromkeys(request.GET.getlist("network")))
    if not own.keys() >= set(asked):
        raise Http404("No such network in your ledger")
    return [own[pk] for pk in asked]


def _side_by_side(view: Viewpoint, chosen: list[int]) -> dict:
    ledger, summary = view.ledger, view.summary()
    groups = [ledger.with_groups(pk) for pk in chosen]
    columns = [_column(view, group, summary) for group in groups]
    threads = [
        thread_of(column.network, ledger, view.scope)
        for column in columns
        if column.network.memberships
    ]
    return {
        "columns": columns,
        "compared": [column.network for column in columns],
        "currency": summary.currency,
        "threads": threads,
        "since": min((t.spells[0].started for t in threads), default=view.today),
        "worth_lines": chart_data.worth_lines(groups, summary.currency, view.today),
    }


def _column(view: Viewpoint, group: list[Network], summary: Summary) -> NetworkColumn:
    network, period, lens = group[0], view.scope.period, view.scope.lens
    history = fee_history(network, view.today)
    return NetworkColumn(
        network,
        summary.row(network.id),
        belonging(network, view.today),
        spells_and_gaps(view.ledger, network, lens, view.today),
        history[-1] if history else None,
        last_activity(group, view.today),
        given_and_got(group, period),
        break_even(group, period, lens),
        handed_over(group, period, lens),
    )
