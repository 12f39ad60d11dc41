"""The list of renewals."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.views.page_cache import cached_while_unchanged
from reflections.history.decisions import read_decisions
from reflections.renewals.agenda import agenda
from reflections.renewals.missed import to_ask_about
from reflections.renewals.to_pay import to_pay
from reflections.renewals.year_ahead import year_ahead
from reflections.views.viewpoint import viewpoint_of


@require_safe
@cached_while_unchanged
def renewals(request: SignedInRequest) -> HttpResponse:
    """What is overdue, to decide, to pay and to ask; and the year ahead in money."""
    view = viewpoint_of(request)
    context = {
        "view": view,
        "agenda": agenda(view.ledger, read_decisions(request.user), view.today, view.scope.lens),
        "to_pay": to_pay(view.ledger, view.today),
        "to_ask": to_ask_about(view.ledger, view.today),
        "year": year_ahead(view.ledger, view.today),
    }
    return render(request, "reflections/renewals/list.html", context)
