"""Networks in columns beside each other."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.views.page_cache import cached_while_unchanged
from reflections.history.compared import compared
from reflections.history.compared_lines import figure_lines, in_and_out
from reflections.views import chart_data
from reflections.views.timeline import lane_of
from reflections.views.viewpoint import Viewpoint, viewpoint_of

FEWEST, MOST = 2, 4


@require_safe
@cached_while_unchanged
def compare(request: SignedInRequest) -> HttpResponse:
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


def asked_networks(request: SignedInRequest, view: Viewpoint) -> list[int]:
    """Each once, in the order asked for; 404 when one is not the person's own."""
    own = {str(pk): pk for pk in view.everything.networks}
    asked = list(dict.fromkeys(request.GET.getlist("network")))
    if not own.keys() >= set(asked):
        raise Http404("No such network in your ledger")
    return [own[pk] for pk in asked]


def _side_by_side(view: Viewpoint, chosen: list[int]) -> dict:
    ledger, summary = view.ledger, view.summary()
    columns = compared(ledger, summary, chosen, view.today)
    lanes = [
        lane_of(column.network, ledger, view.scope)
        for column in columns
        if column.network.memberships
    ]
    currency = summary.currency
    return {
        "columns": columns,
        "figure_lines": figure_lines(columns, summary.lens, currency, view.symbol),
        "in_and_out": [in_and_out(column, currency) for column in columns],
        "compared": [column.network for column in columns],
        "currency": currency,
        "lanes": lanes,
        "since": min((t.spells[0].started for t in lanes), default=view.today),
        "worth_lines": chart_data.worth_lines(
            [column.group for column in columns], currency, view.today
        ),
    }
