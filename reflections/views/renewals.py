from django.shortcuts import render
from django.views.decorators.http import require_safe

from reflections.history.decisions import read_decisions
from reflections.renewals.agenda import agenda
from reflections.views.viewpoint import viewpoint_of


@require_safe
def renewals(request):
    """What is overdue, what to decide soon, and the year ahead."""
    view = viewpoint_of(request)
    context = {
        "view": view,
        "agenda": agenda(view.ledger, read_decisions(request.user), view.today, view.scope.lens),
    }
    return render(request, "reflections/renewals/list.html", context)
