from dataclasses import replace

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.models import Activity
from networks.tables import ACTIVITIES, csv_response
from reflections.figures.load import read_outline
from reflections.forms.activities import ActivityFilter
from reflections.views.paging import pages_around
from reflections.views.viewpoint import Viewpoint, viewpoint_of

ROWS_A_PAGE = 50


@require_safe
def activities(request):
    """What the person did with their networks: filtered, sorted, counted."""
    view = viewpoint_of(request, read_outline)
    chosen = _chosen(request, view)
    scope = replace(view.scope, filters=tuple(chosen.asked.items()))
    rows = chosen.qs.select_related("organisation")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "reflections/activities.html",
        {
            "view": view,
            "filtered": replace(view, scope=scope),
            "chosen": chosen,
            "headings": chosen.headings(view.scope),
            "totals": chosen.qs.totals(),
            "page": page,
            "pages": pages_around(
                page, lambda number: scope.link(filters=(*scope.filters, ("page", number)))
            ),
            "has_any": any(one.activities for one in view.everything.networks.values()),
        },
    )


@require_safe
def activities_csv(request):
    """All that the list shows, on however many pages, as a file."""
    return csv_response(ACTIVITIES, _chosen(request, viewpoint_of(request, read_outline)).qs)


def _chosen(request, view: Viewpoint) -> ActivityFilter:
    period, ledger = view.scope.period, view.ledger
    rows = Activity.objects.of(request.user).filter(date__range=(period.first, period.last))
    if gone := view.everything.networks.keys() - ledger.networks.keys():
        rows = rows.exclude(organisation__in=gone)
    return ActivityFilter(request.GET, rows, ledger=ledger)
