from django.shortcuts import render
from django.views.decorators.http import require_safe

from reflections.figures.first_steps import first_steps
from reflections.figures.score import decisive, with_all
from reflections.figures.tree import largest_first, longest_bar
from reflections.figures.workings import rank_lines, side_lines
from reflections.figures.years import year_by_year
from reflections.models import Reflection
from reflections.renewals.due import renewals
from reflections.views import chart_data
from reflections.views.viewpoint import Viewpoint, viewpoint_of

LATEST_ENTRIES = 3


@require_safe
def dashboard(request):
    """What the networks cost, what they were worth and who won, offline or online."""
    view = viewpoint_of(request)
    summary = view.summary()
    rows = largest_first(view.ledger, summary.rows)
    years = year_by_year(view.ledger, view.scope.lens, view.today)
    period = view.scope.period
    return render(
        request,
        "reflections/dashboard.html",
        {
            "view": view,
            "summary": summary,
            "rows": rows,
            "longest_bar": longest_bar(rows),
            "year_before": view.year_before(),
            "with_all": with_all(view.everything, view.ledger, period) if view.left_out else None,
            "without": _without(view),
            "story": view.everything.story,
            "steps": first_steps(view.everything),
            "side_lines": side_lines(summary),
            "rank_lines": rank_lines(summary),
            "renewals": renewals(view.ledger, view.today, view.scope.lens),
            "years": years,
            "cost_marks": chart_data.cost_and_worth(rows, view.scope),
            "motto_marks": chart_data.hours_and_worth(summary.rows, view.scope),
            "year_columns": chart_data.years(years, summary.currency),
            "entries": Reflection.objects.of(request.user)
            .latest()
            .with_network_count()[:LATEST_ENTRIES],
        },
    )


def _without(view: Viewpoint):
    """The one network that decides the result, and the address that leaves it out."""
    found = None if view.left_out else decisive(view.ledger, view.scope.period)
    return found and {"result": found, "href": view.without_link(found.networks[0])}
