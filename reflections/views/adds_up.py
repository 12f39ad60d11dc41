"""How the dashboard's figures add up, each at an address of its own."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.views.page_cache import cached_while_unchanged
from reflections.figures import Summary
from reflections.figures.cash import cash_in
from reflections.figures.headline import halves_of, worth_in_words
from reflections.figures.workings import rank_lines, side_lines
from reflections.views.viewpoint import Viewpoint, viewpoint_of


@require_safe
@cached_while_unchanged
def adds_up(request: SignedInRequest) -> HttpResponse:
    """Cost, worth and hours: each network once, its groups apart."""
    view = viewpoint_of(request)
    summary = view.summary()
    halves = halves_of(summary)
    cash = cash_in(view.ledger.networks.values(), view.scope.period)
    context = {
        "halves": halves,
        "judged_worth": worth_in_words(halves.judged, summary.currency),
        "cash": cash,
        "cash_of_others": cash.employer + cash.other,
    }
    return _page(request, view, summary, "reflections/adds_up/totals.html", context)


@require_safe
@cached_while_unchanged
def adds_up_result(request: SignedInRequest) -> HttpResponse:
    """The worths on each side."""
    view = viewpoint_of(request)
    summary = view.summary()
    context = {"side_lines": side_lines(summary)}
    return _page(request, view, summary, "reflections/adds_up/result.html", context)


@require_safe
@cached_while_unchanged
def adds_up_in_and_out(request: SignedInRequest) -> HttpResponse:
    """Whether one gets out what one puts in: the ranks that are compared."""
    view = viewpoint_of(request)
    summary = view.summary()
    context = {"rank_lines": rank_lines(summary)}
    return _page(request, view, summary, "reflections/adds_up/in_and_out.html", context)


def _page(
    request: SignedInRequest, view: Viewpoint, summary: Summary, template: str, context: Any
) -> HttpResponse:
    shown = {"view": view, "summary": summary, "currency": summary.currency}
    return render(request, template, shown | context)
