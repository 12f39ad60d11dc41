"""The years of a ledger, each with the page on which it stands alone, to print or to keep."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.views.page_cache import cached_while_unchanged
from reflections.figures.each_year import year_by_year
from reflections.views.chart_data import YearLine, years_down
from reflections.views.viewpoint import viewpoint_of


@dataclass(frozen=True)
class Report:
    """A year's figures in words, and where each network's part of them stands."""

    year: YearLine
    page: str
    file: str
    workbook: str


@require_safe
@cached_while_unchanged
def reports(request: SignedInRequest) -> HttpResponse:
    """Every calendar year since the first recorded day, the newest first."""
    view = viewpoint_of(request)
    years = year_by_year(view.ledger, view.scope.lens, view.today)
    page = reverse("adds_up")
    file, workbook = reverse("summary_csv"), reverse("summary_xlsx")
    rows = []
    for year in years_down(years, view.ledger.currency):
        query = replace(view.scope, choice="year", year=int(year.label)).query
        rows.append(Report(year, page + query, file + query, workbook + query))
    return render(request, "reflections/reports.html", {"view": view, "reports": rows})
