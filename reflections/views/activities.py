"""The list of activities."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.models import Activity
from networks.models.activity import ActivityQuerySet
from networks.views.by_token import logged_by_token
from reflections.figures.load import read_outline
from reflections.forms.activities_filter import ActivityFilter
from reflections.views.log_by_token import log_by_token
from reflections.views.paging import pages_around
from reflections.views.viewpoint import Viewpoint, viewpoint_of

ROWS_A_PAGE = 50


@logged_by_token
def activities(request: SignedInRequest) -> HttpResponse:
    """The list; or one more activity, where a program posts it."""
    if request.method == "POST" and request.bearer is not None:
        return log_by_token(request)
    return activity_list(request)


@require_safe
def activity_list(request: SignedInRequest) -> HttpResponse:
    """What the person did with their networks: filtered, sorted, counted."""
    view = viewpoint_of(request, read_outline)
    chosen, rows = chosen_activities(request, view)
    own = Activity.objects.of(request.user).select_related("organisation")
    scope = replace(view.scope, filters=tuple(chosen.asked.items()))
    pages = Paginator(rows.select_related("organisation"), ROWS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(
        request,
        "reflections/activities.html",
        {
            "view": view,
            "filtered": replace(view, scope=scope),
            "chosen": chosen,
            "words": chosen.asked.get("text", ""),
            "headings": chosen.headings(view.scope),
            "totals": rows.totals(),
            "elsewhere": _elsewhere(request, view, chosen, rows),
            "coming_up": chosen.filter(own).coming_up(view.today)[:ROWS_A_PAGE],
            "asking": list(own.unanswered(view.today)),
            "page": page,
            "pages": pages_around(
                page, lambda number: scope.link(filters=(*scope.filters, ("page", number)))
            ),
            "has_any": any(network.activities for network in view.everything.networks.values()),
        },
    )


def chosen_activities(
    request: SignedInRequest, view: Viewpoint
) -> tuple[ActivityFilter, ActivityQuerySet]:
    """What the address asks for, and all rows that it shows."""
    period, ledger = view.scope.period, view.ledger
    last = min(period.last, view.today)
    rows = Activity.objects.of(request.user).filter(date__range=(period.first, last))
    if gone := view.everything.networks.keys() - ledger.networks.keys():
        rows = rows.exclude(organisation__in=gone)
    chosen = ActivityFilter(request.GET, ledger=ledger)
    return chosen, chosen.filter(rows)


def _elsewhere(
    request: SignedInRequest, view: Viewpoint, chosen: ActivityFilter, rows: ActivityQuerySet
) -> int:
    """How many more match at other times, up to today; not asked where nothing is looked for."""
    if not chosen.selects or view.scope.choice == "all":
        return 0
    own = Activity.objects.of(request.user).filter(date__lte=view.today)
    return chosen.filter(own).count() - rows.count()
